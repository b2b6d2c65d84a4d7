import { addDays, addMonths, dayFrom, type Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { CAUSED, type HoldKind } from './hold';

/** The holds that a person may put by hand, and how long they last. Disputes, promises and cases put their own. */
export const OWN_KINDS = [
  'goodwill',
  'admin',
  'payment_in_transit',
  'legal',
  'insolvency',
  'moratorium',
  'e_invoice_refused',
  'assigned',
] as const satisfies readonly HoldKind[];
export type OwnHoldKind = (typeof OWN_KINDS)[number];

/** No hold is silent for ever: without an end it lasts this long, or is looked at again after it. */
const USUAL_DAYS = 14;

/** `2026-03-31`, or so long from today: `3d`, `1w`, `2w`, `1m`. Throws WrongUse on anything else. */
export function untilFrom(text: string, today: Day): Day {
  const given = dayFrom(text);
  if (given) return given;
  const ahead = /^(\d{1,3})([dwm])$/.exec(text);
  if (!ahead) throw new WrongUse(`${text} is no day.`, 'Write a day such as 2026-03-31, or 3d, 1w, 2w, 1m from today.');
  const count = Number(ahead[1]);
  return ahead[2] === 'm' ? addMonths(today, count) : addDays(today, ahead[2] === 'w' ? 7 * count : count);
}

export interface HoldTerms {
  readonly from: Day;
  /** Timed: the last day of the hold. Caused: the day to look again. */
  readonly until: Day;
  readonly caused: boolean;
}

/** How long a hold of that kind lasts when it is put today. Refuses an end that has passed. */
export function termsFor(kind: OwnHoldKind | 'obstacle', until: Day | null, today: Day): HoldTerms {
  const end = until ?? addDays(today, USUAL_DAYS);
  if (end < today) {
    throw new Refusal(
      'hold-over',
      `A hold until ${end} would be over already.`,
      'Give a day from today on, or 1w, 2w.',
    );
  }
  return { from: today, until: end, caused: CAUSED.has(kind) };
}
