import { dayFrom, maxDay, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import { mayMove, resumesOn, type Dispute, type DisputedItem, type DisputeOutcome, type DisputeState } from './dispute';
import { noDay } from './raising';

/**
 * How a dispute is settled. What is found justified expects a credit note; what is not needs an answer with reasons that was
 * sent, and is reminded again seven days after it at the earliest.
 */
export interface Settlement {
  readonly outcome: DisputeOutcome;
  /** For `partly`: what is justified, per item; an item left out is unjustified. Minor units. */
  readonly justified?: readonly { readonly itemId: number; readonly amountMinor: number }[];
  /** The reasoned answer and the day it was sent (empty: today), where they were not recorded before. */
  readonly answer?: string;
  readonly answeredOn?: Day;
  /** Later than the earliest day, where the customer was told so. */
  readonly resumesOn?: Day;
  readonly rootCause?: string;
  readonly note?: string;
}

export interface Settled {
  readonly outcome: DisputeOutcome;
  readonly answer: string | null;
  readonly answeredOn: Day | null;
  readonly resumesOn: Day | null;
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly itemId: number;
  readonly justifiedMinor: number;
}

/** Throws Refusal or WrongUse with the first thing that is not right. */
export function settled(dispute: Dispute, settlement: Settlement, today: Day): Settled {
  checkMove(dispute.state, 'resolved');
  const { items } = dispute;
  const answer = settlement.answer?.trim() ?? dispute.answer ?? '';
  const answeredOn = settlement.answeredOn ?? (settlement.answer === undefined ? dispute.answeredOn : today);
  const { outcome } = settlement;
  if (outcome === 'justified') {
    const findings = items.map((item) => ({ itemId: item.itemId, justifiedMinor: disputedOf(item) }));
    return { outcome, answer: answer === '' ? null : answer, answeredOn, resumesOn: null, findings };
  }
  if (answer === '' || answeredOn === null) {
    throw new Refusal(
      'answer-missing',
      'What is refused needs a reasoned answer that was sent to the customer.',
      'Record it: duly dispute answer DISPUTE --text "…" --sent-on DAY',
    );
  }
  checkAnswerDay(dispute, answeredOn, today);
  if (settlement.resumesOn !== undefined && dayFrom(settlement.resumesOn) === undefined)
    throw noDay(settlement.resumesOn);
  const resumes = maxDay(resumesOn(answeredOn, settlement.resumesOn), today);
  const findings = outcome === 'unjustified' ? [] : partlyJustified(items, settlement.justified ?? []);
  return { outcome, answer, answeredOn, resumesOn: resumes, findings };
}

/** What is disputed of an item in all, also what was credited of it in the meantime. */
export const disputedOf = (item: DisputedItem): number => item.amountMinor ?? item.openMinor + item.creditedMinor;

/** The same as a reader counts it: of interest and costs nothing is credited, and yet they are disputed. */
export const countedOf = (item: DisputedItem): number =>
  item.charges.length === 0 ? disputedOf(item) : sum(item.charges.map(({ amountMinor }) => amountMinor));

function partlyJustified(items: readonly DisputedItem[], given: NonNullable<Settlement['justified']>): Finding[] {
  const known = new Map(items.map((item) => [item.itemId, item]));
  const findings = given.map(({ itemId, amountMinor }) => {
    const item = known.get(itemId);
    if (!item) {
      throw new Refusal('not-disputed', 'One of these documents is not in the dispute.', 'See it: duly dispute show D');
    }
    const disputed = disputedOf(item);
    if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > disputed) {
      throw new Refusal(
        'justified-amount',
        `What is justified of ${item.document} must be more than nothing and not more than is disputed.`,
        'Settle it as justified where all of it is, as unjustified where nothing is.',
        { amountMinor, disputedMinor: disputed, currency: item.currency },
      );
    }
    return { itemId, justifiedMinor: amountMinor };
  });
  const all = items.every((item) =>
    findings.some((finding) => finding.itemId === item.itemId && finding.justifiedMinor === disputedOf(item)),
  );
  if (findings.length === 0 || all) {
    throw new Refusal(
      'not-partly',
      findings.length === 0 ? 'It is not said what part is justified.' : 'All of it is justified.',
      'Give the justified part: --justified AMOUNT, or --justified F-1001=AMOUNT where there are several items.',
    );
  }
  if (new Set(findings.map((finding) => finding.itemId)).size < findings.length) {
    throw new WrongUse('An item is named twice.', 'Name each document once.');
  }
  return findings;
}

/** The answer was sent after the objection and not in the future. */
export function checkAnswerDay(dispute: Dispute, answeredOn: Day, today: Day): void {
  if (dayFrom(answeredOn) === undefined) throw noDay(answeredOn);
  if (answeredOn >= dispute.raisedOn && answeredOn <= today) return;
  throw new Refusal(
    'answer-day',
    `The answer cannot have been sent on ${answeredOn}.`,
    `Give a day from ${dispute.raisedOn}, when the customer objected, to ${today}.`,
  );
}

export function checkMove(from: DisputeState, to: DisputeState): void {
  if (mayMove(from, to)) return;
  throw new Refusal(
    'no-such-move',
    `A dispute that is ${from.replaceAll('_', ' ')} cannot become ${to.replaceAll('_', ' ')}.`,
    'See where it stands: duly dispute show DISPUTE',
    { from, to },
  );
}
