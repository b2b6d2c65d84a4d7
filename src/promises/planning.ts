import type { Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import type { Outside, PlanPolicy } from './band';
import { LIVE, MAY_FOLLOW, type JudgedPlan, type PlanSource, type PlanState, type StepKind } from './plan';
import type { PromiseRequest } from './recording';
import { MOST_GRACE_DAYS, MOST_INSTALMENTS, scheduleOf, type Instalment, type ScheduleTerms } from './schedule';

/** What a person says when instalments are agreed, and what is refused of it. Amounts in minor units. */
export interface PlanRequest extends Pick<PromiseRequest, 'companyId' | 'customerId' | 'of'> {
  readonly terms: PlanTerms;
  readonly source?: PlanSource;
  readonly byWhom?: string;
  readonly note?: string;
  /** The same plan, where it stands already, is answered with and not made again: a form that was sent twice. */
  readonly once?: boolean;
}

/** What is left out follows from the company's policy. */
export interface PlanTerms extends Omit<ScheduleTerms, 'amountMinor' | 'graceDays'> {
  readonly graceDays?: number;
  readonly missedLimit?: number;
}

export interface Agreed {
  readonly instalments: readonly Instalment[];
  readonly graceDays: number;
  readonly missedLimit: number;
}

const LEAST_GRACE = 0;
const LEAST_MISSED = 1;

/** The schedule of an amount under these terms. Throws Refusal or WrongUse with the first thing that is not right. */
export function agreed(terms: PlanTerms, amountMinor: number, policy: PlanPolicy, today: Day): Agreed {
  const graceDays = terms.graceDays ?? policy.graceDays;
  const missedLimit = terms.missedLimit ?? policy.missedLimit;
  if (!isWhole(graceDays, LEAST_GRACE, MOST_GRACE_DAYS)) {
    throw new WrongUse(
      `There cannot be ${graceDays} bank days of grace.`,
      `Give a whole number from ${LEAST_GRACE} to ${MOST_GRACE_DAYS}.`,
    );
  }
  if (!isWhole(missedLimit, LEAST_MISSED, MOST_INSTALMENTS)) {
    throw new WrongUse(
      `${missedLimit} missed instalments cannot void a plan.`,
      `Give a whole number from ${LEAST_MISSED} to ${MOST_INSTALMENTS}.`,
    );
  }
  return { instalments: scheduleOf({ ...terms, amountMinor, graceDays }, today), graceDays, missedLimit };
}

const isWhole = (n: number, from: number, to: number): boolean => Number.isInteger(n) && n >= from && n <= to;

/** Refuses a second plan over an invoice. */
export function checkFree(plans: readonly JudgedPlan[], itemIds: readonly number[]): void {
  const other = plans.find(
    ({ state, plan }) => LIVE.has(state) && plan.items.some(({ itemId }) => itemIds.includes(itemId)),
  );
  if (other === undefined) return;
  const { number } = other.plan;
  throw new Refusal(
    'in-a-plan',
    `${number} is about the same invoices.`,
    `Cancel it first: duly plan cancel ${number}`,
    {
      number,
      state: other.state,
    },
  );
}

/** Refuses what does not follow from where the plan stands. */
export function checkMove({ plan, state }: JudgedPlan, to: StepKind): void {
  if (MAY_FOLLOW[state].includes(to)) return;
  throw cannotNow(plan.number, state);
}

/** Somebody else was faster, or it never could. */
export const cannotNow = (number: string, state: PlanState): Refusal =>
  new Refusal('plan-state', `This cannot be done with ${number} as it stands now.`, 'See it: duly plan show', {
    state,
  });

/** Refuses terms outside the bands that nobody with the right has approved. */
export function checkBands({ plan, approved }: JudgedPlan, outside: readonly Outside[]): void {
  if (approved || outside.length === 0) return;
  throw new Refusal(
    'plan-needs-approval',
    `${plan.number} is outside the bands of the company.`,
    `Somebody with the right has to approve it: duly plan approve ${plan.number}`,
    { outside },
  );
}

/** Refuses a plan that is no longer right on the day on which it is to be offered or accepted. */
export function checkStillRight({ plan }: JudgedPlan, freeMinor: (itemId: number) => number, today: Day): void {
  const [first] = plan.instalments;
  if (first !== undefined && first.dueOn < today) {
    throw new Refusal(
      'plan-too-late',
      `The first instalment of ${plan.number} was due on ${first.dueOn}.`,
      'Cancel it and make one that begins later.',
    );
  }
  const gone = plan.items.find(({ itemId, amountMinor }) => freeMinor(itemId) < amountMinor);
  if (gone === undefined) return;
  throw new Refusal(
    'plan-changed',
    `Less is open and undisputed of ${gone.document} than ${plan.number} is to pay.`,
    'Cancel it and make one over what is owed now.',
    { document: gone.document, freeMinor: freeMinor(gone.itemId), plannedMinor: gone.amountMinor },
  );
}
