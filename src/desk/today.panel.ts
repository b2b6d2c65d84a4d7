import { addDays, type Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { CUSTOMERS_WAIT } from '../tasks/task';

/**
 * What needs a person today, and how the ledger stands: small questions, each answered from an index. Amounts in minor units
 * per currency, never summed across.
 */
export interface TodayQuestion {
  readonly companyId: number;
  readonly today: Day;
}

/** A thing to do, with the customer it concerns and what that customer owes. */
export interface TodayTask {
  readonly taskId: number;
  readonly kind: string;
  readonly title: string;
  readonly ask: string | null;
  readonly about: string;
  readonly assignee: string | null;
  readonly dueOn: Day;
  readonly customerId: number | null;
  readonly customer: string | null;
  readonly currency: string | null;
  readonly openMinor: number | null;
  /** Tasks of the same kind about the same customer that are due, this one among them. */
  readonly alike: number;
}

const WAIT = CUSTOMERS_WAIT.map((kind) => `'${kind}'`).join(', ');

/** Tasks that are due, or that a customer waits for, those of whom who owes most first; of several alike the oldest stands for all. */
export async function tasksToday(q: Query, { companyId, today }: TodayQuestion, limit: number): Promise<TodayTask[]> {
  return rowsOf<TodayTask>(
    q,
    `select t.id as "taskId", t.kind, t.title, t.ask, t.about, t.assignee, t.due_on as "dueOn", t.customer_id as "customerId", c.name as customer,
       (select b.currency from v_balance b where b.customer_id = t.customer_id order by b.open_minor desc limit 1) as currency,
       (select max(b.open_minor) from v_balance b where b.customer_id = t.customer_id) as "openMinor", t.alike
     from (select d.*, count(*) over (partition by d.kind, coalesce(d.customer_id, -d.id)) as alike,
         row_number() over (partition by d.kind, coalesce(d.customer_id, -d.id) order by d.due_on, d.id) as nth
       from v_task d where d.company_id = ? and d.done_at is null and (d.due_on <= ? or d.kind in (${WAIT}))) t
     left join v_customer c on c.id = t.customer_id
     where t.nth = 1
     order by coalesce((select max(b.open_minor) from v_balance b where b.customer_id = t.customer_id), 0) desc, t.due_on, t.id
     limit ?`,
    [companyId, today, limit],
  );
}

export interface Counted {
  readonly name: string;
  readonly n: number;
}

/** How many tasks are due, by kind. */
export async function taskCounts(q: Query, { companyId, today }: TodayQuestion): Promise<Counted[]> {
  return rowsOf<Counted>(
    q,
    `select kind as name, count(*) as n from v_task where company_id = ? and done_at is null and (due_on <= ? or kind in (${WAIT})) group by kind`,
    [companyId, today],
  );
}

/** What waits elsewhere: runs to approve, messages in doubt, imports with problems, what was presumed settled. */
export async function waitingCounts(q: Query, { companyId, today }: TodayQuestion): Promise<Counted[]> {
  const week = addDays(today, -7);
  return rowsOf<Counted>(
    q,
    `select 'run' as name, count(*) as n from v_run where company_id = ? and as_on = ? and state = 'simulated'
     union all
     select 'approval', count(*) from v_decision d where d.company_id = ? and d.what = 'approve' and d.outcome is null
       and d.approved_by is null and d.run_id = (select max(id) from v_run where company_id = ? and state <> 'cancelled')
     union all
     select 'doubtful', count(*) from v_message where company_id = ? and state = 'doubtful'
     union all
     select 'failed', count(*) from v_message where company_id = ? and state = 'failed' and day >= ?
     union all
     select 'unposted', count(*) from v_message where company_id = ? and state = 'made' and channel = 'letter'
     union all
     select 'import', count(*) from v_import where company_id = ? and problems > 0 and state = 'booked' and recorded_at >= ?
     union all
     select 'no_contact', count(*) from v_decision d where d.company_id = ? and d.because = 'no_contact'
       and d.run_id = (select max(id) from v_run where company_id = ? and state <> 'cancelled')`,
    [
      companyId,
      today,
      companyId,
      companyId,
      companyId,
      companyId,
      week,
      companyId,
      companyId,
      week,
      companyId,
      companyId,
    ],
  );
}

export interface StripSum {
  readonly name: 'overdue' | 'due_week' | 'promised_week' | 'came_in';
  readonly currency: string;
  readonly n: number;
  readonly minor: number;
}

/**
 * Overdue, due within a week, promised within a week, and what came in on the last day on which anything did. What is overdue
 * is summed by day first, in the order of its index.
 */
export async function todayStrip(q: Query, { companyId, today }: TodayQuestion): Promise<StripSum[]> {
  const week = addDays(today, 7);
  return rowsOf<StripSum>(
    q,
    `select 'overdue' as name, currency, sum(n) as n, sum(minor) as minor from (
       select due_on, currency, count(*) as n, sum(open_minor) as minor from v_owed
       where company_id = ? and +open_minor > 0 and due_on < ? group by due_on, currency) days group by currency
     union all
     select 'due_week', currency, count(*), sum(open_minor) from v_owed
       where company_id = ? and +open_minor > 0 and due_on >= ? and due_on <= ? group by currency
     union all
     select 'promised_week', currency, count(*), sum(amount_minor) from v_promise
       where company_id = ? and withdrawn_on is null and ended_at is null and promised_on >= ? and promised_on <= ? group by currency
     union all
     select 'came_in', currency, count(*), -sum(amount_minor) from v_entry
       where company_id = ? and type = 'payment' and issued_on >= ? and issued_on <= ? group by currency`,
    [companyId, today, companyId, today, week, companyId, today, week, companyId, addDays(today, -7), today],
  );
}
