import { rowsOf, type Query } from '../platform/db';
import type { Link } from './decision';
import { documentsIn, driverIn, type KeptItem } from './record';
import type { Does, ReasonCode } from './reasons';
import type { Outcome } from './run';
import type { StepKind } from './strategy';

/** A run as its reviewer sees it: the reasons with their counts, and the customers of the reason chosen, a page at a time. */
export interface ReasonCount {
  readonly group: Group;
  readonly because: ReasonCode;
  readonly lines: number;
}

/** What is done, what a person took out, and what came to nothing when it was issued. */
export type Group = Does | 'left_out' | 'changed' | 'failed';

const GROUP = `case when d.outcome in ('left_out', 'changed', 'failed') then d.outcome else d.what end`;
/** A customer of whom nothing is due is no line of a run. */
const IN_RUN = `d.run_id = ? and d.because not in ('nothing_due', 'not_overdue')`;

export async function reasonCounts(q: Query, runId: number): Promise<ReasonCount[]> {
  return rowsOf<ReasonCount>(
    q,
    `select ${GROUP} as "group", d.because, count(*) as lines from decision d where ${IN_RUN} group by 1, 2`,
    [runId],
  );
}

export interface LineQuestion {
  readonly runId: number;
  readonly group: Group | null;
  readonly because: ReasonCode | null;
  readonly offset: number;
  readonly limit: number;
}

export interface ReviewLine {
  readonly id: number;
  readonly customerId: number;
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly group: Group;
  readonly what: Does;
  readonly because: ReasonCode;
  readonly step: number | null;
  readonly kind: StepKind | null;
  readonly strategyCode: string | null;
  readonly demandMinor: number;
  readonly untilOn: string | null;
  readonly driver: string | null;
  readonly documents: readonly string[];
  readonly items: readonly KeptItem[];
  readonly chain: readonly Link[];
  readonly outcome: Outcome | null;
  readonly outcomeWhy: string | null;
  readonly agreedBy: string | null;
  /** Who is written to, where that is another customer. */
  readonly writtenTo: string | null;
}

const COLUMNS = `d.id, d.customer_id as "customerId", c.code, c.name, d.currency, ${GROUP} as "group", d.what, d.because, d.step, d.kind,
  d.strategy_code as "strategyCode", d.demand_minor as "demandMinor", d.until_on as "untilOn", d.driver_item_id as "driverItemId",
  d.items, d.chain, d.outcome, d.outcome_why as "outcomeWhy", d.approved_by as "agreedBy",
  (select t.name from v_customer t where t.id = d.written_to_id and t.id <> d.customer_id) as "writtenTo"`;

/** The largest demand first. */
export async function reviewLines(q: Query, asked: LineQuestion): Promise<ReviewLine[]> {
  const where = [IN_RUN];
  const bindings: unknown[] = [asked.runId];
  if (asked.group !== null) {
    where.push(`${GROUP} = ?`);
    bindings.push(asked.group);
  }
  if (asked.because !== null) {
    where.push('d.because = ?');
    bindings.push(asked.because);
  }
  const rows = await rowsOf<Row>(
    q,
    `with page as (select d.id from decision d where ${where.join(' and ')}
       order by d.demand_minor desc, d.customer_id, d.currency limit ? offset ?)
     select ${COLUMNS} from page join decision d on d.id = page.id join v_customer c on c.id = d.customer_id
     order by d.demand_minor desc, d.customer_id, d.currency`,
    [...bindings, asked.limit, asked.offset],
  );
  return rows.map(lineFrom);
}

/** What a run decided about one customer, each currency. */
export async function linesOfCustomer(q: Query, runId: number, customerId: number): Promise<ReviewLine[]> {
  const rows = await rowsOf<Row>(
    q,
    `select ${COLUMNS} from decision d join v_customer c on c.id = d.customer_id
     where d.run_id = ? and d.customer_id = ? order by d.demand_minor desc, d.currency`,
    [runId, customerId],
  );
  return rows.map(lineFrom);
}

type Row = Omit<ReviewLine, 'driver' | 'documents' | 'items' | 'chain'> & {
  readonly driverItemId: number | null;
  readonly items: string;
  readonly chain: string;
};

function lineFrom({ driverItemId, items: itemsText, chain, ...row }: Row): ReviewLine {
  const items = JSON.parse(itemsText) as KeptItem[];
  const kept = { items, driverItemId };
  return { ...row, items, chain: JSON.parse(chain) as Link[], driver: driverIn(kept), documents: documentsIn(kept) };
}

/** What a run wrote to a customer; null: nothing yet. */
export async function messageOfLine(q: Query, runId: number, customerId: number): Promise<number | null> {
  const [row] = await rowsOf<{ id: number | null }>(
    q,
    `select max(message_id) as id from reminder where run_id = ? and customer_id = ?`,
    [runId, customerId],
  );
  return row?.id ?? null;
}

/** How far a run has come: decisions carried out and to be, and its messages by state and channel. */
export interface Progress {
  readonly left: number;
  readonly done: number;
  /** Waiting for a person’s agreement. */
  readonly waits: number;
  readonly messages: readonly {
    readonly state: string;
    readonly channel: 'email' | 'letter' | 'sms';
    readonly n: number;
  }[];
}

export async function progressOf(q: Query, companyId: number, runId: number): Promise<Progress> {
  const [row] = await rowsOf<{ left: number; done: number; waits: number }>(
    q,
    `select count(case when outcome is null and (what <> 'approve' or approved_by is not null) then 1 end) as "left",
       count(case when outcome in ('issued', 'changed', 'failed') then 1 end) as done,
       count(case when outcome is null and what = 'approve' and approved_by is null then 1 end) as waits
     from decision where run_id = ? and what in ('send', 'approve', 'call', 'task', 'propose')`,
    [runId],
  );
  const messages = await rowsOf<Progress['messages'][number]>(
    q,
    `select state, channel, count(*) as n from v_message where company_id = ? and batch = ? group by state, channel`,
    [companyId, `run/${runId}`],
  );
  return { left: row?.left ?? 0, done: row?.done ?? 0, waits: row?.waits ?? 0, messages };
}

export interface RunMessage {
  readonly id: number;
  readonly customerId: number;
  readonly customerName: string;
  readonly toName: string | null;
  readonly recipient: string;
  readonly state: string;
}

/** The messages of a run in a state, in the order in which they were issued. */
export async function messagesOfRun(
  q: Query,
  which: { readonly companyId: number; readonly runId: number; readonly state: string; readonly most: number },
): Promise<RunMessage[]> {
  return rowsOf<RunMessage>(
    q,
    `select m.id, m.customer_id as "customerId", c.name as "customerName", m.to_name as "toName", m.recipient, m.state
     from v_message m join v_customer c on c.id = m.customer_id
     where m.company_id = ? and m.batch = ? and m.state = ? order by m.id limit ?`,
    [which.companyId, `run/${which.runId}`, which.state, which.most],
  );
}
