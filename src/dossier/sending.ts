import type { Day } from '../kernel/day';
import { lastDayGiven } from '../reminders/stage';
import type { Reminder } from './claim';

/**
 * Did a reminder reach anybody? The last that is known of its way decides. What did not leave the house, or came back,
 * asked nobody for anything: a recovery file never counts it as a demand.
 */
export type Way = 'sent' | 'test' | 'returned' | 'unproven';

export function wayOf({ proof }: Pick<Reminder, 'proof'>): Way {
  switch (proof.at(-1)?.kind) {
    case 'accepted':
    case 'posted':
    case 'delivered':
      return 'sent';
    case 'kept':
      return 'test';
    case 'returned':
    case 'refused':
    case 'failed':
      return 'returned';
    case undefined:
      return 'unproven';
  }
}

/** Those that asked for payment and left the house. A notice before the due day asks for nothing yet. */
export const demandsOf = (reminders: readonly Reminder[]): Reminder[] =>
  reminders.filter((one) => one.kind !== 'pre_due' && wayOf(one) === 'sent');

export const thoseOf = (reminders: readonly Reminder[], way: Way): Reminder[] =>
  reminders.filter((one) => wayOf(one) === way);

/** The last day of the time that it gave: a letter that lay before it was posted gave as many days. */
export const timeUntil = ({ payBy, writtenOn, sentOn }: Pick<Reminder, 'payBy' | 'writtenOn' | 'sentOn'>): Day | null =>
  payBy && lastDayGiven(payBy, writtenOn, sentOn);
