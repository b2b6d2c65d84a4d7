import type { Settings } from '../companies/settings';
import { addDays, dayIn, hourIn, weekday, type Instant } from '../kernel/day';
import { kindOf } from './gate';
import { hourOf } from './send-hour';

/**
 * The hours of the week in which emails leave, in the zone of the company. What comes outside of them waits and leaves when
 * they begin; what a person writes to somebody leaves at once.
 */
export type SendWindow = NonNullable<Settings['sendWindow']>;

/** When mails may leave again; null: they may now. */
export function opensAt(window: SendWindow | null, zone: string, now: Instant): Instant | null {
  if (window === null || isOpen(window, zone, now)) return null;
  const today = dayIn(zone, now);
  for (let ahead = 0; ahead <= LONGEST_WAIT; ahead += 1) {
    const on = addDays(today, ahead);
    if (!window.days.includes(weekday(on))) continue;
    const at = hourOf(on, window.from, zone);
    // where clocks jump over the whole of it, it does not open on that day
    if (at > now && isOpen(window, zone, at)) return at;
  }
  return null;
}

/** One open day a week, and a week in which clocks jumped over it. */
const LONGEST_WAIT = 14;

function isOpen({ days, from, until }: SendWindow, zone: string, at: Instant): boolean {
  const hour = hourIn(zone, at);
  return days.includes(weekday(dayIn(zone, at))) && hour >= from && hour < until;
}

interface Leaving {
  readonly about: string;
  readonly channel: 'email' | 'letter';
  readonly notBefore: Instant | null;
}

/** Until when a queued message waits: for its own hour, and for the window; null: for nothing. */
export function waitsUntil(message: Leaving, window: SendWindow | null, zone: string, now: Instant): Instant | null {
  const own = message.notBefore !== null && message.notBefore > now ? message.notBefore : null;
  if (message.channel === 'letter' || kindOf(message.about) === AT_ONCE) return own;
  return opensAt(window, zone, own ?? now) ?? own;
}

/** The kind of `about` that no window holds back: what a person writes by hand. */
export const AT_ONCE = 'free';
