import type { Day, Instant } from '../kernel/day';

/**
 * A company may live on one day for good: the demo, whose history ends there. Its evenings are long: the real day, from
 * midnight to midnight, passes there between six and ten in UTC, so that what is done now stands after what was played and
 * is still that day in the zones of Europe.
 */
export function momentOn(fixedDay: Day | null, now: Instant): Instant {
  if (fixedDay === null) return now;
  const passed = Date.parse(now) - Date.parse(now.slice(0, 10));
  return new Date(Date.parse(fixedDay) + EVENING_MS + Math.floor(passed / 6)).toISOString() as Instant;
}

const EVENING_MS = 18 * 3_600_000;
