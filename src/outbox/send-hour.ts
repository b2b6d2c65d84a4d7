import { addDays, dayIn, hourIn, type Day, type Instant } from '../kernel/day';

/**
 * The moment at which it is a certain hour of a day where the recipient is: a day is a day of the calendar, never of UTC,
 * and an hour is the recipient's. Where clocks jump over that hour it is the next one; where they show it twice, the first.
 */
export function hourOf(on: Day, hour: number, zone: string): Instant {
  const from = Date.parse(`${addDays(on, -1)}T00:00:00Z`);
  for (let passed = 0; passed < 72; passed += 1) {
    for (const minutes of [0, 15, 30, 45]) {
      const at = new Date(from + (passed * 60 + minutes) * 60_000).toISOString() as Instant;
      if (dayIn(zone, at) > on || (dayIn(zone, at) === on && hourIn(zone, at) >= hour)) return at;
    }
  }
  return `${on}T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant;
}
