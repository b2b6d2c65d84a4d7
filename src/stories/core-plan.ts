import { assert } from '../kernel/assert';
import type { Day, Instant } from '../kernel/day';
import { sum } from '../kernel/money';
import { inForce, type Hold } from '../ledger/hold';
import type { OpenItem } from '../ledger/open-item';
import { DEFAULT_POLICY } from '../promises/band';
import { isVoidNow, judgePlan, planHoldOf, RUNNING, type JudgedPlan, type Plan, type PlanStep } from '../promises/plan';
import type { Received } from '../promises/promise';
import { scheduleOf } from '../promises/schedule';
import { instalmentsOf } from '../reminders/instalment';
import type { Owed } from '../reminders/owed';
import type { PlanLine } from './story';

/** Instalment plans in a story on the pure core: the real schedule, the real verdicts, void as the clock would make them. */
export interface CorePlan {
  readonly plan: Omit<Plan, 'steps'>;
  readonly steps: PlanStep[];
  /** How many moves there were before it was accepted. */
  readonly after: number;
}

/** As much of the ledger in memory as plans look at. */
interface Played {
  readonly rules: { readonly currency: string };
  readonly plans: CorePlan[];
  readonly moves: readonly {
    readonly from: Pick<OpenItem, 'issuedOn'>;
    readonly to: Pick<OpenItem, 'itemId'>;
    readonly minor: number;
    readonly on: Day;
    readonly reversedOn: Day | null;
  }[];
}

export function planHappens(ledger: Played, line: PlanLine, items: readonly OpenItem[], on: Day): void {
  if (line.is === 'cancelled') {
    const found = ledger.plans.find(({ plan }) => plan.number === line.number);
    assert(found !== undefined, `the story has no plan ${line.number}`);
    found.steps.push(stepOf('cancelled', on));
    return;
  }
  const { graceDays, missedLimit } = DEFAULT_POLICY;
  const n = ledger.plans.length + 1;
  const amountMinor = sum(items.map((item) => item.openMinor));
  const schedule = scheduleOf({ amountMinor, firstOn: line.firstOn, interval: 'monthly', of: { count: line.count }, down: null, graceDays }, on); // prettier-ignore
  ledger.plans.push({
    after: ledger.moves.length,
    steps: [stepOf('drafted', on), stepOf('accepted', on)],
    plan: {
      ...{ id: n, companyId: 1, customerId: items[0]?.customerId ?? 0, number: `P-${String(n).padStart(4, '0')}` },
      ...{ currency: ledger.rules.currency, amountMinor, interval: 'monthly', graceDays, missedLimit, source: 'team' },
      ...{ byWhom: null, note: null, reference: null, recordedAt: atOf(on), recordedBy: 'clerk' },
      items: items.map(({ itemId, document, part, parts, issuedOn, dueOn, openMinor }) => ({
        ...{ itemId, document, part, parts, issuedOn, dueOn, amountMinor: openMinor, owedMinor: openMinor },
      })),
      instalments: schedule.map((one) => ({ ...one, id: 1_000 * n + one.n })),
    },
  });
}

const atOf = (on: Day): Instant => `${on}T08:00:00.000Z` as Instant;
const stepOf = (kind: PlanStep['kind'], on: Day): PlanStep => ({
  ...{ kind, on, at: atOf(on), by: 'clerk', why: null, until: null },
});

/** The plans of a customer that run on a day. One whose default clause is met is void from that day on. */
function running(ledger: Played, customerId: number, today: Day): JudgedPlan[] {
  const mine = ledger.plans.filter(({ plan }) => plan.customerId === customerId);
  for (const one of mine) if (isVoidNow(judged(ledger, one, today))) one.steps.push(stepOf('defaulted', today));
  return mine.map((one) => judged(ledger, one, today)).filter(({ state }) => RUNNING.has(state));
}

const judged = (ledger: Played, { plan, steps, after }: CorePlan, today: Day): JudgedPlan =>
  judgePlan({ ...plan, steps }, { received: receivedFor(ledger, plan, after), unappliedMinor: 0 }, today);

/** A move that went back is told as itself and its reversal. */
const receivedFor = (ledger: Played, plan: CorePlan['plan'], after: number): Received[] =>
  ledger.moves.slice(after).flatMap(({ from, to, minor, on, reversedOn }, at): Received[] => {
    if (!plan.items.some(({ itemId }) => itemId === to.itemId)) return [];
    const came = { allocationId: 2 * at + 1, itemId: to.itemId, amountMinor: minor, allocatedOn: on, receivedOn: from.issuedOn, reversesId: null }; // prettier-ignore
    if (reversedOn === null) return [came];
    return [came, { ...came, allocationId: 2 * at + 2, amountMinor: -minor, allocatedOn: reversedOn, reversesId: came.allocationId }]; // prettier-ignore
  });

export function plansOf(ledger: Played, customerId: number, today: Day): { items: Owed[]; holds: Hold[] } {
  const plans = running(ledger, customerId, today);
  const holds = plans.flatMap(({ plan, acceptedOn }) =>
    plan.items.flatMap((item) => {
      const after = ledger.plans.find((one) => one.plan.id === plan.id)?.after ?? 0;
      const came = receivedFor(ledger, plan, after).filter(({ itemId }) => itemId === item.itemId);
      const part = { planId: plan.id, number: plan.number, customerId, itemId: item.itemId, author: 'clerk', from: acceptedOn ?? today, until: null, amountMinor: item.amountMinor }; // prettier-ignore
      return planHoldOf({ ...part, receivedMinor: sum(came.map((one) => one.amountMinor)) }) ?? [];
    }),
  );
  return { items: instalmentsOf(plans), holds: holds.filter((hold) => inForce(hold, today)) };
}
