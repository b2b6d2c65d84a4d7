import type { Instant } from '../kernel/day';
import { day } from '../kernel/day';
import { bothOpenAt, hoursOf, opensAt, waitsUntil, windowOf, zonePlace } from './send-window';

/** Hours of the week in which mails leave; 1 is Monday. 2026-03-27 is a Friday, clocks go forward on the 29th in Paris. */
const at = (text: string): Instant => text as Instant;
const office = { days: [1, 2, 3, 4, 5], from: 8, until: 18 };

type Hours = NonNullable<Parameters<typeof windowOf>[0]['sendWindow']>;
const paris = (sendWindow: Hours | null, ...closedDays: string[]) =>
  windowOf({ sendWindow, closedDays: closedDays.map(day) }, { zone: 'Europe/Paris', country: 'FR', region: null });

describe('the send window', () => {
  it.each([
    [office, '2026-03-27T07:00:00.000Z', null], // eight o'clock in Paris
    [office, '2026-03-27T06:59:00.000Z', '2026-03-27T07:00:00.000Z'],
    [office, '2026-03-27T16:59:00.000Z', null],
    [office, '2026-03-27T17:00:00.000Z', '2026-03-30T06:00:00.000Z'], // over the weekend, and into summer time
    [office, '2026-10-23T20:00:00.000Z', '2026-10-26T07:00:00.000Z'], // and out of it
    [{ days: [7], from: 0, until: 24 }, '2026-03-28T23:00:00.000Z', null], // all of a Sunday
    [{ days: [7], from: 2, until: 3 }, '2026-03-28T12:00:00.000Z', '2026-04-05T00:00:00.000Z'], // there is no two o'clock
    [{ days: [7], from: 3, until: 4 }, '2026-03-28T12:00:00.000Z', '2026-03-29T01:00:00.000Z'],
  ])('%j at %s opens %s', (window, now, opens) => {
    expect(opensAt(paris(window), at(now))).toBe(opens);
  });

  it('is not there unless it was set, and holds back neither letters nor what a person writes', () => {
    const night = at('2026-03-27T22:00:00.000Z');
    const waits = (change: object, hours: Hours | null = office) =>
      waitsUntil(
        { about: 'reminder/1', channel: 'email', notBefore: null, country: 'FR', region: null, ...change },
        { own: paris(hours), theirs: () => null },
        night,
      );
    expect(waits({}, null)).toBeNull();
    expect(waits({})).toBe('2026-03-30T06:00:00.000Z');
    expect([waits({ channel: 'letter' }), waits({ about: 'free/1' })]).toEqual([null, null]);
    const monday = at('2026-03-30T17:00:00.000Z');
    expect(waits({ notBefore: monday })).toBe('2026-03-31T06:00:00.000Z'); // its own hour is outside of it too
    expect(waits({ notBefore: monday, about: 'free/1' })).toBe(monday);
  });

  it('is closed on public holidays, unless they are chosen, and always on the company’s own closed days', () => {
    const good = at('2026-04-05T20:00:00.000Z'); // the evening before Easter Monday
    const opens = (hours: Hours, ...closed: string[]) => opensAt(paris(hours, ...closed), good);
    expect(opens(office)).toBe('2026-04-07T06:00:00.000Z');
    expect(opens({ ...office, holidays: true })).toBe('2026-04-06T06:00:00.000Z');
    expect(opens({ ...office, holidays: true }, '2026-04-06', '2026-04-07')).toBe('2026-04-08T06:00:00.000Z');
    expect(opens(office, '2026-04-07', '2026-04-08')).toBe('2026-04-09T06:00:00.000Z');
    expect(opensAt(paris(null, '2026-04-05'), good)).toBeNull();
    expect(opensAt(paris(office, '2026-04-07'), at('2026-04-07T09:00:00.000Z'))).toBe('2026-04-08T06:00:00.000Z');
  });

  it('that never opens lets nothing out', () => {
    const year = Array.from({ length: 366 }, (_, n) => new Date(Date.UTC(2026, 3, 1 + n)).toISOString().slice(0, 10));
    expect(opensAt(paris(office, ...year), at('2026-04-01T09:00:00.000Z'))).toBe('2027-04-02T06:00:00.000Z');
  });
});

/** A company in Paris; 2026-03-27 is a Friday. Clocks of Paris and Lisbon go forward on the 29th, those of New York did on the 8th. */
describe('the hours of the customer', () => {
  const company = { zone: 'Europe/Paris', country: 'FR', region: null };
  const hours = (change: object = {}) =>
    hoursOf({ sendWindow: null, closedDays: [], debtorHours: 'theirs', testMode: false, ...change }, company);
  const leaves = (place: string, now: string, of = hours(), more: object = {}): Instant | null => {
    const [country = '', region = null] = place.split('-');
    const email = { about: 'reminder/1', channel: 'email', notBefore: null } as const;
    return waitsUntil({ ...email, country: country === '' ? null : country, region, ...more }, of, at(now));
  };

  it.each([
    // in Paris it is nine on a Friday
    ['FR', '2026-03-27T08:00:00.000Z', null],
    ['PT', '2026-03-27T08:00:00.000Z', null], // eight
    ['PT', '2026-03-27T07:59:00.000Z', '2026-03-27T08:00:00.000Z'],
    ['US', '2026-03-27T08:00:00.000Z', '2026-03-27T12:00:00.000Z'],
    ['JP', '2026-03-27T08:00:00.000Z', null], // five in the afternoon
    ['JP', '2026-03-27T09:00:00.000Z', '2026-03-29T23:00:00.000Z'], // six: on Monday
    ['', '2026-03-28T09:00:00.000Z', '2026-03-30T06:00:00.000Z'], // of no known country: the company's, over the weekend
    // C15: holidays there, also of a region, and not those here
    ['GB', '2026-04-03T09:00:00.000Z', '2026-04-07T07:00:00.000Z'], // Good Friday to Easter Monday
    ['FR', '2026-04-03T09:00:00.000Z', null],
    ['GB', '2026-07-14T09:00:00.000Z', null],
    ['FR', '2026-07-14T09:00:00.000Z', '2026-07-15T06:00:00.000Z'],
    ['DE-BY', '2026-06-04T09:00:00.000Z', '2026-06-05T06:00:00.000Z'], // Corpus Christi
    ['DE-BE', '2026-06-04T09:00:00.000Z', null],
  ])('%s at %s: %s', (place, now, until) => {
    expect(leaves(place, now)).toBe(until);
  });

  it('lie within those of the company, and give way to them where the two never meet', () => {
    const mornings = hours({ sendWindow: { days: [1, 2, 3, 4, 5], from: 8, until: 12 } });
    expect(leaves('PT', '2026-03-27T10:30:00.000Z', mornings)).toBeNull();
    expect(leaves('PT', '2026-03-27T11:30:00.000Z', mornings)).toBe('2026-03-30T07:00:00.000Z'); // eight in Lisbon, nine in Paris
    expect(leaves('US', '2026-03-27T11:30:00.000Z', mornings)).toBe('2026-03-30T06:00:00.000Z');
    expect(leaves('US', '2026-03-27T08:30:00.000Z', mornings)).toBeNull();
    const closed = hours({ closedDays: ['2026-03-30' as never], sendWindow: office });
    expect(leaves('JP', '2026-03-27T16:00:00.000Z', closed)).toBe('2026-03-31T06:00:00.000Z');
  });

  it('do not matter to what is written by hand, to letters, in test mode, or where the company says so', () => {
    const night = '2026-03-27T22:00:00.000Z';
    expect(leaves('FR', night)).not.toBeNull();
    expect(leaves('FR', night, hours(), { about: 'free/1' })).toBeNull();
    expect(leaves('FR', night, hours(), { channel: 'letter' })).toBeNull();
    expect(leaves('FR', night, hours({ testMode: true }))).toBeNull();
    expect(leaves('FR', night, hours({ debtorHours: 'company' }))).toBeNull();
    expect(bothOpenAt(null, null, at(night))).toBeNull();
  });

  it('are named by their place', () => {
    expect(['Europe/Lisbon', 'America/New_York', 'UTC'].map(zonePlace)).toEqual(['Lisbon', 'New York', 'UTC']);
  });
});
