import type { Company } from '../companies/company';
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

interface Leaving {
  readonly about: string;
  readonly channel: 'email' | 'letter' | 'sms';
  readonly notBefore: Instant | null;
}

/** Until when a queued message waits: for its own hour, and for the window; null: for nothing. */
export function waitsUntil(message: Leaving, window: SendWindow | null, now: Instant): Instant | null {
  const own = message.notBefore !== null && message.notBefore > now ? message.notBefore : null;
  if (message.channel === 'letter' || leavesAtOnce(message.about)) return own;
  return opensAt(window, own ?? now) ?? own;
}
