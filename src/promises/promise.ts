import { sum } from '../kernel/money';
import type { Day, Instant } from '../kernel/day';
import type { Hold } from '../ledger/hold';

/**
 * A promise is a day and an amount that the customer gave. Whether it was kept is never stored: it is judged from the money
 * that came in, as of a day, so that a returned payment re-opens the verdict by itself. Until its day and the bank days of
 * tolerance are over, a promise that pauses keeps its part of each item back from every demand.
 */
export interface Promised {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly currency: string;
  readonly amountMinor: number;
  readonly givenOn: Day;
  readonly promisedOn: Day;
  readonly toleranceDays: number;
  /** The last day on which a receipt still keeps it: `promisedOn` and the bank days of tolerance. */
  readonly countsUntil: Day;
  readonly pauses: boolean;
  /** The how-many-th since one was last kept. */
  readonly level: number;
  readonly byWhom: string | null;
  readonly channel: string;
  readonly note: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly withdrawnOn: Day | null;
  readonly withdrawnWhy: string | null;
  readonly parts: readonly PromisedPart[];
}

export interface PromisedPart {
  readonly itemId: number;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  /** Minor units, > 0. */
  readonly amountMinor: number;
  /** What the item comes to, less what had been allocated before the promise: no more can be expected of it. */
  readonly owedMinor: number;
  /** A later promise took its place. */
  readonly replacedOn: Day | null;
}

/** Money allocated to an item after it was promised; a reversal is negative and names what it takes back. */
export interface Received {
  readonly allocationId: number;
  readonly itemId: number;
  readonly amountMinor: number;
  readonly allocatedOn: Day;
  /** The day of the payment itself, which may lie before the day on which it was matched. */
  readonly receivedOn: Day;
  readonly reversesId: number | null;
}

export const VERDICTS = ['open', 'kept', 'partially_kept', 'broken', 'withdrawn', 'awaiting_allocation'] as const;
export type VerdictState = (typeof VERDICTS)[number];

export interface Verdict {
  readonly state: VerdictState;
  readonly asOn: Day;
  /** What is promised of items that are still owed, in minor units. */
  readonly promisedMinor: number;
  /** What came in time. */
  readonly receivedMinor: number;
  readonly shortfallMinor: number;
}

/** What came in for a promise's items, and what the customer has paid that nobody has matched yet, as of the day. */
export interface Money {
  readonly received: readonly Received[];
  readonly unappliedMinor: number;
}

/** The verdict on a promise as of a day. Nothing that was allocated or reversed later has a say in it. */
export function judge(promise: Promised, money: Money, asOn: Day): Verdict {
  const parts = standing(promise, asOn);
  const promisedMinor = sum(parts.map(expected));
  const receivedMinor = sum(
    parts.map((part) => Math.min(expected(part), cameBy(promise.countsUntil, part, money.received, asOn))),
  );
  const shortfallMinor = promisedMinor - receivedMinor;
  const state = stateOf(promise, { promisedMinor, receivedMinor, shortfallMinor }, money.unappliedMinor, asOn);
  return { state, asOn, promisedMinor, receivedMinor, shortfallMinor };
}

type Sums = Pick<Verdict, 'promisedMinor' | 'receivedMinor' | 'shortfallMinor'>;

function stateOf(promise: Promised, sums: Sums, unappliedMinor: number, asOn: Day): VerdictState {
  if (promise.withdrawnOn !== null && promise.withdrawnOn <= asOn) return 'withdrawn';
  if (sums.promisedMinor === 0) return 'withdrawn';
  if (sums.shortfallMinor === 0) return 'kept';
  if (asOn <= promise.countsUntil) return 'open';
  if (unappliedMinor >= sums.shortfallMinor) return 'awaiting_allocation';
  return sums.receivedMinor > 0 ? 'partially_kept' : 'broken';
}

/** The parts that no later promise has taken over. */
const standing = (promise: Promised, asOn: Day): readonly PromisedPart[] =>
  promise.parts.filter((part) => part.replacedOn === null || part.replacedOn > asOn);

const expected = (part: PromisedPart): number => Math.max(0, Math.min(part.amountMinor, part.owedMinor));

/** Does money count by that last day, in a verdict as of a day? */
export const counts = (one: Pick<Received, 'allocatedOn' | 'receivedOn'>, lastDay: Day, asOn: Day): boolean =>
  one.allocatedOn <= asOn && one.receivedOn <= lastDay;

/** What came for a part by the last day that counts, less what was taken back of it up to the day of the verdict. */
function cameBy(lastDay: Day, part: PromisedPart, received: readonly Received[], asOn: Day): number {
  const counted = received.filter((one) => one.itemId === part.itemId && counts(one, lastDay, asOn));
  return Math.max(0, sum(counted.map((one) => one.amountMinor)));
}

/** The day on which the last of what is promised came in, however late; empty while something is missing. */
export function paidOn(promise: Promised, received: readonly Received[], asOn: Day): Day | null {
  const parts = standing(promise, asOn);
  if (sum(parts.map(expected)) === 0) return null;
  const days = [...new Set(received.map((one) => one.receivedOn))].sort();
  const whole = (by: Day): boolean => parts.every((part) => cameBy(by, part, received, asOn) >= expected(part));
  return days.find(whole) ?? null;
}

/** Verdicts in which the customer did not do what was promised. */
export const UNKEPT: ReadonlySet<VerdictState> = new Set<VerdictState>(['partially_kept', 'broken']);

/** Verdicts that are announced: an open promise is no news. */
export const ANNOUNCED: ReadonlySet<VerdictState> = new Set<VerdictState>([
  'kept',
  'partially_kept',
  'broken',
  'awaiting_allocation',
]);

/** A promise with the verdict on it. */
export interface Judged {
  readonly promise: Promised;
  readonly verdict: Verdict;
  /** When the money was all there, if it was. */
  readonly paidOn: Day | null;
}

/** One item's part of a pausing promise on a day. */
export interface PausingPart {
  readonly promiseId: number;
  readonly customerId: number;
  readonly itemId: number;
  readonly author: string;
  readonly givenOn: Day;
  readonly promisedOn: Day;
  readonly countsUntil: Day;
  readonly amountMinor: number;
  readonly receivedMinor: number;
}

/** What a promise still keeps back of an item: its part, less what came in since; nothing when all of it came. */
export function holdOf(part: PausingPart): Hold | undefined {
  const amountMinor = part.amountMinor - Math.max(0, part.receivedMinor);
  if (amountMinor <= 0) return undefined;
  return {
    key: `promise/${part.promiseId}/${part.itemId}`,
    customerId: part.customerId,
    itemId: part.itemId,
    amountMinor,
    kind: 'promise',
    reason: `Promised for ${part.promisedOn}`,
    author: part.author,
    from: part.givenOn,
    until: part.countsUntil,
    caused: false,
  };
}

/** Its day is past and something of it is missing, whatever the bank days of tolerance will still bring. */
export const isLate = ({ promise, verdict, paidOn: paid }: Judged): boolean =>
  promise.promisedOn < verdict.asOn && paid === null && LATE.has(verdict.state);

const LATE: ReadonlySet<VerdictState> = new Set<VerdictState>(['open', 'awaiting_allocation', ...UNKEPT]);
