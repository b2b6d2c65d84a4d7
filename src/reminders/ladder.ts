import { kindOfDebtor } from '../customers/customer';
import { addDays, type Day } from '../kernel/day';
import { isForSegment } from './condition';
import type { Place, Placed } from './decision';
import type { Facts } from './facts';
import type { Candidate } from './place';
import { REASONS, type ReasonCode } from './reasons';
import { mayTake, reachedOn, stepAfter } from './stage';
import { isNoticed, isUntold, needsTwoDemands, type Step } from './strategy';
import { enoughOn, isUnpaidEnough, type Unpaid } from './unpaid';

/**
 * Which step is next (rules.md 1). Each overdue item is judged by its own stage, its own lateness and its own strategy; the
 * message takes the highest step that any of them may take. The *driver* is the oldest of those that take it, and its
 * strategy rules the message. Everything else that is overdue is listed with it.
 */
export type Choice =
  | { readonly ok: true; readonly step: Step; readonly driver: Candidate; readonly oldAtGoLive: boolean }
  | {
      readonly ok: false;
      readonly driver: Candidate;
      readonly because: ReasonCode;
      readonly until: Day | null;
      readonly step: Step | null;
    };

/** `eligible` is not empty and stands oldest first. */
export function chooseStep(facts: Facts, eligible: readonly [Candidate, ...Candidate[]], unpaid: Unpaid): Choice {
  let best: { step: Step; driver: Candidate } | undefined;
  let oldAtGoLive = false;
  for (const candidate of eligible) {
    const step = takes(facts, candidate, unpaid);
    if (!step) continue;
    oldAtGoLive ||= candidate.stage.oldAtGoLive;
    if (!best || step.n > best.step.n) best = { step, driver: candidate };
  }
  if (best === undefined) return nobodyTakes(facts, eligible, unpaid);
  const { step } = best;
  const awaited = eligible.find((one) => awaitsItsPayBy(facts, one, unpaid, step.n));
  return awaited ? blockOf(facts, awaited, unpaid) : { ok: true, ...best, oldAtGoLive };
}

type Block = Extract<Choice, { ok: false }>;

/** The oldest that still waits for something is told about; where none does, the oldest. */
function nobodyTakes(facts: Facts, eligible: readonly [Candidate, ...Candidate[]], unpaid: Unpaid): Block {
  for (const candidate of eligible) {
    const block = blockOf(facts, candidate, unpaid);
    if (REASONS[block.because].do === 'wait') return block;
  }
  return blockOf(facts, eligible[0], unpaid);
}

/**
 * A final step that waits only for the last day to pay is not overtaken by a softer message, after which the gap between
 * contacts begins anew: else a customer with an invoice a week would never come to it.
 */
function awaitsItsPayBy(facts: Facts, candidate: Candidate, unpaid: Unpaid, chosen: number): boolean {
  const step = stepAfter(candidate.strategy.ladder, candidate.stage);
  if (!step || step.n <= chosen || !isNoticed(step.kind) || forbids(facts, step, candidate) !== null) return false;
  if (candidate.stage.unpostedSince !== null || !isUnpaidEnough(step, unpaid, facts)) return false;
  return reachedOn(step, candidate.item, candidate.stage) <= unpaid.today && candidate.stage.demands >= 2;
}

/** The step that the item may take today, if any. */
function takes(facts: Facts, candidate: Candidate, unpaid: Unpaid): Step | undefined {
  const step = stepAfter(candidate.strategy.ladder, candidate.stage);
  if (!step || forbids(facts, step, candidate) !== null) return undefined;
  const may = mayTake(step, candidate.item, candidate.stage, unpaid.today) && isUnpaidEnough(step, unpaid, facts);
  return may ? step : undefined;
}

type Forbidden = 'max_step' | 'other_segment' | 'debtor_type_unknown' | 'plan_reminders_only';

function forbids(facts: Facts, step: Step, { item }: Candidate): Forbidden | null {
  if (item.instalment !== undefined && needsTwoDemands(step)) return 'plan_reminders_only';
  const { customer } = facts.customer;
  if (customer.maxStep !== null && step.n > customer.maxStep) return 'max_step';
  if (!isForSegment(step.when, customer.segment)) return 'other_segment';
  const { type } = kindOfDebtor(customer, facts.rules.settings);
  if (type === 'unknown' && needsTwoDemands(step)) return 'debtor_type_unknown';
  return null;
}

function blockOf(facts: Facts, driver: Candidate, unpaid: Unpaid): Block {
  const { item, stage, strategy } = driver;
  const { today } = unpaid;
  const step = stepAfter(strategy.ladder, stage) ?? null;
  const blocked = (because: ReasonCode, until: Day | null = null): Block => ({
    ok: false,
    driver,
    step,
    because,
    until,
  });
  if (step === null) return blocked('steps_done');
  const forbidden = forbids(facts, step, driver);
  if (forbidden !== null) return blocked(forbidden);
  if (stage.unpostedSince !== null) return blocked('letter_not_posted');
  const reached = reachedOn(step, item, stage);
  if (reached > today) return blocked('step_not_reached', reached);
  if (mayTake(step, item, stage, today)) return blocked('condition_not_met', enoughOn(step, unpaid, facts));
  if (stage.demands < 2) return blocked('demanded_too_seldom');
  return blocked('pay_by_not_passed', addDays(stage.timeUntil ?? today, 1));
}

/**
 * The overdue items as they stand in a message that takes `step`: named or also due, each with the step that is its own
 * afterwards. An item never demanded starts at the first step, wherever it is listed; a proposal to hand over is told to
 * nobody, so it moves only what it names.
 */
export function placeInStep(
  facts: Facts,
  step: Step,
  eligible: readonly Candidate[],
  unpaid: Unpaid,
): ReadonlyMap<number, Placed> {
  const placed = new Map<number, Placed>();
  for (const candidate of eligible) {
    const own = takes(facts, candidate, unpaid);
    placed.set(
      candidate.item.itemId,
      needsTwoDemands(step) || isUntold(step.kind) ? inFinal(step, candidate, own) : inReminder(step, candidate, own),
    );
  }
  return placed;
}

function inReminder(step: Step, candidate: Candidate, own: Step | undefined): Placed {
  const advances = own !== undefined && own.n <= step.n && !needsTwoDemands(own) && !isUntold(own.kind);
  return at(candidate, 'named', advances ? own.n : Math.max(1, candidate.step));
}

function inFinal(step: Step, candidate: Candidate, own: Step | undefined): Placed {
  if (own !== undefined && own.kind === step.kind) return at(candidate, 'named', own.n);
  return at(candidate, 'also_due', isUntold(step.kind) ? candidate.step : Math.max(1, candidate.step));
}

function at(candidate: Candidate, place: Place, step: number): Placed {
  const { step: before, stage } = candidate;
  const again = step === before && stage.demands > 0 ? { again: { payByOn: stage.payByOn } } : {};
  return { ...candidate, place, step, advances: step > before, ...again };
}
