import type { Company } from '../companies/company';
import { zoneOf } from '../companies/country';
import type { Settings } from '../companies/settings';
import { calendarOf } from '../kernel/calendar';
import { addDays, dayIn, hourIn, weekday, type Day, type Instant } from '../kernel/day';
import { leavesAtOnce } from './kinds';
import { hourOf } from './send-hour';

/**
 * The hours of the week in which emails leave, in the zone of the company. Its own closed days are closed, and so are the
 * public holidays where it is, unless it says otherwise. What comes outside of them waits and leaves when they begin; what a
 * person writes to somebody leaves at once.
 */
export interface SendWindow {
  readonly hours: NonNullable<Settings['sendWindow']>;
  readonly zone: string;
  isClosed(day: Day): boolean;
}

/** Null: mails leave at any time. */
export function windowOf(
  { sendWindow, closedDays }: Pick<Settings, 'sendWindow' | 'closedDays'>,
  { zone, country, region }: Pick<Company, 'zone' | 'country' | 'region'>,
): SendWindow | null {
  if (sendWindow === null) return null;
  const calendar = calendarOf(country, region);
  const own = new Set<string>(closedDays);
  const isClosed = (day: Day): boolean => own.has(day) || (sendWindow.holidays !== true && calendar.isHoliday(day));
  return { hours: sendWindow, zone, isClosed };
}

/** When mails may leave again; null: they may now. */
export function opensAt(window: SendWindow | null, now: Instant): Instant | null {
  if (window === null || isOpen(window, now)) return null;
  const { hours, zone } = window;
  const today = dayIn(zone, now);
  for (let ahead = 0; ahead <= LONGEST_WAIT; ahead += 1) {
    const on = addDays(today, ahead);
    if (!hours.days.includes(weekday(on)) || window.isClosed(on)) continue;
    const at = hourOf(on, hours.from, zone);
    // where clocks jump over the whole of it, it does not open on that day
    if (at > now && isOpen(window, at)) return at;
  }
  return hourOf(addDays(today, LONGEST_WAIT), hours.from, zone);
}

/** A company can close every day of a year; after that somebody looks again. */
const LONGEST_WAIT = 400;

function isOpen({ hours: { days, from, until }, zone, isClosed }: SendWindow, at: Instant): boolean {
  const [on, hour] = [dayIn(zone, at), hourIn(zone, at)];
  return days.includes(weekday(on)) && hour >= from && hour < until && !isClosed(on);
}

/** Where a customer is; an unknown country counts as that of the company. */
export interface Place {
  readonly country: string | null;
  readonly region: string | null;
}

/** The hours of the company, and those in which people are at work where a customer is. */
export interface SendHours {
  readonly own: SendWindow | null;
  /** Null: theirs do not matter. */
  theirs(place: Place): SendWindow | null;
}

/** In test mode nobody is reached at any hour. */
export function hoursOf(
  settings: Pick<Settings, 'sendWindow' | 'closedDays' | 'debtorHours' | 'testMode'>,
  company: Pick<Company, 'zone' | 'country' | 'region'>,
): SendHours {
  const known = new Map<string, SendWindow>();
  return {
    own: windowOf(settings, company),
    theirs: (place) => {
      if (settings.debtorHours === 'company' || settings.testMode) return null;
      const { country, region } = place.country === null ? company : place;
      const zone = country === null || country === company.country ? company.zone : zoneOf(country);
      const key = `${country ?? ''}-${region ?? ''}`;
      const made = known.get(key) ?? officeAt(zone, country ?? company.country, region);
      known.set(key, made);
      return made;
    },
  };
}

/** When offices are open everywhere. */
const OFFICE = { days: [1, 2, 3, 4, 5], from: 8, until: 18 };

function officeAt(zone: string, country: string, region: string | null): SendWindow {
  const calendar = calendarOf(country, region);
  return { hours: OFFICE, zone, isClosed: (day) => calendar.isHoliday(day) };
}

/**
 * When both are open; null: now. Where they never are at the same time, the hours of the company decide: it chose them, and
 * a message that never leaves helps nobody.
 */
export function bothOpenAt(own: SendWindow | null, theirs: SendWindow | null, now: Instant): Instant | null {
  let at = now;
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const ours = opensAt(own, at) ?? at;
    const both = opensAt(theirs, ours) ?? ours;
    if (both === ours) return both === now ? null : both;
    at = both;
  }
  return opensAt(own, now);
}

/** A month of days on which the one opens after the other has closed. */
const MOST_TURNS = 31;

export interface Leaving extends Place {
  readonly about: string;
  readonly channel: 'email' | 'letter' | 'sms';
  readonly notBefore: Instant | null;
}

/** Until when a queued message waits: for its own hour, for the window, and for the customer's hours; null: for nothing. */
export function waitsUntil(message: Leaving, hours: SendHours, now: Instant): Instant | null {
  const own = message.notBefore !== null && message.notBefore > now ? message.notBefore : null;
  if (message.channel === 'letter' || leavesAtOnce(message.about)) return own;
  return bothOpenAt(hours.own, hours.theirs(message), own ?? now) ?? own;
}

/** `Lisbon` of `Europe/Lisbon`, for people who read an hour there. */
export const zonePlace = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
