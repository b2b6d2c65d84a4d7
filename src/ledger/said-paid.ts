import { addWorkdays, TARGET } from '../kernel/calendar';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';

/**
 * "It is paid already": the money gets five bank days to arrive, once for each item. Who says it again of the same item is asked for a
 * proof; without one reminders go on.
 */
export const SAID_PAID = 'said/paid';

const ARRIVES_WITHIN = 5;

/** The last day on which it still may be on its way. */
export const arrivesBy = (saidOn: Day): Day => addWorkdays(TARGET, saidOn, ARRIVES_WITHIN);

export const saidBefore = (documents: readonly string[]): Refusal =>
  new Refusal(
    'said-paid-before',
    `That it is paid was said before of ${documents.join(', ')}, and nothing came.`,
    'Ask for the proof of payment, and raise a dispute where it is right.',
    { documents },
  );
