import { addDays, minDay, type Day, type Instant } from '../kernel/day';

/**
 * A call that is agreed with a customer: who calls, when, on which number and about what. It begins and ends once: it was held, nobody
 * called, it was cancelled, or it was moved and another stands in its place.
 */
export interface CallAppointment {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly personId: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly onDay: Day;
  readonly stopsUntil: Day;
  readonly phone: string;
  /** Empty: not said. */
  readonly about: string;
  readonly source: CallSource;
  readonly firstOn: Day;
  readonly moved: number;
  readonly recordedAt: Instant;
  readonly endedAt: Instant | null;
  readonly outcome: CallOutcome | null;
}

export type CallSource = 'portal' | 'desk';
export const CALL_OUTCOMES = ['held', 'missed', 'cancelled', 'moved'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export const aboutCall = (id: number): string => `appointment/${id}`;

/** However often it is moved, or cancelled and agreed anew: so long a call that nobody held stops messages. */
const STOPS_DAYS = 21;
/** A call that was agreed so long ago and not held is forgotten. */
export const REMEMBERED_DAYS = 30;

export const stopsUntil = (onDay: Day, firstOn: Day): Day => minDay(onDay, addDays(firstOn, STOPS_DAYS));

/** A call that was made up to so much before its time was that call. */
export const EARLY_MS = 60 * 60_000;
/** So long after its end nobody waits for it any more. */
export const LATE_MS = 60 * 60_000;

export const LONGEST_ABOUT = 500;

/** As people write telephone numbers; undefined where it is none that could be called. */
export function phoneFrom(text: string): string | undefined {
  const phone = text.replace(/[\s ]+/g, ' ').trim();
  const digits = phone.replace(/\D/g, '').length;
  return /^\+?[\d ()./-]+$/.test(phone) && digits >= 5 && digits <= 15 && phone.length <= 30 ? phone : undefined;
}
