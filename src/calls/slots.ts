import { addDays, dayIn, weekday, type Day, type Instant } from '../kernel/day';
import type { CallHours } from './hours';

/**
 * The moments at which somebody can still be called: within their hours, on days on which the company works and they are there, not too
 * soon, not too far ahead, not where another call is agreed, and no more a day than they want.
 */
export interface Slot {
  readonly personId: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** The company's. */
  readonly onDay: Day;
}

export interface Booked {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export interface SlotFacts {
  readonly hours: CallHours;
  readonly zone: string;
  readonly now: Instant;
  /** What the person has agreed already, at whatever company. */
  readonly booked: readonly Booked[];
  /** Does the company work on that day, and is the person there? */
  isOpen(day: Day): boolean;
}

/** Nobody is called at a moment's notice. */
const NOTICE_MS = 60 * 60_000;

export function freeSlots({ hours, zone, now, booked, isOpen }: SlotFacts): Slot[] {
  const today = dayIn(zone, now);
  const earliest = new Date(Date.parse(now) + NOTICE_MS).toISOString();
  const days = Array.from({ length: hours.aheadDays + 1 }, (_, ahead) => addDays(today, ahead)).filter(isOpen);
  return days.flatMap((onDay) => {
    const taken = booked.filter(({ startsAt }) => dayIn(zone, startsAt) === onDay).length;
    if (taken >= hours.mostADay) return [];
    return slotsOn(hours, onDay, zone).filter(
      ({ startsAt, endsAt }) =>
        startsAt >= earliest && !booked.some((one) => one.startsAt < endsAt && startsAt < one.endsAt),
    );
  });
}

function slotsOn({ spans, slotMinutes, personId }: CallHours, onDay: Day, zone: string): Slot[] {
  return spans
    .filter((span) => span.weekday === weekday(onDay))
    .flatMap(({ from, until }) =>
      Array.from({ length: Math.floor((until - from) / slotMinutes) }, (_, at) => from + at * slotMinutes),
    )
    .flatMap((minute) => {
      const startsAt = momentAt(onDay, minute, zone);
      if (startsAt === undefined) return [];
      const endsAt = new Date(Date.parse(startsAt) + slotMinutes * 60_000).toISOString() as Instant;
      return [{ personId, startsAt, endsAt, onDay }];
    });
}

/**
 * The moment at which clocks of the zone show that minute of the day. Undefined where they jump over it; where they show it twice, the
 * first.
 */
export function momentAt(onDay: Day, minute: number, zone: string): Instant | undefined {
  const shown = Date.parse(`${onDay}T00:00:00Z`) + minute * 60_000;
  const found = [-DAY_MS, 0, DAY_MS]
    .map((away) => shown - offsetAt(zone, shown + away))
    .filter((at) => at + offsetAt(zone, at) === shown);
  return found.length === 0 ? undefined : (new Date(Math.min(...found)).toISOString() as Instant);
}

const DAY_MS = 86_400_000;

/** By how much clocks of the zone are ahead of UTC. */
function offsetAt(zone: string, at: number): number {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) - Math.floor(at / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const made =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, hour12: false, year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
  clocks.set(zone, made);
  return made;
}
