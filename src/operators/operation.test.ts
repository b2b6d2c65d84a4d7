import type { Instant } from '../kernel/day';
import type { ListedPerson } from '../people/person';
import type { Role } from '../people/rights';
import { codeFor, seatChanges, type OperationSeat } from './operation';

/** Who works at the operator (company 1) has a seat at the company (2) that it works for. */
const person = (id: number, roles: readonly (readonly [number | null, Role])[], disabledAt: string | null = null) =>
  ({
    ...{
      id,
      name: `p${id}`,
      email: `p${id}@acme.example`,
      language: 'en',
      locale: 'en-GB',
      theme: 'auto' as const,
      epoch: 0,
    },
    ...{
      hasSecondFactor: false,
      invited: false,
      signedInAt: null,
      askedResetAt: null,
      disabledAt: disabledAt as Instant | null,
    },
    roles: roles.map(([companyId, role]) => ({ companyId, role })),
  }) satisfies ListedPerson;
const seat = (personId: number, role: Role): OperationSeat => ({ id: 100 + personId, operationId: 9, personId, name: `p${personId}`, role }); // prettier-ignore
const changes = (one: ListedPerson, seats: readonly OperationSeat[]) => {
  const { ends, begins } = seatChanges([one], { companyId: 2, operatorId: 1 }, seats);
  return { ends: ends.map(({ role }) => role), begins: begins.map(({ role }) => role) };
};

test.each`
  what                                            | one                                                                 | seats                       | ends            | begins
  ${'who joins gets a seat'}                      | ${person(3, [[1, 'collector']])}                                    | ${[]}                       | ${[]}           | ${['collector']}
  ${'an administrator only as a manager'}         | ${person(3, [[1, 'administrator']])}                                | ${[]}                       | ${[]}           | ${['manager']}
  ${'who only reads gets none'}                   | ${person(3, [[1, 'reader']])}                                       | ${[]}                       | ${[]}           | ${[]}
  ${'who has a role there already gets none'}     | ${person(3, [[1, 'collector'], [2, 'reader']])}                     | ${[]}                       | ${[]}           | ${[]}
  ${'who works at everything is no colleague'}    | ${person(3, [[null, 'manager']])}                                   | ${[]}                       | ${[]}           | ${[]}
  ${'who stays keeps it'}                         | ${person(3, [[1, 'collector'], [2, 'collector']])}                  | ${[seat(3, 'collector')]}   | ${[]}           | ${[]}
  ${'who leaves the operator loses it'}           | ${person(3, [[2, 'collector'], [5, 'collector']])}                  | ${[seat(3, 'collector')]}   | ${['collector']} | ${[]}
  ${'who is disabled loses it'}                   | ${person(3, [[1, 'collector'], [2, 'collector']], '2026-03-01')}    | ${[seat(3, 'collector')]}   | ${['collector']} | ${[]}
  ${'who may do less there does so here'}         | ${person(3, [[1, 'collector'], [2, 'manager']])}                    | ${[seat(3, 'manager')]}     | ${['manager']}  | ${['collector']}
  ${'whom the company sent away stays away'}      | ${person(3, [[1, 'collector']])}                                    | ${[seat(3, 'collector')]}   | ${[]}           | ${[]}
  ${'also where the role at the operator changes'} | ${person(3, [[1, 'manager']])}                                     | ${[seat(3, 'collector')]}   | ${[]}           | ${[]}
`('$what', ({ one, seats, ends, begins }) => {
  expect(changes(one as ListedPerson, seats as OperationSeat[])).toEqual({ ends, begins });
}); // prettier-ignore

test.each([
  ['Brasserie du Port SARL', [], 'brasserie-du-port-sarl'],
  [
    'Brasserie du Port S.A.R.L',
    ['brasserie-du-port-s-a-r-l', 'brasserie-du-port-s-a-r-l-2'],
    'brasserie-du-port-s-a-r-l-3',
  ],
  ['x'.repeat(50), ['x'.repeat(36)], `${'x'.repeat(36)}-2`],
  ['Λιμάνι ΑΕ', [], 'company'],
  ['Λιμάνι ΑΕ', ['company'], 'company-2'],
])('%s beside %j is %s', (name, taken, code) => {
  expect(codeFor(name, taken)).toBe(code);
});
