import type { Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** Strategies as the desk shows them: their versions, who is under which, and whom to show as an example. */
export interface VersionRow {
  readonly version: number;
  readonly name: string;
  /** JSON. */
  readonly steps: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly endedAt: Instant | null;
}

/** The company's own versions of a strategy, the newest first. */
export async function versionsOf(q: Query, companyId: number, code: string): Promise<VersionRow[]> {
  return rowsOf<VersionRow>(
    q,
    `select version, name, steps, recorded_at as "recordedAt", recorded_by as "recordedBy", ended_at as "endedAt"
     from strategy where company_id = ? and code = ? order by version desc`,
    [companyId, code],
  );
}

export interface ChoiceRow {
  readonly scope: 'company' | 'segment' | 'customer' | 'item';
  readonly segment: string | null;
  readonly customerId: number | null;
  readonly customerName: string | null;
  readonly customerCode: string | null;
  readonly rank: number;
  readonly code: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** What is chosen for the company, for segments, and for the first of its customers by name. */
export async function choiceRows(q: Query, companyId: number, customers: number): Promise<ChoiceRow[]> {
  const columns = `s.scope, s.segment, s.customer_id as "customerId", c.name as "customerName", c.code as "customerCode", s.rank,
    s.strategy_code as code, s.recorded_at as "recordedAt", s.recorded_by as "recordedBy"`;
  const from = `from strategy_choice s left join v_customer c on c.id = s.customer_id where s.company_id = ? and s.ended_at is null`;
  const general = await rowsOf<ChoiceRow>(
    q,
    `select ${columns} ${from} and s.scope in ('company', 'segment') order by s.scope, s.rank, s.segment`,
    [companyId],
  );
  const own = await rowsOf<ChoiceRow>(q, `select ${columns} ${from} and s.scope = 'customer' order by c.name limit ?`, [
    companyId,
    customers,
  ]);
  return [...general, ...own];
}

export interface ChoiceCount {
  readonly scope: ChoiceRow['scope'];
  readonly code: string;
  readonly n: number;
}

export async function choiceCounts(q: Query, companyId: number): Promise<ChoiceCount[]> {
  return rowsOf<ChoiceCount>(
    q,
    `select scope, strategy_code as code, count(*) as n from strategy_choice
     where company_id = ? and ended_at is null group by scope, strategy_code`,
    [companyId],
  );
}

/** The segments that customers are in, with how many. */
export async function segmentsOf(q: Query, companyId: number): Promise<{ segment: string; n: number }[]> {
  return rowsOf(
    q,
    `select segment, count(*) as n from v_customer where company_id = ? and merged_into is null and segment is not null group by segment order by segment`,
    [companyId],
  );
}

/** Who shows best what a strategy does: of the customers under it with few documents, the one who owes most. */
export async function exampleCustomer(
  q: Query,
  companyId: number,
  code: string,
  isCompanys: boolean,
): Promise<number | undefined> {
  const under = 'b.customer_id in (select customer_id from chosen where code = ?)';
  const free = 'b.customer_id not in (select customer_id from chosen)';
  const [row] = await rowsOf<{ id: number }>(
    q,
    `with chosen as (
       select customer_id, strategy_code as code from strategy_choice
       where company_id = ? and ended_at is null and customer_id is not null
       union
       select c.id, s.strategy_code from strategy_choice s
       join v_customer c on c.company_id = s.company_id and c.segment = s.segment
       where s.company_id = ? and s.ended_at is null and s.scope = 'segment')
     select b.customer_id as id from v_balance b
     where b.company_id = ? and b.open_minor > 0 and b.oldest_due_on is not null and b.open_count <= 40
       and ${isCompanys ? `(${under} or ${free})` : under}
     order by case when b.open_count <= 4 then 0 else 1 end, b.open_minor desc, b.customer_id limit 1`,
    [companyId, companyId, companyId, code],
  );
  return row?.id ?? (await anyDebtor(q, companyId));
}

async function anyDebtor(q: Query, companyId: number): Promise<number | undefined> {
  const [row] = await rowsOf<{ id: number }>(
    q,
    `select customer_id as id from v_balance where company_id = ? and open_minor > 0 order by open_minor desc, customer_id limit 1`,
    [companyId],
  );
  return row?.id;
}
