import { zoneOf } from '../companies/country';
import { dayIn, hourIn, type Day, type Instant } from '../kernel/day';
import { hourOf } from '../outbox/send-hour';

/**
 * The hour of a message is the recipient's: what the company sends at eight leaves at eight where the customer is. Where it
 * is later there already it leaves at once; a run as of another day is not about hours at all.
 */
export function hoursOfDay(now: Instant, zone: string, asOn: Day): (country: string | null) => Instant | undefined {
  if (dayIn(zone, now) !== asOn) return () => undefined;
  const known = new Map<string, Instant | undefined>();
  return (country) => {
    if (country === null) return undefined;
    if (!known.has(country)) known.set(country, laterThere(now, zone, asOn, zoneOf(country)));
    return known.get(country);
  };
}

function laterThere(now: Instant, zone: string, asOn: Day, theirs: string): Instant | undefined {
  if (theirs === zone) return undefined;
  const at = hourOf(asOn, hourIn(zone, now), theirs);
  return at > now ? at : undefined;
}
