import type { Instant } from '../kernel/day';
import { colleaguesAt, mentionsIn, nameOf } from './colleagues';
import type { ListedPerson } from './person';
import type { Role } from './rights';

/** People as colleagues: who is one at a company, and whom a text speaks to. */
const person = (email: string, role: Role, more: Partial<ListedPerson> = {}): ListedPerson => ({
  id: 1,
  email,
  name: email.split('@')[0]!.toUpperCase(),
  language: 'en',
  locale: 'en-GB',
  theme: 'auto',
  epoch: 0,
  hasSecondFactor: false,
  roles: [{ companyId: null, role }],
  invited: false,
  signedInAt: null,
  askedResetAt: null,
  disabledAt: null,
  ...more,
});

const people = [
  person('anna@acme.example', 'manager'),
  person('jo.li@acme.example', 'reader'),
  person('anna@other.example', 'collector', { roles: [{ companyId: 7, role: 'collector' }] }),
  person('gone@acme.example', 'manager', { disabledAt: '2026-01-01T00:00:00.000Z' as Instant }),
  person('new@acme.example', 'manager', { invited: true }),
];

describe('colleagues', () => {
  it('are those who can sign in and may do it there', () => {
    expect(colleaguesAt(people, 3).map(({ handle }) => handle)).toEqual(['anna', 'jo.li']);
    expect(colleaguesAt(people, 3, 'work').map(({ handle }) => handle)).toEqual(['anna']);
  });

  it('have their whole address as handle where two would share it', () => {
    expect(colleaguesAt(people, 7).map(({ handle }) => handle)).toEqual([
      'anna@acme.example',
      'jo.li',
      'anna@other.example',
    ]);
  });

  it.each([
    ['@anna please look, and @jo.li.', ['anna', 'jo.li'], []],
    ['(@Anna) and @anna again', ['anna'], []],
    ['write to anna@acme.example', [], []],
    ['@anna@acme.example', ['anna'], []],
    ['@nobody: hello @ you', [], ['nobody']],
    ['12@3 costs', [], []],
  ])('%s', (text, told, unknown) => {
    const found = mentionsIn(text, colleaguesAt(people, 3));
    expect(found.told.map(({ handle }) => handle)).toEqual(told);
    expect(found.unknown).toEqual(unknown);
  });

  it('are called by name where the record names their address', () => {
    expect(nameOf(people, 'jo.li@acme.example')).toBe('JO.LI');
    expect(nameOf(people, 'billing')).toBe('billing');
  });
});
