import { sum } from '../kernel/money';
import type { Day } from '../kernel/day';
import { demanded, type Placed } from './decision';
import type { Facts } from './facts';
import { openHearing } from './hearing';
import { chooseStep, placeInStep } from './ladder';
import { isUntold, type Step, type StepKind } from './strategy';
import { unpaidOf } from './unpaid';

/**
 * Speaking to a customer raises no step by itself. Where the person says that it did, it is the step that a reminder of that
 * day would be, by the same rule: each item its own step + 1 at most, by its own lateness, and one step a day. What only writing or a decision can
 * do (a final demand, a proposal) is no call.
 */
export interface CallStep {
  readonly currency: string;
  readonly step: Step;
  readonly strategyCode: string;
  readonly driverItemId: number;
  /** What was demanded by word of mouth, each with its own step afterwards. */
  readonly items: readonly Placed[];
  readonly demandMinor: number;
  readonly creditMinor: number;
}

/** Per currency, the step that a call on that day may be counted as; `itemIds`: it was about these only. */
export function callSteps(facts: Facts, on: Day, itemIds?: ReadonlySet<number>): CallStep[] {
  if (facts.customer.customer.internal) return [];
  const currencies = [...new Set(facts.customer.items.map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency) => callStepIn(facts, currency, on, itemIds) ?? []);
}

function callStepIn(facts: Facts, currency: string, on: Day, itemIds?: ReadonlySet<number>): CallStep | undefined {
  const { openTasks, clearedOn } = facts.customer;
  if (openTasks.some((task) => task.currency === currency && !isUntold(task.kind as StepKind))) return undefined;
  const cleared = clearedOn.get(currency);
  if (cleared !== undefined && cleared >= on) return undefined;
  const hearing = openHearing(facts, currency, on);
  const { sorted } = hearing;
  const unpaid = unpaidOf(hearing);
  const [oldest, ...others] = sorted.eligible.filter(({ item }) => itemIds?.has(item.itemId) ?? true);
  if (!oldest || [oldest, ...others].some(({ stage }) => stage.lastOn !== null && stage.lastOn >= on)) return undefined;
  const choice = chooseStep(facts, [oldest, ...others], unpaid);
  if (!choice.ok || !SPOKEN.has(choice.step.kind)) return undefined;
  const { step, driver } = choice;
  const placed = placeInStep(facts, step, [oldest, ...others], unpaid);
  const items = demanded({ items: [...placed.values()] });
  const demandMinor = sum(items.map((one) => one.demandMinor));
  const creditMinor = -sum(sorted.credits.map((credit) => credit.openMinor));
  if (demandMinor <= creditMinor) return undefined;
  return {
    ...{ currency, step, items, creditMinor },
    strategyCode: driver.strategy.code,
    driverItemId: driver.item.itemId,
    demandMinor: demandMinor - creditMinor,
  };
}

const SPOKEN: ReadonlySet<StepKind> = new Set<StepKind>(['reminder', 'call']);
