import type { Instant } from '../kernel/day';
import { opensAt, waitsUntil, type SendWindow } from './send-window';

/** Hours of the week in which mails leave; 1 is Monday. 2026-03-27 is a Friday, clocks go forward on the 29th in Paris. */
const at = (text: string): Instant => text as Instant;
const office: SendWindow = { days: [1, 2, 3, 4, 5], from: 8, until: 18 };

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
    expect(opensAt(window, 'Europe/Paris', at(now))).toBe(opens);
  });

  it('is not there unless it was set, and holds back neither letters nor what a person writes', () => {
    const night = at('2026-03-27T22:00:00.000Z');
    const waits = (change: object, window: SendWindow | null = office) =>
      waitsUntil({ about: 'reminder/1', channel: 'email', notBefore: null, ...change }, window, 'Europe/Paris', night);
    expect(waits({}, null)).toBeNull();
    expect(waits({})).toBe('2026-03-30T06:00:00.000Z');
    expect([waits({ channel: 'letter' }), waits({ about: 'free/1' })]).toEqual([null, null]);
    const monday = at('2026-03-30T17:00:00.000Z');
    expect(waits({ notBefore: monday })).toBe('2026-03-31T06:00:00.000Z'); // its own hour is outside of it too
    expect(waits({ notBefore: monday, about: 'free/1' })).toBe(monday);
  });
});
