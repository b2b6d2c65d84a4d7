import { addDays, daysBetween, endOfMonth, maxDay, type Day } from '../kernel/day';
import type { OpenItem } from '../ledger/open-item';
import { strategyOf, type CustomerFacts, type Facts } from './facts';
import { isLadder, needsTwoDemands, type Step } from './strategy';

/**
 * How far an item has come by itself: the highest step in which it was itself demanded (rules.md 1). It may take its own
 * step + 1 and no more, and only when its own lateness meets that step's trigger. Nothing is ever skipped.
 */
export interface Stage {
  /** 0: never demanded. */
  readonly step: number;
  /** In how many different steps it was demanded. */
  readonly demands: number;
  /** When it took its step; being listed again does not count. */
  readonly lastOn: Day | null;
  /** The last day to pay that was named to the customer, wherever it was listed. */
  readonly payByOn: Day | null;
  /** Steps before the due day that were taken: notices are not repeated. */
  readonly notices: readonly number[];
  /** It was old when the company went live and starts at the step that was chosen for such items. */
  readonly oldAtGoLive: boolean;
}

const FRESH: Stage = { step: 0, demands: 0, lastOn: null, payByOn: null, notices: [], oldAtGoLive: false };

/** The stage of every item of the customer. */
export function stagesOf(facts: Facts): (item: OpenItem) => Stage {
  const stageByDemand = stagesByDemand(facts.customer);
  const { goLiveOn, oldItemDays } = facts.rules.settings;
  if (goLiveOn === null || oldItemDays === null) return stageByDemand;
  const oldBefore = addDays(goLiveOn, -oldItemDays);
  return (item) => {
    const stage = stageByDemand(item);
    const isOld = stage.step === 0 && item.dueOn !== null && item.dueOn < oldBefore;
    return isOld ? { ...stage, step: startAtGoLive(facts, item) - 1, oldAtGoLive: true } : stage;
  };
}

/** The step the company chose for old items, but never so late that fewer than two demands come before a final one. */
function startAtGoLive(facts: Facts, item: OpenItem): number {
  const { ladder } = strategyOf(facts, item.itemId).strategy;
  const final = ladder.find(needsTwoDemands);
  const latest = final ? final.n - 2 : ladder.length;
  return Math.max(1, Math.min(facts.rules.settings.oldItemStep, latest));
}

function stagesByDemand(facts: CustomerFacts): (item: OpenItem) => Stage {
  if (facts.past.length === 0) return openingStage;
  const byItem = new Map<number, { steps: Set<number>; notices: number[]; lastOn: Day | null; payByOn: Day | null }>();
  for (const demand of facts.past) {
    if (!counts(facts, demand.itemId, demand.currency, demand.issuedOn)) continue;
    const found = byItem.get(demand.itemId) ?? { steps: new Set(), notices: [], lastOn: null, payByOn: null };
    byItem.set(demand.itemId, found);
    if (!isLadder(demand.kind)) {
      found.notices.push(demand.step);
      continue;
    }
    if (demand.advances) found.steps.add(demand.step);
    if (demand.advances && (found.lastOn === null || demand.issuedOn > found.lastOn)) found.lastOn = demand.issuedOn;
    if (demand.payByOn !== null && (found.payByOn === null || demand.payByOn > found.payByOn)) {
      found.payByOn = demand.payByOn;
    }
  }
  return (item) => {
    const found = byItem.get(item.itemId);
    const opening = openingStage(item);
    if (!found) return opening;
    return {
      step: Math.max(opening.step, ...found.steps),
      demands: opening.demands + found.steps.size,
      lastOn: found.lastOn ?? opening.lastOn,
      payByOn: found.payByOn,
      notices: found.notices,
      oldAtGoLive: false,
    };
  };
}

/** The reminder level that the source brought at go-live: as if each step up to it had been taken. */
function openingStage(item: OpenItem): Stage {
  if (item.openingStep === null || item.openingStep <= 0) return FRESH;
  return { ...FRESH, step: item.openingStep, demands: item.openingStep, lastOn: item.openingStepOn };
}

/** Demands count until a day on which nothing was overdue; an item whose payment came back stands where it stood. */
function counts(facts: CustomerFacts, itemId: number, currency: string, issuedOn: Day): boolean {
  const cleared = facts.clearedOn.get(currency);
  if (cleared === undefined || issuedOn > cleared) return true;
  const returned = facts.returnedOn.get(itemId);
  return returned !== undefined && returned > cleared;
}

/** The first day on which the item's own lateness meets the step's trigger; never before it is overdue. */
export function reachedOn(step: Step, item: OpenItem, stage: Stage): Day {
  return maxDay(addDays(item.dueOn ?? item.issuedOn, 1), triggeredOn(step, item, stage));
}

/** Does the lateness of an overdue item meet the step's trigger? */
const isReached = (step: Step, item: OpenItem, stage: Stage, today: Day): boolean =>
  triggeredOn(step, item, stage) <= today;

function triggeredOn(step: Step, item: OpenItem, stage: Stage): Day {
  const dueOn = item.dueOn ?? item.issuedOn;
  const { basis, days } = step.trigger;
  switch (basis) {
    case 'due':
    case 'settled':
      return addDays(dueOn, days);
    case 'previous_step':
      return stage.lastOn === null ? dueOn : addDays(stage.lastOn, days);
    case 'invoice_date':
      return addDays(item.issuedOn, days);
    case 'end_of_month':
      return addDays(endOfMonth(dueOn), days);
  }
}

/** A final step names only what was demanded in two earlier steps whose last day to pay has passed. */
const wasDemandedTwice = (stage: Stage, today: Day): boolean =>
  stage.demands >= 2 && (stage.payByOn === null || stage.payByOn < today);

/** The step on this ladder that the item would take next, its trigger aside; undefined: there is none after its own. */
export const stepAfter = (ladder: readonly Step[], stage: Stage): Step | undefined => ladder[stage.step];

/** May it take the step today? */
export const mayTake = (step: Step, item: OpenItem, stage: Stage, today: Day): boolean =>
  isReached(step, item, stage, today) && (!needsTwoDemands(step) || wasDemandedTwice(stage, today));

export const daysLateOn = (item: Pick<OpenItem, 'dueOn'>, today: Day): number =>
  item.dueOn === null || item.dueOn >= today ? 0 : daysBetween(item.dueOn, today);
