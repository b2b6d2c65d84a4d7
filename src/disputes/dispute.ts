import { addDays, maxDay, type Day, type Instant } from '../kernel/day';
import type { ChargeKind } from '../ledger/charge';
import type { Hold } from '../ledger/hold';
import { CATEGORIES, type CategoryCode } from './category';
import type { DisputedLine } from './disputed-line';

/**
 * A dispute is a customer's objection to items or parts of their amounts, worked as a case until it is answered. What is
 * disputed is held back from every demand, the rest stays demandable; what was answered with reasons is reminded again
 * from seven days after the answer at the earliest; what was found justified waits for its credit note.
 */
export interface Dispute {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly state: DisputeState;
  readonly category: CategoryCode;
  readonly rootCause: string | null;
  readonly owner: string;
  /** In the customer's words. */
  readonly objection: string;
  readonly raisedOn: Day;
  readonly reviewOn: Day;
  readonly answer: string | null;
  /** The day on which the answer was sent. */
  readonly answeredOn: Day | null;
  readonly outcome: DisputeOutcome | null;
  readonly settledOn: Day | null;
  readonly resumesOn: Day | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly items: readonly DisputedItem[];
}

export interface DisputedItem {
  readonly itemId: number;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly currency: string;
  /** Minor units, > 0; empty: whatever is open of it. */
  readonly amountMinor: number | null;
  /** Of the invoice, where only these are disputed. */
  readonly lines: readonly DisputedLine[];
  /** Interest and costs claimed for it, where these are disputed and nothing of it: its amount is 0 then. */
  readonly charges: readonly DisputedCharge[];
  /** What was open when it was raised. */
  readonly openAtRaiseMinor: number;
  readonly openMinor: number;
  /** Credit notes that were applied to it since it was raised. */
  readonly creditedMinor: number;
  /** What the settlement found justified; 0 before it. */
  readonly justifiedMinor: number;
}

export interface DisputedCharge {
  readonly chargeId: number;
  readonly kind: ChargeKind;
  /** What was open of it when the dispute was raised. */
  readonly amountMinor: number;
}

export const DISPUTE_STATES = [
  'new',
  'in_review',
  'waiting_internal',
  'waiting_customer',
  'resolved',
  'confirmed',
  'void',
] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

export const DISPUTE_OUTCOMES = ['justified', 'partly', 'unjustified'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

/**
 * Where a dispute may go. `confirmed` closes it: the customer accepted the answer, the credit note came, or all was paid;
 * it comes back to where it stood only when the money that closed it is taken back. A second answer waits like the first.
 */
export const NEXT: Readonly<Record<DisputeState, readonly DisputeState[]>> = {
  new: ['in_review', 'waiting_internal', 'waiting_customer', 'resolved', 'confirmed', 'void'],
  in_review: ['waiting_internal', 'waiting_customer', 'resolved', 'confirmed', 'void'],
  waiting_internal: ['in_review', 'waiting_customer', 'resolved', 'confirmed', 'void'],
  waiting_customer: ['in_review', 'waiting_internal', 'waiting_customer', 'resolved', 'confirmed', 'void'],
  resolved: ['in_review', 'confirmed', 'void'],
  confirmed: ['in_review', 'resolved'],
  void: [],
};

/** Nobody has settled it yet. */
export const UNSETTLED: ReadonlySet<DisputeState> = new Set<DisputeState>([
  'new',
  'in_review',
  'waiting_internal',
  'waiting_customer',
]);

/** It is over: nothing is held any more. */
export const CLOSED: ReadonlySet<DisputeState> = new Set<DisputeState>(['confirmed', 'void']);

/** Whether a person must look at it again: one found unjustified was answered, and its reminders go on by themselves. */
export const awaitsReview = ({ state, outcome }: Pick<Standing, 'state' | 'outcome'>): boolean =>
  !CLOSED.has(state) && !(state === 'resolved' && outcome === 'unjustified');

export const mayMove = (from: DisputeState, to: DisputeState): boolean => NEXT[from].includes(to);

/** Days that a customer has to read the answer before the next reminder. */
export const DAYS_AFTER_ANSWER = 7;

/** The first day on which what was found unjustified may be reminded again. */
export function resumesOn(answeredOn: Day, wished?: Day): Day {
  const earliest = addDays(answeredOn, DAYS_AFTER_ANSWER);
  return wished === undefined ? earliest : maxDay(earliest, wished);
}

/** Where a dispute stood on a day, as its last move up to then left it, with one of its items. */
export interface Standing {
  readonly disputeId: number;
  readonly customerId: number;
  readonly itemId: number;
  readonly category: CategoryCode;
  readonly author: string;
  readonly raisedOn: Day;
  readonly state: DisputeState;
  readonly outcome: DisputeOutcome | null;
  readonly reviewOn: Day;
  readonly resumesOn: Day | null;
  readonly amountMinor: number | null;
  /** What its settlement found justified, less the credit notes that came since; 0 before it is settled. */
  readonly awaitedMinor: number;
}

/** What a dispute keeps back of one item on a day; nothing once it is closed, or answered and the days of grace are over. */
export function holdOf(standing: Standing, asOn: Day): Hold | undefined {
  if (CLOSED.has(standing.state) || standing.amountMinor === 0) return undefined; // of interest and costs nothing is held of the invoice
  if (standing.state !== 'resolved') return caused(standing, standing.amountMinor, 'not answered yet');
  const grace = standing.resumesOn !== null && asOn < standing.resumesOn;
  switch (standing.outcome) {
    case 'justified':
      return caused(standing, standing.awaitedMinor, 'found justified, its credit note is awaited');
    case 'partly':
      if (grace) return caused(standing, standing.amountMinor, 'found partly justified');
      return caused(standing, standing.awaitedMinor, 'the part found justified awaits its credit note');
    default:
      return grace ? untilResumption(standing) : undefined;
  }
}

function caused(standing: Standing, amountMinor: number | null, why: string): Hold | undefined {
  if (amountMinor !== null && amountMinor <= 0) return undefined;
  return { ...common(standing, why), amountMinor, until: standing.reviewOn, caused: true };
}

function untilResumption(standing: Standing): Hold | undefined {
  if (standing.resumesOn === null) return undefined;
  const until = addDays(standing.resumesOn, -1);
  return { ...common(standing, 'answered with reasons'), amountMinor: standing.amountMinor, until, caused: false };
}

const common = (standing: Standing, why: string): Omit<Hold, 'amountMinor' | 'until' | 'caused'> => ({
  key: `dispute/${standing.disputeId}/${standing.itemId}`,
  customerId: standing.customerId,
  itemId: standing.itemId,
  kind: 'dispute',
  reason: `${CATEGORIES[standing.category].title}: ${why}`,
  author: standing.author,
  from: standing.raisedOn,
});
