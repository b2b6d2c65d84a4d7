import { rollForward, TARGET } from '../kernel/calendar';
import { addDays, daysBetween, endOfMonth, maxDay, minDay, type Day } from '../kernel/day';
import { strategyOf, type CustomerFacts, type Facts, type PastDemand } from './facts';
import type { Owed } from './owed';
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
  /** When the message of its step left the house; being listed again does not count. */
  readonly lastOn: Day | null;
  /** The letter of its step was issued that day and nobody has posted it yet. */
  readonly unpostedSince: Day | null;
  /** The last day to pay that was named to the customer; being listed again names no later one. */
  readonly payByOn: Day | null;
  /** The last day of the time it was given: as many days as were named, from the day on which the message left. */
  readonly timeUntil: Day | null;
  /** Steps before the due day that were taken: notices are not repeated. */
  readonly notices: readonly number[];
  /** It was old when the company went live and starts at the step that was chosen for such items. */
  readonly oldAtGoLive: boolean;
}

const FRESH: Stage = {
  step: 0,
  demands: 0,
  lastOn: null,
  unpostedSince: null,
  payByOn: null,
  timeUntil: null,
  notices: [],
  oldAtGoLive: false,
};

/** The stage of every item of the customer. */
export function stagesOf(facts: Facts): (item: Owed) => Stage {
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
function startAtGoLive(facts: Facts, item: Owed): number {
  const { ladder } = strategyOf(facts, item.itemId).strategy;
  const final = ladder.find(needsTwoDemands);
  const latest = final ? final.n - 2 : ladder.length;
  return Math.max(1, Math.min(facts.rules.settings.oldItemStep, latest));
}

function stagesByDemand(facts: CustomerFacts): (item: Owed) => Stage {
  if (facts.past.length === 0) return openingStage;
  const byItem = new Map<number, PastDemand[]>();
  for (const demand of facts.past) {
    if (!counts(facts, demand.itemId, demand.currency, demand.issuedOn)) continue;
    const found = byItem.get(demand.itemId);
    if (found) found.push(demand);
    else byItem.set(demand.itemId, [demand]);
  }
  return (item) => {
    const demands = byItem.get(item.itemId);
    return demands ? stageAfter(demands, openingStage(item)) : openingStage(item);
  };
}

/** Whatever their order. */
function stageAfter(demands: readonly PastDemand[], opening: Stage): Stage {
  const asked = demands.filter(({ kind }) => isLadder(kind));
  const taken = asked.filter(({ advances }) => advances);
  const last = taken.reduce<PastDemand | undefined>((a, b) => (a === undefined || b.step > a.step ? b : a), undefined);
  return {
    step: Math.max(opening.step, last?.step ?? 0),
    demands:
      opening.demands + new Set(taken.filter(({ kind }) => kind !== 'propose_stop').map(({ step }) => step)).size,
    lastOn: last === undefined ? opening.lastOn : maxDay(last.leftOn ?? last.issuedOn, last.issuedOn),
    unpostedSince: last?.leftOn === null ? last.issuedOn : null,
    ...timeGiven(asked),
    notices: demands.filter(({ kind }) => !isLadder(kind)).map(({ step }) => step),
    oldAtGoLive: false,
  };
}

/** The latest day that a step of its own named; where none did, the first that it was listed with. */
function timeGiven(asked: readonly PastDemand[]): Pick<Stage, 'payByOn' | 'timeUntil'> {
  const dated = asked.flatMap((one) => (one.payByOn === null ? [] : [{ ...one, payByOn: one.payByOn }]));
  const taken = dated.filter(({ advances }) => advances);
  const [first, ...others] = taken.length > 0 ? taken : dated;
  if (!first) return { payByOn: null, timeUntil: null };
  const which = taken.length > 0 ? maxDay : minDay;
  return {
    payByOn: others.map(({ payByOn }) => payByOn).reduce(which, first.payByOn),
    timeUntil: others.map(givenBy).reduce(which, givenBy(first)),
  };
}

const givenBy = ({ payByOn, issuedOn, leftOn }: PastDemand & { readonly payByOn: Day }): Day =>
  lastDayGiven(payByOn, issuedOn, leftOn ?? issuedOn);

/** A letter that lay before it was posted gives as many days as it names. */
export function lastDayGiven(payByOn: Day, issuedOn: Day, leftOn: Day): Day {
  const lay = daysBetween(issuedOn, leftOn);
  return lay > 0 ? rollForward(TARGET, addDays(payByOn, lay)) : payByOn;
}

/** The reminder level that the source brought at go-live: as if each step up to it had been taken. */
function openingStage(item: Owed): Stage {
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
export function reachedOn(step: Step, item: Owed, stage: Stage): Day {
  return maxDay(addDays(item.dueOn ?? item.issuedOn, 1), triggeredOn(step, item, stage));
}

/** Does the lateness of an overdue item meet the step's trigger? */
const isReached = (step: Step, item: Owed, stage: Stage, today: Day): boolean =>
  triggeredOn(step, item, stage) <= today;

function triggeredOn(step: Step, item: Owed, stage: Stage): Day {
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
  stage.demands >= 2 && (stage.timeUntil === null || stage.timeUntil < today);

/** The step on this ladder that the item would take next, its trigger aside; undefined: there is none after its own. */
export const stepAfter = (ladder: readonly Step[], stage: Stage): Step | undefined => ladder[stage.step];

/** May it take the step today? Not while the letter of the step before lies about. */
export const mayTake = (step: Step, item: Owed, stage: Stage, today: Day): boolean =>
  stage.unpostedSince === null &&
  isReached(step, item, stage, today) &&
  (!needsTwoDemands(step) || wasDemandedTwice(stage, today));

export const daysLateOn = (item: Pick<Owed, 'dueOn'>, today: Day): number =>
  item.dueOn === null || item.dueOn >= today ? 0 : daysBetween(item.dueOn, today);
