import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { demandable, type Demandable } from '../ledger/demandable';
import { inForce, type Hold, type HoldKind } from '../ledger/hold';
import { isWithheld } from '../ledger/open-item';
import type { Placed } from './decision';
import { strategyOf, thresholdsIn, type Facts } from './facts';
import { isDirectDebit } from './debit';
import { demandableOf } from './instalment';
import type { InstalmentOf, Owed } from './owed';
import { reasonRank, type ReasonCode } from './reasons';
import type { Stage } from './stage';
import type { Strategy } from './strategy';

/**
 * Each item's place before any step is chosen: what is overdue and may be demanded, what is held, what is not due, what is
 * left out and why. An item whose due day is today is not overdue; one without a due day never is.
 */
export interface Sorted {
  /** Oldest due day first, then the highest amount; so are the parts of it. */
  readonly all: readonly Candidate[];
  /** Overdue, with something that may be demanded. */
  readonly eligible: readonly Candidate[];
  readonly held: readonly Candidate[];
  readonly credits: readonly Owed[];
}

/** An item with the stage it has reached and the strategy that it is under. */
export interface Candidate extends Placed {
  readonly stage: Stage;
  readonly strategy: Strategy;
}

export function placeItems(facts: Facts, currency: string, today: Day, stageOf: (item: Owed) => Stage): Sorted {
  const judge = judgeOf(facts, currency, today);
  const all: Candidate[] = [];
  const credits: Owed[] = [];
  for (const item of facts.customer.items) {
    if (item.currency !== currency || item.openMinor === 0) continue;
    if (item.openMinor < 0) credits.push(item);
    else all.push(judge(item, stageOf(item)));
  }
  all.sort(oldestFirst);
  return {
    all,
    eligible: all.filter((candidate) => candidate.place === 'named'),
    held: all.filter((candidate) => candidate.place === 'held'),
    credits: credits.sort((a, b) => a.itemId - b.itemId),
  };
}

/** Oldest due day first; on the same day the higher amount. */
function oldestFirst(a: Dated, b: Dated): number {
  const dueA = a.item.dueOn ?? LAST;
  const dueB = b.item.dueOn ?? LAST;
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  return b.item.openMinor - a.item.openMinor || a.item.itemId - b.item.itemId;
}

type Dated = { readonly item: Pick<Owed, 'itemId' | 'dueOn' | 'openMinor'> };
const LAST = '9999';

type Judge = (item: Owed, stage: Stage) => Candidate;
type Judged = Pick<Candidate, 'place' | 'because' | 'demandMinor' | 'holds'>;

function judgeOf(facts: Facts, currency: string, today: Day): Judge {
  const { customer, returnedOn } = facts.customer;
  const general = strategyOf(facts, null).strategy;
  const { items: chosenItems } = facts.rules.choices;
  const { minItemMinor } = thresholdsIn(facts.rules, currency);
  const holdsOf = holdsByItem(facts.customer.holds, today);
  const judge = (item: Owed, strategy: Strategy): Judged => {
    if (item.instalment !== undefined) return judgeInstalment(item, item.instalment, strategy);
    const isDebited = isDirectDebit(item.paymentMethod ?? customer.paymentMethod);
    const out = leftOut(item, strategy, isDebited && !returnedOn.has(item.itemId), today);
    if (out !== null) return { place: 'left_out', because: out, demandMinor: 0, holds: [] };
    const holdsHere = holdsOf(item.itemId);
    const { demandMinor, held: holds } = holdsHere.length === 0 ? free(item) : demandable(item.openMinor, holdsHere);
    if (item.dueOn === null || item.dueOn >= today)
      return { place: 'not_due', because: 'not_overdue', demandMinor, holds };
    if (demandMinor === 0)
      return { place: 'held', because: reasonOfHolds(holds.map(({ hold }) => hold)), demandMinor, holds };
    if (demandMinor < minItemMinor) return { place: 'left_out', because: 'below_item_minimum', demandMinor, holds };
    return { place: 'named', because: null, demandMinor, holds };
  };
  const judgeInstalment = (item: Owed, instalment: InstalmentOf, strategy: Strategy): Judged => {
    if (strategy.ladder.length === 0) return { place: 'left_out', because: 'strategy_none', demandMinor: 0, holds: [] };
    const all = [...new Set([item.itemId, ...instalment.itemIds].flatMap(holdsOf))];
    const holds = all.filter(({ kind }) => kind !== 'deduction'); // a plan is paid in parts
    const goneMinor = presumedOf(facts, instalment, today);
    const { demandMinor, held } = demandableOf(item, instalment, { holds, goneMinor });
    if (today <= instalment.countsUntil) return { place: 'not_due', because: 'not_overdue', demandMinor, holds: held };
    if (demandMinor === 0)
      return held.length === 0
        ? { place: 'left_out', because: 'presumed_settled', demandMinor, holds: [] }
        : { place: 'held', because: reasonOfHolds(held.map(({ hold }) => hold)), demandMinor, holds: held };
    if (demandMinor < minItemMinor)
      return { place: 'left_out', because: 'below_item_minimum', demandMinor, holds: held };
    return { place: 'named', because: null, demandMinor, holds: held };
  };
  return (item, stage) => {
    const strategy = chosenItems.has(item.itemId) ? strategyOf(facts, item.itemId).strategy : general;
    const { place, because, demandMinor, holds } = judge(item, strategy);
    return { item, place, because, step: stage.step, advances: false, demandMinor, holds, stage, strategy };
  };
}

/** What is open of the invoices of a plan that have vanished from the last list. */
const presumedOf = ({ customer }: Facts, { itemIds }: InstalmentOf, today: Day): number =>
  sum(
    customer.items
      .filter((one) => itemIds.includes(one.itemId) && one.presumedSettledOn !== null && one.presumedSettledOn <= today)
      .map(({ openMinor }) => openMinor),
  );

const free = (item: Owed): Demandable => ({ demandMinor: item.openMinor, held: [] });

function leftOut(item: Owed, strategy: Strategy, isDebited: boolean, today: Day): ReasonCode | null {
  if (item.dueOn === null) return 'no_due_date';
  if (item.presumedSettledOn !== null && item.presumedSettledOn <= today) return 'presumed_settled';
  if (isWithheld(item, today)) return 'withheld';
  if (strategy.ladder.length === 0) return 'strategy_none';
  return isDebited ? 'direct_debit' : null;
}

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
  kind === 'dispute' ? 'disputed' : kind === 'promise' ? 'promised' : kind === 'plan' ? 'planned' : kind;

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
