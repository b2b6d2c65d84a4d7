import { day, type Instant } from '../kernel/day';
import { checked, isOld, meansOf, standing, type Fact, type NewFact } from './fact';

/** What is known of means: the newest stands, what is old concludes nothing, and what cannot be is refused. */
const today = day('2026-06-30');
const said: NewFact = {
  ...{ kind: 'equity', amountMinor: -12_000_00, currency: 'EUR', people: null, year: 2025, note: null },
  ...{ source: 'accounts of 2025', asOf: day('2025-12-31'), toldBy: 'us' },
};
let id = 0;
const fact = (more: Partial<Fact>): Fact => ({
  ...{ ...said, id: (id += 1), recordedAt: '2026-01-01T00:00:00.000Z' as Instant, recordedBy: 'test', endedAt: null },
  ...more,
});
const taken = { endedAt: '2026-02-01T00:00:00.000Z' as Instant };

it.each<readonly [string, Partial<NewFact>]>([
  ['no figure', { amountMinor: null, currency: null }],
  ['a sum without a currency', { currency: null }],
  ['no such currency', { currency: 'EURO' }],
  ['no source', { source: '  ' }],
  ['a source beyond measure', { source: 'x'.repeat(201) }],
  ['employees without a number', { kind: 'employees' }],
  ['less than no employees', { kind: 'employees', people: -1 }],
  ['half an employee', { kind: 'employees', people: 1.5 }],
  ['a note without words', { kind: 'note', note: ' ' }],
  ['assets without worth or words', { kind: 'assets', amountMinor: null, currency: null }],
  ['assets below nothing', { kind: 'assets', amountMinor: -1 }],
  ['turnover below nothing', { kind: 'turnover', amountMinor: -1 }],
  ['a day to come', { asOf: day('2026-07-01') }],
  ['a year to come', { year: 2027 }],
  ['a year before all registers', { year: 1949 }],
])('refuses %s', (_, more) => {
  expect(() => checked({ ...said, ...more }, today)).toThrow();
});

it.each<readonly [string, Partial<NewFact>]>([
  ['own funds below nothing', {}],
  ['a loss', { kind: 'result', amountMinor: -1 }],
  ['assets that are described', { kind: 'assets', amountMinor: null, currency: null, note: 'a van' }],
  ['no assets', { kind: 'assets', amountMinor: 0 }],
  ['nobody employed', { kind: 'employees', people: 0, amountMinor: null, currency: null }],
  ['a note', { kind: 'note', note: 'works alone', amountMinor: null, currency: null }],
  ['the year that runs', { year: 2026, asOf: today }],
])('takes %s', (_, more) => {
  expect(checked({ ...said, ...more }, today)).toEqual({ ...said, ...more });
});

it('is old when eighteen months are over, and not on the last day of them', () => {
  expect(isOld({ asOf: day('2024-12-30') }, today)).toBe(false);
  expect(isOld({ asOf: day('2024-12-29') }, today)).toBe(true);
});

it('lets the newest of each kind stand, by its day and then by when it was told, and every note', () => {
  const older = fact({ asOf: day('2024-12-31') });
  const newest = fact({ asOf: day('2025-12-31') });
  const again = fact({ asOf: day('2025-12-31') });
  const wrong = fact({ asOf: day('2026-05-01'), ...taken });
  const [one, two] = [fact({ kind: 'note', note: 'a' }), fact({ kind: 'note', note: 'b' })];
  expect(standing([older, newest, wrong, one, two])).toEqual([newest, two, one]);
  expect(standing([older, again, newest])[0]).toEqual(again);
});

it('concludes from what is fresh, and from nothing else', () => {
  expect(meansOf([], today)).toBeNull();
  expect(meansOf([fact({ asOf: day('2024-01-01') })], today)).toBeNull();
  expect(meansOf([fact(taken)], today)).toBeNull();
  expect(meansOf([fact({ kind: 'turnover', amountMinor: 1 })], today)).toBeNull();
  const none = fact({ kind: 'assets', amountMinor: 0, asOf: day('2026-03-01') });
  expect(meansOf([fact({}), none], today)).toEqual({
    ...{ equityMinor: -12_000_00, assets: false, employees: null, on: '2026-03-01' },
  });
  const van = fact({ kind: 'assets', amountMinor: null, currency: null, note: 'a van' });
  expect(meansOf([van], today)?.assets).toBe(true);
  expect(meansOf([fact({ kind: 'employees', people: 3 })], today)?.employees).toBe(3);
});
