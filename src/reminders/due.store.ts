import type { Customer } from '../customers/customer';
import type { CustomerRange } from '../ledger/hold';
import { spansOf } from '../ledger/spans';
import { rowsOf, type Query } from '../platform/db';
import { keptFrom, type DecisionRow, type KeptDecision } from './decision.store';
import type { Kept, KeptItem } from './record';

/**
 * What of a run is still to be carried out: rows out. It is taken some customers at a time; all that goes to one who is written to
 * for several customers is taken at once, so that it becomes one message or none.
 */
export interface Span extends CustomerRange {
  /** These are customers who are written to for several; else each for itself. */
  readonly forOthers: boolean;
}

/** Nothing a person has to agree to and did not. */
const TO_DO = `outcome is null and what in ('send', 'approve', 'call', 'task', 'propose') and (what <> 'approve' or approved_by is not null)`;
const within = ({ forOthers }: Pick<Span, 'forOthers'>): string =>
  `run_id = ? and ${forOthers ? 'written_to_id between ? and ?' : 'written_to_id is null and customer_id between ? and ?'} and ${TO_DO}`;
const boundTo = (runId: number, { first, last }: Span): unknown[] => [runId, first, last];
const IN_ORDER = 'customer_id, currency';

/** Where anything is to be carried out, first who is written to for itself. */
export async function spansToIssue(
  q: Query,
  run: { readonly id: number; readonly companyId: number },
): Promise<Span[]> {
  const spans = async (forOthers: boolean): Promise<Span[]> => {
    const column = forOthers ? 'written_to_id' : 'customer_id';
    const rows = await rowsOf<{ id: number }>(
      q,
      `select distinct ${column} as id from decision
       where run_id = ? and written_to_id is ${forOthers ? 'not null' : 'null'} and ${TO_DO} order by ${column}`,
      [run.id],
    );
    return spansOf(rows.map(({ id }) => id)).map((span) => ({ companyId: run.companyId, ...span, forOthers }));
  };
  return [...(await spans(false)), ...(await spans(true))];
}

export async function anythingToIssue(q: Query, runId: number): Promise<boolean> {
  return (await rowsOf(q, `select id from decision where run_id = ? and ${TO_DO} limit 1`, [runId])).length > 0;
}

export async function decisionsToIssue(q: Query, runId: number, span: Span): Promise<KeptDecision[]> {
  const rows = await rowsOf<DecisionRow>(
    q,
    `select * from decision where ${within(span)} order by ${IN_ORDER}`,
    boundTo(runId, span),
  );
  return rows.map(keptFrom);
}

/** Of a decision, what is needed to carry it out and to say what became of it. */
export type Due = Pick<KeptDecision, 'id' | 'customerId' | 'currency' | 'do' | 'demandMinor'>;

/** What is still to be carried out there, with the customer and whom one writes to: to be read with `dueFrom`. */
export async function dueDecisions(q: Query, runId: number, span: Span): Promise<DueRow[]> {
  return rowsOf<DueRow>(
    q,
    `select d.id, d.customer_id as "customerId", d.currency, d.what as "do", d.strategy_code as "strategyCode",
       d.driver_item_id as "driverItemId", d.demand_minor as "demandMinor", d.items, d.carry, c.code, c.name, c.country, c.collector,
       d.written_to_id as "writtenToId", w.name as "writtenToName", w.country as "writtenToCountry"
     from decision d join v_customer c on c.id = d.customer_id left join v_customer w on w.id = d.written_to_id
     where ${within(span)} order by d.customer_id, d.currency`,
    boundTo(runId, span),
  );
}

export const dueFrom = ({ items, carry, code, name, country, collector, ...row }: DueRow): DueDecision => {
  const { writtenToName, writtenToCountry, ...due } = row;
  return {
    ...due,
    items: JSON.parse(items) as KeptItem[],
    carry: carry === null ? null : (JSON.parse(carry) as Kept['carry']),
    customer: { id: row.customerId, code, name, country, collector },
    writtenTo: writtenToName === null ? undefined : { name: writtenToName, country: writtenToCountry },
  };
};

export interface DueDecision
  extends Due, Pick<Kept, 'strategyCode' | 'driverItemId' | 'items' | 'carry' | 'writtenToId'> {
  readonly customer: Pick<Customer, 'id' | 'code' | 'name' | 'country' | 'collector'>;
  readonly writtenTo: Pick<Customer, 'name' | 'country'> | undefined;
}

interface DueRow
  extends
    Due,
    Pick<Kept, 'strategyCode' | 'driverItemId' | 'writtenToId'>,
    Pick<Customer, 'code' | 'name' | 'country' | 'collector'> {
  readonly items: string;
  readonly carry: string | null;
  readonly writtenToName: string | null;
  readonly writtenToCountry: string | null;
}

/** The row numbers of the same, in the same order. */
export async function dueIds(q: Query, runId: number, span: Span): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select id from decision where ${within(span)} order by ${IN_ORDER}`,
    boundTo(runId, span),
  );
  return rows.map((row) => row.id);
}

/** What would leave if the run were issued now: messages, and what they demand by currency. */
export interface ToRelease {
  readonly messages: number;
  readonly tasks: number;
  readonly sums: readonly { readonly currency: string; readonly demandMinor: number }[];
}

/** Of how many customers something would be written. */
export async function customersToRelease(q: Query, runId: number): Promise<number> {
  const [found] = await rowsOf<{ n: number }>(
    q,
    `select count(distinct customer_id) as n from decision where run_id = ? and what in ('send', 'approve') and ${TO_DO}`,
    [runId],
  );
  return found?.n ?? 0;
}

export async function toRelease(q: Query, runId: number): Promise<ToRelease> {
  const rows = await rowsOf<{ currency: string; written: number; tasks: number; demandMinor: number }>(
    q,
    `select currency, count(case when what in ('send', 'approve') then 1 end) as written,
       count(case when what not in ('send', 'approve') then 1 end) as tasks,
       sum(case when what in ('send', 'approve') then demand_minor else 0 end) as "demandMinor"
     from decision where run_id = ? and ${TO_DO} group by currency order by currency`,
    [runId],
  );
  const [to] = await rowsOf<{ n: number }>(
    q,
    `select count(distinct coalesce(written_to_id, customer_id)) as n from decision
     where run_id = ? and what in ('send', 'approve') and ${TO_DO}`,
    [runId],
  );
  return {
    messages: to?.n ?? 0,
    tasks: rows.reduce((total, { tasks }) => total + tasks, 0),
    sums: rows.filter(({ written }) => written > 0).map(({ currency, demandMinor }) => ({ currency, demandMinor })),
  };
}
