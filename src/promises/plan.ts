import type { Day, Instant } from '../kernel/day';
import { sum } from '../kernel/money';
import type { Hold } from '../ledger/hold';
import { counts, type Received } from './promise';
import type { Instalment, Interval } from './schedule';

/**
 * An instalment plan: one schedule over several invoices. Payments are still allocated to the invoices; what an instalment
 * has been paid is derived from what came for them since the plan was accepted, the oldest instalment first. So a returned
 * payment re-opens an instalment by itself. Only what people do is stored: the steps below.
 */
export interface Plan {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number;
  /** What people call it, `P-0012`. */
  readonly number: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly interval: Interval;
  readonly graceDays: number;
  /** So many missed instalments void the plan: the full balance is due. */
  readonly missedLimit: number;
  readonly source: PlanSource;
  readonly byWhom: string | null;
  readonly note: string | null;
  /** What the customer writes on each transfer; minted when it is offered. */
  readonly reference: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly items: readonly PlanItem[];
  readonly instalments: readonly PlanInstalment[];
  /** In the order in which they were done. */
  readonly steps: readonly PlanStep[];
}

export const PLAN_SOURCES = ['team', 'phone', 'email', 'letter', 'portal'] as const;
export type PlanSource = (typeof PLAN_SOURCES)[number];
export const isPlanSource = (text: string): text is PlanSource => (PLAN_SOURCES as readonly string[]).includes(text);

export interface PlanItem {
  readonly itemId: number;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  /** What of it the plan pays; minor units, > 0. */
  readonly amountMinor: number;
  /** What it comes to, less what had been allocated before the plan was accepted: no more can be expected of it. */
  readonly owedMinor: number;
}

export interface PlanInstalment extends Instalment {
  readonly id: number;
}

export const STEP_KINDS = [
  'drafted',
  'approved',
  'consent_asked',
  'consented',
  'offered',
  'accepted',
  'cancelled',
  'defaulted',
  'reinstated',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface PlanStep {
  readonly kind: StepKind;
  readonly on: Day;
  readonly at: Instant;
  readonly by: string;
  readonly why: string | null;
  /** The last day of an offer. */
  readonly until: Day | null;
}

export const PLAN_STATES = ['draft', 'offered', 'accepted', 'active', 'completed', 'defaulted', 'cancelled'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** What may be done with a plan in a state. `drafted` begins it. */
export const MAY_FOLLOW: Readonly<Record<PlanState, readonly StepKind[]>> = {
  draft: ['approved', 'consent_asked', 'consented', 'offered', 'accepted', 'cancelled'],
  offered: ['approved', 'consent_asked', 'consented', 'offered', 'accepted', 'cancelled'],
  accepted: ['cancelled', 'defaulted', 'offered'],
  active: ['cancelled', 'defaulted'],
  completed: [],
  defaulted: ['reinstated'],
  cancelled: ['reinstated', 'offered', 'drafted'],
};

/** In these the instalments are asked for and not the invoices. */
export const RUNNING: ReadonlySet<PlanState> = new Set<PlanState>(['accepted', 'active']);
/** An invoice is in one of these at most. */
export const LIVE: ReadonlySet<PlanState> = new Set<PlanState>(['draft', 'offered', 'accepted', 'active']);

export const INSTALMENT_STATES = ['coming', 'open', 'paid', 'paid_late', 'awaiting_allocation', 'missed'] as const;
/** coming: not due yet · open: due or past, and a receipt still is in time · paid and paid_late: all of it came. */
export type InstalmentState = (typeof INSTALMENT_STATES)[number];

export interface JudgedInstalment extends PlanInstalment {
  readonly state: InstalmentState;
  readonly coveredMinor: number;
  readonly shortfallMinor: number;
  /** When the last of it was received. */
  readonly paidOn: Day | null;
}

export interface JudgedPlan {
  readonly plan: Plan;
  readonly state: PlanState;
  readonly asOn: Day;
  readonly coveredMinor: number;
  readonly leftMinor: number;
  readonly instalments: readonly JudgedInstalment[];
  /** Missed and still not paid, since it was last reinstated. */
  readonly missed: number;
  /** A person with the right agreed to terms outside the bands. */
  readonly approved: boolean;
  /** What an insurer said to it: not asked, asked, or that it consents. */
  readonly consent: 'asked' | 'given' | null;
  readonly acceptedOn: Day | null;
  /** The last day of an offer that nobody has answered. */
  readonly offerUntil: Day | null;
}

/** What came for its invoices since it was accepted, and what the customer has paid that nobody has matched yet. */
export interface PlanMoney {
  readonly received: readonly Received[];
  readonly unappliedMinor: number;
}

const NOTHING_CAME: PlanMoney = { received: [], unappliedMinor: 0 };

/** The plan as it stands on a day. Nothing that was done, allocated or reversed later has a say in it. */
export function judgePlan(plan: Plan, money: PlanMoney, asOn: Day): JudgedPlan {
  const steps = plan.steps.filter((step) => step.on <= asOn);
  const accepted = wasAccepted(steps);
  const acceptedOn = accepted ? (steps.findLast(({ kind }) => kind === 'accepted')?.on ?? null) : null;
  const counted = accepted ? money : NOTHING_CAME;
  const instalments = judgeInstalments(plan, counted, asOn);
  const coveredMinor = sum(instalments.map((one) => one.coveredMinor));
  const reinstatedOn = steps.findLast(({ kind }) => kind === 'reinstated')?.on ?? null;
  return {
    plan,
    state: stateOf(steps, instalments, asOn),
    asOn,
    coveredMinor,
    leftMinor: plan.amountMinor - coveredMinor,
    instalments,
    missed: instalments.filter((one) => isMissed(one) && (reinstatedOn === null || one.countsUntil >= reinstatedOn))
      .length,
    approved: steps.some(({ kind }) => kind === 'approved'),
    consent: consentOf(steps),
    acceptedOn,
    offerUntil: moving(steps)?.kind === 'offered' ? (moving(steps)?.until ?? null) : null,
  };
}

/** They say who agrees to a plan, and move nothing. */
export const BESIDE = ['approved', 'consent_asked', 'consented'] as const satisfies readonly StepKind[];
const isBeside = (kind: StepKind): boolean => (BESIDE as readonly StepKind[]).includes(kind);
export const moving = (steps: readonly PlanStep[]): PlanStep | undefined =>
  steps.findLast(({ kind }) => !isBeside(kind));

/** One that was taken back is asked for again. */
function consentOf(steps: readonly PlanStep[]): JudgedPlan['consent'] {
  const last = steps.findLast(({ kind }) => kind === 'consent_asked' || kind === 'consented')?.kind;
  return last === undefined ? null : last === 'consented' ? 'given' : 'asked';
}

function wasAccepted(steps: readonly PlanStep[]): boolean {
  const offered = steps.findLastIndex(({ kind }) => kind === 'offered' || kind === 'drafted');
  return steps.findLastIndex(({ kind }) => kind === 'accepted') > offered;
}

function stateOf(steps: readonly PlanStep[], instalments: readonly JudgedInstalment[], asOn: Day): PlanState {
  switch (moving(steps)?.kind) {
    case 'offered':
      return 'offered';
    case 'accepted':
    case 'reinstated':
      if (instalments.every(({ shortfallMinor }) => shortfallMinor === 0)) return 'completed';
      return instalments.some((one) => one.coveredMinor > 0 || one.dueOn <= asOn) ? 'active' : 'accepted';
    case 'defaulted':
      return 'defaulted';
    case 'cancelled':
      return 'cancelled';
    default:
      return 'draft';
  }
}

function judgeInstalments(plan: Plan, money: PlanMoney, asOn: Day): JudgedInstalment[] {
  const receivedOn = [...new Set(money.received.filter((one) => one.allocatedOn <= asOn).map((one) => one.receivedOn))];
  const coverBy = new Map<Day, number>(receivedOn.sort().map((on) => [on, coverOf(plan, money.received, on, asOn)]));
  const allMinor = coverOf(plan, money.received, LAST, asOn);
  let before = 0;
  let unapplied = Math.max(0, money.unappliedMinor);
  return plan.instalments.map((instalment) => {
    const coveredMinor = Math.max(0, Math.min(instalment.amountMinor, allMinor - before));
    before += instalment.amountMinor;
    const whole = before;
    const shortfallMinor = instalment.amountMinor - coveredMinor;
    const found = [...coverBy].find(([, minor]) => minor >= whole)?.[0] ?? null;
    const paidOn = shortfallMinor === 0 ? found : null;
    const isOver = shortfallMinor > 0 && asOn > instalment.countsUntil;
    const awaits = isOver && unapplied >= shortfallMinor;
    if (awaits) unapplied -= shortfallMinor;
    const state = instalmentState(instalment, { shortfallMinor, paidOn, isOver, awaits }, asOn);
    return { ...instalment, state, coveredMinor, shortfallMinor, paidOn };
  });
}

interface Standing {
  readonly shortfallMinor: number;
  readonly paidOn: Day | null;
  readonly isOver: boolean;
  readonly awaits: boolean;
}

function instalmentState({ countsUntil, dueOn }: PlanInstalment, standing: Standing, asOn: Day): InstalmentState {
  const { shortfallMinor, paidOn, isOver, awaits } = standing;
  if (shortfallMinor === 0) return paidOn !== null && paidOn > countsUntil ? 'paid_late' : 'paid';
  if (awaits) return 'awaiting_allocation';
  if (isOver) return 'missed';
  return dueOn > asOn ? 'coming' : 'open';
}

const LAST = '9999-12-31' as Day;

/** What the plan was relieved of by receipts up to a day, and by invoices of which nothing is owed any more. */
function coverOf(plan: Plan, received: readonly Received[], by: Day, asOn: Day): number {
  return sum(
    plan.items.map((item) => {
      const expected = Math.max(0, Math.min(item.amountMinor, item.owedMinor));
      const came = sum(
        received.filter((one) => one.itemId === item.itemId && counts(one, by, asOn)).map((one) => one.amountMinor),
      );
      return item.amountMinor - expected + Math.min(expected, Math.max(0, came));
    }),
  );
}

const isMissed = ({ state }: Pick<JudgedInstalment, 'state'>): boolean => state === 'missed';

/** Is the default clause met? */
export const isVoidNow = (judged: JudgedPlan): boolean =>
  RUNNING.has(judged.state) && judged.missed >= judged.plan.missedLimit;

/** The next instalment of which something is missing. */
export const nextOf = (judged: JudgedPlan): JudgedInstalment | undefined =>
  judged.instalments.find(({ shortfallMinor }) => shortfallMinor > 0);

/** One item's part of a plan on a day, with what came for it since. */
export interface PlannedPart {
  readonly planId: number;
  readonly number: string;
  readonly customerId: number;
  readonly itemId: number;
  readonly author: string;
  readonly from: Day;
  /** The last day of an offer; empty: the plan runs. */
  readonly until: Day | null;
  readonly amountMinor: number;
  readonly receivedMinor: number;
}

/** What a plan keeps back of an item: its part, less what came since. While it runs that ends only with the plan. */
export function planHoldOf(part: PlannedPart): Hold | undefined {
  const amountMinor = part.amountMinor - Math.max(0, part.receivedMinor);
  if (amountMinor <= 0) return undefined;
  const offered = part.until !== null;
  return {
    key: `plan/${part.planId}/${part.itemId}`,
    customerId: part.customerId,
    itemId: part.itemId,
    amountMinor,
    kind: 'plan',
    reason: offered ? `Instalments are offered: ${part.number}` : `Paid in instalments: ${part.number}`,
    author: part.author,
    from: part.from,
    until: part.until,
    caused: !offered,
  };
}
