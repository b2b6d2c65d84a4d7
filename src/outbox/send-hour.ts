import { dayIn, hourIn, type Day, type Instant } from '../kernel/day';

/**
 * The moment at which it is a certain hour of a day where the recipient is: a day is a day of the calendar, never of UTC,
 * and an hour is the recipient's. Where clocks jump over that hour it is the next one; where they show it twice, the first.
 */
export function hourOf(on: Day, hour: number, zone: string): Instant {
  const inUtc = Date.parse(`${on}T00:00:00Z`) + hour * HOUR;
  const said = (at: number): Instant => new Date(at).toISOString() as Instant;
  const isThen = (at: number): boolean => {
    const day = dayIn(zone, said(at));
    return day > on || (day === on && hourIn(zone, said(at)) >= hour);
  };
  const last = inUtc + FURTHEST_WEST * HOUR;
  let at = inUtc - FURTHEST_EAST * HOUR;
  while (at < last && !isThen(at)) at += HOUR;
  while (isThen(at - QUARTER)) at -= QUARTER;
  return said(at);
}

const HOUR = 3_600_000;
const QUARTER = 900_000;
/** Nowhere is it so much later than in UTC, and nowhere so much earlier. */
const FURTHEST_EAST = 15;
const FURTHEST_WEST = 13;
