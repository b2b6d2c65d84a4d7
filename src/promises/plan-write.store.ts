import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { PlanPolicy } from './band';
import type { Plan, PlanStep } from './plan';
import type { Instalment } from './schedule';

/** Writes plans: what was agreed, what people did with it, that a verdict was announced, and what the company laid down. */
export interface NewPlan extends Pick<
  Plan,
  | 'companyId'
  | 'customerId'
  | 'number'
  | 'currency'
  | 'amountMinor'
  | 'interval'
  | 'graceDays'
  | 'missedLimit'
  | 'source'
  | 'byWhom'
  | 'note'
> {
  readonly parts: readonly { readonly itemId: number; readonly amountMinor: number }[];
  readonly instalments: readonly Instalment[];
}

export async function insertPlan(tx: Tx, work: Work, plan: NewPlan): Promise<number> {
  const [made] = await tx('plan')
    .insert({
      company_id: plan.companyId,
      customer_id: plan.customerId,
      number: plan.number,
      currency: plan.currency,
      amount_minor: plan.amountMinor,
      every: plan.interval,
      grace_days: plan.graceDays,
      missed_limit: plan.missedLimit,
      source: plan.source,
      by_whom: plan.byWhom,
      note: plan.note,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  const planId = made?.id ?? 0;
  const items = tableOf(
    tx,
    { item_id: 'bigint', amount_minor: 'bigint' },
    plan.parts.map((part) => ({ item_id: part.itemId, amount_minor: part.amountMinor })),
  );
  await tx.raw(
    `insert into plan_item (plan_id, item_id, amount_minor)
     select ?, g.item_id, g.amount_minor from ${items.sql} as g where true`,
    [planId, ...items.bindings],
  );
  const schedule = tableOf(
    tx,
    { n: 'bigint', due_on: 'text', counts_until: 'text', amount_minor: 'bigint' },
    plan.instalments.map((one) => ({
      n: one.n,
      due_on: one.dueOn,
      counts_until: one.countsUntil,
      amount_minor: one.amountMinor,
    })),
  );
  await tx.raw(
    `insert into plan_instalment (plan_id, n, due_on, counts_until, amount_minor)
     select ?, g.n, g.due_on, g.counts_until, g.amount_minor from ${schedule.sql} as g where true order by g.n`,
    [planId, ...schedule.bindings],
  );
  return planId;
}

export async function setReference(tx: Tx, planId: number, reference: string): Promise<void> {
  await tx('plan').where({ id: planId }).update({ reference });
}

export interface NewStep {
  readonly planId: number;
  readonly kind: PlanStep['kind'];
  readonly why?: string | null;
  readonly until?: Day | null;
}

export async function insertStep(tx: Tx, work: Work, step: NewStep): Promise<void> {
  await tx('plan_step').insert({
    plan_id: step.planId,
    kind: step.kind,
    on_day: work.today,
    until_on: step.until ?? null,
    why: step.why ?? null,
    recorded_at: work.now,
    recorded_by: actorText(work.actor),
  });
}

/** From now on what comes for its invoices pays its instalments. */
export async function countFromNow(tx: Tx, planId: number): Promise<void> {
  await tx.raw(
    `update plan_item set after_allocation_id =
       (select coalesce(max(a.id), 0) from v_allocation a where a.to_item_id = plan_item.item_id)
     where plan_id = ?`,
    [planId],
  );
}

export interface PlanNews {
  readonly planId: number;
  /** Of the instalment; 0: of the plan as a whole. */
  readonly n: number;
  readonly verdict: string;
}

/** Those that were not announced before; each verdict of an instalment is announced once. One statement. */
export async function announcePlans(tx: Tx, work: Work, news: readonly PlanNews[]): Promise<PlanNews[]> {
  if (news.length === 0) return [];
  const given = tableOf(
    tx,
    { plan_id: 'bigint', n: 'bigint', verdict: 'text' },
    news.map((one) => ({ plan_id: one.planId, n: one.n, verdict: one.verdict })),
  );
  return rowsOf<PlanNews>(
    tx,
    `insert into plan_announcement (plan_id, n, verdict, on_day, recorded_at)
     select plan_id, n, verdict, ?, ? from ${given.sql} as given where true
     on conflict (plan_id, n, verdict) do nothing returning plan_id as "planId", n, verdict`,
    [work.today, work.now, ...given.bindings],
  );
}

/** In place of the one before, which is kept as it was. */
export async function insertPolicy(tx: Tx, work: Work, companyId: number, policy: PlanPolicy): Promise<void> {
  await tx('plan_policy')
    .where({ company_id: companyId })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  await tx('plan_policy').insert({
    company_id: companyId,
    policy: JSON.stringify(policy),
    recorded_at: work.now,
    recorded_by: actorText(work.actor),
  });
}
