import type { Day, Instant } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import type { Dependent, DependentSource } from '../ledger/dependents';
import type { CustomerRange, HoldSource } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import { DEFAULT_POLICY, type PlanPolicy } from './band';
import {
  BESIDE,
  judgePlan,
  planHoldOf,
  RUNNING,
  type JudgedPlan,
  type Plan,
  type PlanInstalment,
  type PlanItem,
  type PlannedPart,
  type PlanStep,
  type StepKind,
} from './plan';
import type { Received } from './promise';
import { promiseHolds, SINCE } from './store';
import { LATEST, unappliedBy, unappliedOf } from './unapplied.store';

/** Plans, read: what they keep back, and each as it stands on a day. Written in `plan-write.store.ts`. */

/** A step `x` that moves its plan. */
const MOVES = `x.kind not in (${BESIDE.map((kind) => `'${kind}'`).join(', ')})`;

/** The step that says where plan `p` stands: the last one by a day, as known at an instant, that is no approval. */
export const STANDS = `s.id = (select max(x.id) from plan_step x
  where x.plan_id = p.id and ${MOVES} and x.on_day <= ? and x.recorded_at <= ?)`;
const RUNS = `s.kind in ('accepted', 'reinstated')`;

/**
 * What plans keep back of their invoices on a day, as known at an instant: those that run until they end, less what came
 * since; those that are offered until the offer lapses. One statement per range.
 */
export function planHolds(q: Query): HoldSource {
  return async (range, asOn, knownAt) => {
    const known = knownAt ?? LATEST;
    const whose = within('p.customer_id', range);
    const parts = await rowsOf<PlannedPart>(
      q,
      `select p.id as "planId", p.number, p.customer_id as "customerId", pp.item_id as "itemId", s.recorded_by as author,
         s.on_day as "from", s.until_on as "until", pp.amount_minor as "amountMinor",
         case when ${RUNS} then coalesce(sum(a.amount_minor), 0) else 0 end as "receivedMinor"
       from plan p join plan_step s on ${STANDS}
       join plan_item pp on pp.plan_id = p.id
       left join v_allocation a on ${SINCE} and a.allocated_on <= ? and a.recorded_at <= ?
       where p.company_id = ? and ${whose.sql}
         and (${RUNS} or (s.kind = 'offered' and s.until_on >= ?))
       group by p.id, p.number, p.customer_id, pp.item_id, pp.amount_minor, s.recorded_by, s.on_day, s.until_on, s.kind
       order by p.id, pp.item_id`,
      [asOn, known, asOn, known, range.companyId, ...whose.bindings, asOn],
    );
    return parts.flatMap((part) => planHoldOf(part) ?? []);
  };
}

/** What promises and plans keep back. */
export function agreedHolds(q: Query): HoldSource {
  const [promises, plans] = [promiseHolds(q), planHolds(q)];
  return async (...asked) => [...(await promises(...asked)), ...(await plans(...asked))];
}

/** Which plans of a company are asked about. */
export interface PlanFilter {
  readonly companyId: number;
  readonly id?: number;
  readonly ids?: readonly number[];
  /** Customers whose row numbers lie in [first, last]. */
  readonly customers?: Pick<CustomerRange, 'first' | 'last'>;
  /** Only those that were accepted and neither cancelled nor void by the day. */
  readonly running?: boolean;
  /** A condition on the plan `p`, which leaves out what need not be judged. */
  readonly where?: Condition;
}

export interface Condition {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** Plans as they stand on a day, as known at an instant (empty: now), oldest first. A few statements however many. */
export async function judgedPlans(
  q: Query,
  filter: PlanFilter,
  asOn: Day,
  knownAt: Instant | null = null,
): Promise<JudgedPlan[]> {
  const asked = scopeOf(await foundOf(q, filter), asOn, knownAt ?? LATEST);
  const plans = await plansOf(q, asked);
  if (plans.length === 0) return [];
  const received = grouped(await receivedFor(q, asked), (one) => one.planId);
  const customers = { sql: `select p.customer_id from plan p where ${asked.sql}`, bindings: asked.bindings };
  const unapplied = unappliedBy(await unappliedOf(q, filter.companyId, customers, asked));
  return plans.map((plan) => {
    const unappliedMinor = unapplied(plan.customerId, plan.currency);
    return judgePlan(plan, { received: received.get(plan.id) ?? [], unappliedMinor }, asOn);
  });
}

/** Those that a condition leaves, found once for all that is read of them. */
async function foundOf(q: Query, filter: PlanFilter): Promise<PlanFilter> {
  const { where, ...rest } = filter;
  if (where === undefined || where.sql === '') return rest;
  const rows = await rowsOf<{ id: number }>(q, `select p.id from plan p where p.company_id = ? and ${where.sql}`, [
    filter.companyId,
    ...where.bindings,
  ]);
  const given = tableOf(q, { id: 'bigint' }, rows.map(({ id }) => ({ id }))); // prettier-ignore
  return { ...rest, where: { sql: `p.id in (select id from ${given.sql} as given)`, bindings: given.bindings } };
}

/** Plans that stand at one of these steps on a day. */
export const standsAt = (kinds: readonly StepKind[], asOn: Day): Condition => ({
  sql: `exists (select 1 from plan_step s where ${STANDS} and s.kind in (${kinds.map(() => '?').join(', ')}))`,
  bindings: [asOn, LATEST, ...kinds],
});

export const judgedPlan = async (q: Query, companyId: number, id: number, asOn: Day): Promise<JudgedPlan | undefined> =>
  (await judgedPlans(q, { companyId, id }, asOn))[0];

/** Plans whose instalments are asked for in place of their invoices. */
export const runningPlans = async (
  q: Query,
  { companyId, first, last }: CustomerRange,
  asOn: Day,
  knownAt: Instant | null,
): Promise<JudgedPlan[]> =>
  (await judgedPlans(q, { companyId, customers: { first, last }, running: true }, asOn, knownAt)).filter(({ state }) =>
    RUNNING.has(state),
  );

interface Scope {
  readonly sql: string;
  readonly bindings: readonly unknown[];
  readonly known: string;
  readonly asOn: Day;
}

function scopeOf(filter: PlanFilter, asOn: Day, known: string): Scope {
  const conditions: [string, ...unknown[]][] = [
    ['p.company_id = ?', filter.companyId],
    ['p.recorded_at <= ?', known],
  ];
  if (filter.id !== undefined) conditions.push(['p.id = ?', filter.id]);
  if (filter.ids) conditions.push([`p.id in (${['-1', ...filter.ids.map(() => '?')].join(', ')})`, ...filter.ids]);
  if (filter.customers)
    conditions.push(['p.customer_id between ? and ?', filter.customers.first, filter.customers.last]);
  if (filter.running === true)
    conditions.push([`exists (select 1 from plan_step s where ${STANDS} and ${RUNS})`, asOn, known]);
  if (filter.where && filter.where.sql !== '') conditions.push([filter.where.sql, ...filter.where.bindings]);
  return {
    sql: conditions.map(([sql]) => sql).join(' and '),
    bindings: conditions.flatMap(([, ...bindings]) => bindings),
    known,
    asOn,
  };
}

type Of<T> = T & { readonly planId: number };

async function plansOf(q: Query, scope: Scope): Promise<Plan[]> {
  const rows = await rowsOf<Omit<Plan, 'items' | 'instalments' | 'steps'>>(
    q,
    `select p.id, p.company_id as "companyId", p.customer_id as "customerId", p.number, p.currency,
       p.amount_minor as "amountMinor", p.every as "interval", p.grace_days as "graceDays",
       p.missed_limit as "missedLimit", p.source, p.by_whom as "byWhom", p.note, p.reference,
       p.recorded_at as "recordedAt", p.recorded_by as "recordedBy"
     from plan p where ${scope.sql} order by p.id`,
    [...scope.bindings],
  );
  if (rows.length === 0) return [];
  const items = grouped(await itemsFor(q, scope), ({ planId }) => planId);
  const instalments = grouped(await instalmentsFor(q, scope), ({ planId }) => planId);
  const steps = grouped(await stepsFor(q, scope), ({ planId }) => planId);
  return rows.map((row) => ({
    ...row,
    items: items.get(row.id) ?? [],
    instalments: instalments.get(row.id) ?? [],
    steps: steps.get(row.id) ?? [],
  }));
}

const itemsFor = (q: Query, { sql, bindings, known }: Scope): Promise<Of<PlanItem>[]> =>
  rowsOf(
    q,
    `select pp.plan_id as "planId", pp.item_id as "itemId", v.document, v.part, v.parts, v.issued_on as "issuedOn",
       v.due_on as "dueOn", pp.amount_minor as "amountMinor",
       case when v.cancelled_at <= ? then 0 when pp.after_allocation_id is null then pp.amount_minor else v.amount_minor - (
         select coalesce(sum(a.amount_minor), 0) from v_allocation a
         where a.to_item_id = pp.item_id and a.id <= pp.after_allocation_id) end as "owedMinor"
     from plan p join plan_item pp on pp.plan_id = p.id join v_open_item_ever v on v.item_id = pp.item_id
     where ${sql} order by pp.plan_id, coalesce(v.due_on, '9999'), pp.item_id`,
    [known, ...bindings],
  );

const instalmentsFor = (q: Query, { sql, bindings }: Scope): Promise<Of<PlanInstalment>[]> =>
  rowsOf(
    q,
    `select i.plan_id as "planId", i.id, i.n, i.due_on as "dueOn", i.counts_until as "countsUntil",
       i.amount_minor as "amountMinor"
     from plan p join plan_instalment i on i.plan_id = p.id where ${sql} order by i.plan_id, i.n`,
    [...bindings],
  );

const stepsFor = (q: Query, { sql, bindings, known }: Scope): Promise<Of<PlanStep>[]> =>
  rowsOf(
    q,
    `select s.plan_id as "planId", s.kind, s.on_day as "on", s.recorded_at as "at", s.recorded_by as "by", s.why,
       s.until_on as "until"
     from plan p join plan_step s on s.plan_id = p.id where ${sql} and s.recorded_at <= ? order by s.id`,
    [...bindings, known],
  );

const receivedFor = (q: Query, { sql, bindings, known }: Scope): Promise<Of<Received>[]> =>
  rowsOf(
    q,
    `select p.id as "planId", a.id as "allocationId", pp.item_id as "itemId", a.amount_minor as "amountMinor",
       a.allocated_on as "allocatedOn", c.issued_on as "receivedOn", a.reverses_id as "reversesId"
     from plan p join plan_item pp on pp.plan_id = p.id
     join v_allocation a on ${SINCE}
     join v_open_item_ever c on c.item_id = a.from_item_id
     where ${sql} and a.recorded_at <= ? order by a.id`,
    [...bindings, known],
  );

/** The plan of a number or a public id's row, within the company. */
export async function planNumbered(q: Query, companyId: number, number: string): Promise<number | undefined> {
  const rows = await rowsOf<{ id: number }>(q, `select id from plan where company_id = ? and number = ?`, [
    companyId,
    number.toUpperCase(),
  ]);
  return rows[0]?.id;
}

/** What the company has laid down, or what holds where it has not. */
export async function planPolicyOf(q: Query, companyId: number): Promise<PlanPolicy> {
  const rows = await rowsOf<{ policy: string }>(
    q,
    `select policy from plan_policy where company_id = ? and ended_at is null`,
    [companyId],
  );
  const [row] = rows;
  return row === undefined ? DEFAULT_POLICY : { ...DEFAULT_POLICY, ...(JSON.parse(row.policy) as PlanPolicy) };
}

/** Plans over what an import brought keep it from being undone until somebody cancels them. */
export function planDependents(q: Query): DependentSource {
  return async ({ companyId, importId }) => {
    const rows = await rowsOf<{ id: number; number: string; document: string }>(
      q,
      `select p.id, p.number, min(v.document) as document
       from v_open_item_ever v join plan_item pp on pp.item_id = v.item_id join plan p on p.id = pp.plan_id
       join plan_step s on s.id = (select max(x.id) from plan_step x where x.plan_id = p.id and ${MOVES})
       where v.company_id = ? and v.import_id = ? and s.kind not in ('cancelled', 'defaulted')
       group by p.id, p.number order by p.id`,
      [companyId, importId],
    );
    return rows.map((row): Dependent => ({
      ref: `plan/${row.id}`,
      what: `instalment plan ${row.number}`,
      about: row.document,
      effect: 'blocks',
    }));
  };
}
