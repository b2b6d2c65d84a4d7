import type { Day } from '../kernel/day';
import { demandable } from '../ledger/demandable';
import { inForce, type Hold, type HoldKind } from '../ledger/hold';
import { isWithheld, type OpenItem } from '../ledger/open-item';
import type { Placed } from './decision';
import { strategyOf, thresholdsIn, type Facts } from './facts';
import { reasonRank, type ReasonCode } from './reasons';
import type { Stage } from './stage';
import type { Strategy } from './strategy';

/**
 * Each item's place before any step is chosen: what is overdue and may be demanded, what is held, what is not due, what is
 * left out and why. An item whose due day is today is not overdue; one without a due day never is.
 */
export interface Sorted {
  readonly all: readonly Candidate[];
  /** Overdue, with something that may be demanded: oldest first, then the highest amount. */
  readonly eligible: readonly Candidate[];
  readonly held: readonly Candidate[];
  readonly credits: readonly OpenItem[];
}

/** An item with the stage it has reached and the strategy that it is under. */
export interface Candidate extends Placed {
  readonly stage: Stage;
  readonly strategy: Strategy;
}

export function placeItems(facts: Facts, currency: string, today: Day, stageOf: (item: OpenItem) => Stage): Sorted {
  const judge = judgeOf(facts, currency, today);
  const all: Candidate[] = [];
  const credits: OpenItem[] = [];
  for (const item of facts.customer.items) {
    if (item.currency !== currency || item.openMinor === 0) continue;
    if (item.openMinor < 0) credits.push(item);
    else all.push(judge(item, stageOf(item)));
  }
  return {
    all,
    eligible: all.filter((candidate) => candidate.place === 'named').sort(oldestFirst),
    held: all.filter((candidate) => candidate.place === 'held').sort(oldestFirst),
    credits,
  };
}

/** Oldest due day first; on the same day the higher amount. */
export function oldestFirst(a: Placed, b: Placed): number {
  const [dueA, dueB] = [a.item.dueOn ?? '9999', b.item.dueOn ?? '9999'];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  return b.item.openMinor - a.item.openMinor || a.item.itemId - b.item.itemId;
}

type Judge = (item: OpenItem, stage: Stage) => Candidate;

function judgeOf(facts: Facts, currency: string, today: Day): Judge {
  const { customer, returnedOn } = facts.customer;
  const general = strategyOf(facts, null).strategy;
  const { items: chosenItems } = facts.rules.choices;
  const { minItemMinor } = thresholdsIn(facts.rules, currency);
  const holdsOf = holdsByItem(facts.customer.holds, today);
  return (item, stage) => {
    const strategy = chosenItems.has(item.itemId) ? strategyOf(facts, item.itemId).strategy : general;
    const base = { item, stage, strategy, step: stage.step, advances: false };
    const out = leftOut(item, strategy, isDirectDebit(item.paymentMethod ?? customer.paymentMethod), returnedOn, today);
    if (out !== null) return { ...base, place: 'left_out', because: out, demandMinor: 0, holds: [] };
    const { demandMinor, held } = demandable(item.openMinor, holdsOf(item.itemId));
    const owed = { ...base, demandMinor, holds: held };
    if (item.dueOn === null || item.dueOn >= today) return { ...owed, place: 'not_due', because: 'not_overdue' };
    if (demandMinor === 0) return { ...owed, place: 'held', because: reasonOfHolds(held.map(({ hold }) => hold)) };
    if (demandMinor < minItemMinor) return { ...owed, place: 'left_out', because: 'below_item_minimum' };
    return { ...owed, place: 'named', because: null };
  };
}

function leftOut(
  item: OpenItem,
  strategy: Strategy,
  isDebited: boolean,
  returnedOn: ReadonlyMap<number, Day>,
  today: Day,
): ReasonCode | null {
  if (item.dueOn === null) return 'no_due_date';
  if (item.presumedSettledOn !== null && item.presumedSettledOn <= today) return 'presumed_settled';
  if (isWithheld(item, today)) return 'withheld';
  if (strategy.ladder.length === 0) return 'strategy_none';
  if (isDebited && !returnedOn.has(item.itemId)) return 'direct_debit';
  return null;
}

/** Collected by us: direct debits and bills of exchange, as sources in six languages call them. */
const DEBITED =
  /direct.?debit|sepa.?dd|sdd|lastschrift|einzug|pr[eé]l[eè]vement|autogiro|domicilia|incasso|bill of exchange|wechsel|\blcr\b|billet [aà] ordre|\btraite\b|\brid\b|\briba\b/i;

export const isDirectDebit = (method: string | null): boolean => method !== null && DEBITED.test(method);

function holdsByItem(holds: readonly Hold[], today: Day): (itemId: number) => readonly Hold[] {
  const active = holds.filter((hold) => inForce(hold, today));
  if (active.length === 0) return () => [];
  const general = active.filter((hold) => hold.itemId === null);
  return (itemId) => {
    const own = active.filter((hold) => hold.itemId === itemId);
    return own.length === 0 ? general : [...own, ...general];
  };
}

/** What a hold is called as a reason. */
export const reasonOfHold = (kind: HoldKind): ReasonCode =>
  kind === 'dispute' ? 'disputed' : kind === 'promise' ? 'promised' : kind;

/** The gravest of several, in the stated order of reasons. */
export function reasonOfHolds(holds: readonly Hold[]): ReasonCode {
  const reasons = holds.map((hold) => reasonOfHold(hold.kind)).sort((a, b) => reasonRank(a) - reasonRank(b));
  return reasons[0] ?? 'admin';
}

/** The last day of holds that all end by themselves; null where one ends only with its cause, or none says when. */
export function heldUntil(holds: readonly Hold[]): Day | null {
  let last: Day | null = null;
  for (const hold of holds) {
    if (hold.caused || hold.until === null) return null;
    if (last === null || hold.until > last) last = hold.until;
  }
  return last;
}
