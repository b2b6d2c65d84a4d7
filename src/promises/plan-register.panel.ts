import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import { nextOf, RUNNING, type JudgedPlan, type StepKind } from './plan';
import { judgedPlans, standsAt, type Condition } from './plan.store';
import type { Missing } from './weeks';

/** The register of plans as the desk shows it. What a plan was paid is derived, so that those that may fit are found first, and judged. */
export interface PlanRow extends JudgedPlan {
  readonly customerCode: string;
  readonly customerName: string;
  readonly collector: string | null;
}

export interface PlanQuestion {
  readonly companyId: number;
  readonly today: Day;
  /** A part of a number, of a document, or of the customer's number or name. */
  readonly text: string;
  /** A state, `running`, `open`, `missed`, `ended` or `all`. */
  readonly state: string;
  readonly collector: string;
  readonly currency: string;
  readonly customerId: number | null;
  readonly sort: string;
  readonly descending: boolean;
}

/** Everything that fits, in its order. */
export async function planRows(q: Query, asked: PlanQuestion): Promise<PlanRow[]> {
  const rows = await judgedRows(q, asked);
  const sign = asked.descending ? -1 : 1;
  return rows.filter((row) => fits(row, asked)).sort((a, b) => sign * compare(keyOf(a, asked.sort), keyOf(b, asked.sort)) || b.plan.id - a.plan.id); // prettier-ignore
}

/** Judged: those that may fit, or just these. */
export async function judgedRows(q: Query, asked: PlanQuestion, ids?: readonly number[]): Promise<PlanRow[]> {
  const { companyId, customerId, today } = asked;
  const customers = customerId === null ? {} : { customers: { first: customerId, last: customerId } };
  const which = ids === undefined ? { where: mayFit(asked) } : { ids };
  const plans = await judgedPlans(q, { companyId, ...customers, ...which }, today);
  const known = plans.filter(({ plan }) => plan.steps.some(({ on }) => on <= today));
  const parties = await partiesOf(q, companyId, plans);
  return known.flatMap((one) => {
    const party = parties.get(one.plan.customerId);
    return party === undefined ? [] : [{ ...one, ...party }];
  });
}

type Party = Pick<PlanRow, 'customerCode' | 'customerName' | 'collector'>;

async function partiesOf(q: Query, companyId: number, plans: readonly JudgedPlan[]): Promise<Map<number, Party>> {
  const given = tableOf(q, { id: 'bigint' }, [...new Set(plans.map(({ plan }) => plan.customerId))].map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<Party & { id: number }>(
    q,
    `select c.id, c.code as "customerCode", c.name as "customerName", c.collector from v_customer c
     where c.company_id = ? and c.id in (select id from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
  return new Map(rows.map(({ id, ...party }) => [id, party]));
}

/** What the database can say of it: never leaves out one that fits. */
export function mayFit({ state, currency, collector, text, today }: PlanQuestion): Condition {
  const found: Condition[] = [];
  const step = Object.hasOwn(STEPS, state) ? STEPS[state] : undefined;
  if (step !== undefined) found.push(standsAt(step, today));
  if (UNPAID.has(state)) {
    found.push({ sql: UNPAID_SQL, bindings: [today] });
  }
  if (state === 'missed') found.push({ sql: MISSABLE_SQL, bindings: [today, today] });
  if (currency !== '') found.push({ sql: 'p.currency = ?', bindings: [currency] });
  if (PLAIN.test(collector)) {
    const sql = 'exists (select 1 from v_customer c where c.id = p.customer_id and lower(c.collector) = ?)';
    found.push({ sql, bindings: [collector.toLowerCase()] });
  }
  if (PLAIN.test(text)) {
    const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    const sql = `(lower(p.number) like ? escape '\\'
      or exists (select 1 from v_customer c where c.id = p.customer_id
        and (lower(c.code) like ? escape '\\' or lower(c.name) like ? escape '\\'))
      or exists (select 1 from plan_item x join v_open_item_ever o on o.item_id = x.item_id
        where x.plan_id = p.id and lower(o.document) like ? escape '\\'))`;
    found.push({ sql, bindings: [like, like, like, like] });
  }
  return { sql: found.map(({ sql }) => sql).join(' and '), bindings: found.flatMap(({ bindings }) => bindings) };
}

/** Letters that both databases fold as we do. */
const PLAIN = /^[\x20-\x7e]+$/;
const RUNS: readonly StepKind[] = ['accepted', 'reinstated'];
/** At which steps a plan of a state may stand; of the others at any. */
const STEPS: Readonly<Record<string, readonly StepKind[]>> = {
  ...{ draft: ['drafted'], offered: ['offered'], open: ['drafted', 'offered'] },
  ...{ cancelled: ['cancelled'], defaulted: ['defaulted'] },
  ...{ running: RUNS, missed: RUNS, accepted: RUNS, active: RUNS, completed: RUNS },
};
/** Something of an invoice of plan `p` is open, or was on a day. */
export const UNPAID_SQL = `exists (select 1 from plan_item x join v_open_item_ever o on o.item_id = x.item_id where x.plan_id = p.id
  and (o.open_minor > 0 or exists (
    select 1 from v_allocation a where a.to_item_id = x.item_id and a.allocated_on > ?)))`;
/**
 * More fell due of plan `p`, by instalments whose time was over on a day, than its invoices can have been relieved of: that is at least all but
 * what is open of them, unless something was applied to them after that day.
 */
const MISSABLE_SQL = `((select sum(n.amount_minor) from plan_instalment n where n.plan_id = p.id and n.counts_until < ?) > p.amount_minor - (
    select sum(case when o.open_minor < x.amount_minor then o.open_minor else x.amount_minor end)
    from plan_item x join v_open_item_ever o on o.item_id = x.item_id where x.plan_id = p.id)
  or exists (select 1 from plan_item x join v_allocation a on a.to_item_id = x.item_id where x.plan_id = p.id and a.allocated_on > ?))`;
/** In these something of an invoice is open still, or was on that day. */
const UNPAID: ReadonlySet<string> = new Set(['running', 'missed', 'accepted', 'active']);

function fits(row: PlanRow, { state, collector, currency, text }: PlanQuestion): boolean {
  if (!hasState(row, state)) return false;
  if (collector !== '' && row.collector?.toLowerCase() !== collector.toLowerCase()) return false;
  if (currency !== '' && row.plan.currency !== currency) return false;
  const told = [row.plan.number, row.customerCode, row.customerName, ...row.plan.items.map(({ document }) => document)];
  return text === '' || told.some((one) => one.toLowerCase().includes(text.toLowerCase()));
}

function hasState({ state, instalments }: PlanRow, asked: string): boolean {
  switch (asked) {
    case 'all':
      return true;
    case 'running':
      return RUNNING.has(state);
    case 'open':
      return state === 'draft' || state === 'offered';
    case 'missed':
      return RUNNING.has(state) && instalments.some((one) => one.state === 'missed');
    case 'ended':
      return state === 'completed' || state === 'defaulted' || state === 'cancelled';
    default:
      return state === asked;
  }
}

type Key = string | number;
const compare = (a: Key, b: Key): number => (a < b ? -1 : a > b ? 1 : 0);

function keyOf(row: PlanRow, sort: string): Key {
  switch (sort) {
    case 'customer':
      return row.customerName.toLowerCase();
    case 'amount':
      return row.plan.amountMinor;
    case 'left':
      return row.leftMinor;
    case 'next':
      return RUNNING.has(row.state) ? (nextOf(row)?.dueOn ?? '9999') : '9999'; // as it is shown
    default:
      return row.plan.number;
  }
}

/** What is missing of the instalments of plans that run, by their days. */
export function missingOfPlans(rows: readonly JudgedPlan[]): Missing[] {
  return rows
    .filter(({ state }) => RUNNING.has(state))
    .flatMap(
      ({ plan, instalments }) =>
      instalments
        .filter(({ shortfallMinor }) => shortfallMinor > 0)
        .map(({ dueOn, shortfallMinor }) => ({ promisedOn: dueOn, currency: plan.currency, promises: 1, missingMinor: shortfallMinor })), // prettier-ignore
    );
}
