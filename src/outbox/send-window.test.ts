import type { Instant } from '../kernel/day';
import { day } from '../kernel/day';
import { opensAt, waitsUntil, windowOf } from './send-window';

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
      waitsUntil({ about: 'reminder/1', channel: 'email', notBefore: null, ...change }, paris(hours), night);
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
