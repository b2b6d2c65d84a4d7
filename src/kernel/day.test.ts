import { fc } from './testing/chance';
import {
  addDays,
  addMonths,
  day,
  dayFrom,
  dayIn,
  dayOf,
  daysBetween,
  endOfMonth,
  hourIn,
  weekday,
  type Instant,
} from './day';

describe('dayFrom', () => {
  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false], // no leap year
    ['2100-02-29', false], // nor this one
    ['2000-02-29', true],
    ['2026-02-31', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['0026-01-01', false],
    ['2026-1-1', false],
    ['2026-01-01T00:00:00Z', false],
    [' 2026-01-01', false],
    ['2026-01-01\n', false],
    ['', false],
  ])('%j is a day: %s', (text, is) => {
    expect(dayFrom(text)).toBe(is ? text : undefined);
  });
});

describe('arithmetic of days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-28', 2, '2026-03-30'], // over the change to summer time
    ['2026-10-24', 2, '2026-10-26'], // and back
  ])('%s %+d days is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(days);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -13, '2025-02-28'],
  ])('%s %+d months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it('knows the ends of months and the days of the week', () => {
    expect(endOfMonth(day('2024-02-10'))).toBe('2024-02-29');
    expect([weekday(day('2026-06-28')), weekday(day('2026-06-29'))]).toEqual([7, 1]);
  });

  it('adds up and comes back, whatever the day', () => {
    const days = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays(day('1950-01-01'), n));
    fc.assert(
      fc.property(days, fc.integer({ min: -9000, max: 9000 }), (from, n) => {
        const to = addDays(from, n);
        expect(daysBetween(from, to)).toBe(n);
        expect(addDays(to, -n)).toBe(from);
        expect(to > from).toBe(n > 0); // text order is date order
      }),
    );
  });
});

describe('C16 days are days of the zone, not of UTC', () => {
  it.each([
    ['2026-03-01T23:30:00.000Z', 'Europe/Paris', '2026-03-02', 0],
    ['2026-03-01T23:30:00.000Z', 'Europe/London', '2026-03-01', 23],
    ['2026-07-01T22:30:00.000Z', 'Europe/Berlin', '2026-07-02', 0],
    ['2026-03-01T03:00:00.000Z', 'America/New_York', '2026-02-28', 22],
  ])('%s in %s is %s, hour %i', (at, zone, on, hour) => {
    expect(dayIn(zone, at as Instant)).toBe(on);
    expect(hourIn(zone, at as Instant)).toBe(hour);
  });

  it('dayOf refuses what the calendar has not', () => {
    expect(dayOf(2026, 2, 30)).toBeUndefined();
    expect(dayOf(2026, 2, 3)).toBe('2026-02-03');
  });
});
