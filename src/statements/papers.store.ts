import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { AccountSum, Line, Outcome } from './run';

/** The lines of a run with what became of them, and the papers that were made. */
export async function documentsAbout(
  q: Query,
  companyId: number,
  abouts: readonly string[],
): Promise<{ readonly id: number; readonly about: string; readonly mediaType: string }[]> {
  const given = tableOf(q, { about: 'text' }, abouts.map((about) => ({ about }))); // prettier-ignore
  return rowsOf(
    q,
    `select d.id, d.about, d.media_type as "mediaType" from v_document d join ${given.sql} as given on given.about = d.about
     where d.company_id = ? and d.kind = 'statement' order by d.id`,
    [...given.bindings, companyId],
  );
}

/** A line as it is shown: with its customer, and the state of its message. */
export interface ShownLine extends Line {
  readonly code: string;
  readonly name: string;
  readonly messageId: number | null;
  readonly messageState: string | null;
  readonly waitUntil: Day | null;
  readonly postedOn: Day | null;
}

export interface LinesAsked {
  readonly runId: number;
  /** A group of `GROUPS`; empty: all. */
  readonly group: Group | '';
  readonly offset: number;
  readonly most: number;
}

/** What became of a statement, as people count it. */
export const GROUPS = [
  'sent',
  'under_way',
  'printed',
  'posted',
  'waiting',
  'failed',
  'withdrawn',
  'left_out',
  'cancelled',
] as const;
export type Group = (typeof GROUPS)[number];

const GROUP = `case
  when l.outcome = 'printed' and l.posted_on is not null then 'posted'
  when l.outcome <> 'queued' then l.outcome
  when m.state in ('failed', 'doubtful', 'returned', 'refused') then 'failed'
  when m.state = 'withdrawn' then 'withdrawn'
  when m.state in ('queued', 'sending') then 'under_way'
  else 'sent' end`;

export interface GroupCount {
  readonly group: Group;
  readonly why: string | null;
  readonly customers: number;
}

/** How many of each, for one run or several; of those left out, failed and waiting by reason. */
export async function groupCounts(
  q: Query,
  runIds: readonly number[],
): Promise<(GroupCount & { readonly runId: number })[]> {
  const given = tableOf(q, { id: 'bigint' }, runIds.map((id) => ({ id }))); // prettier-ignore
  return rowsOf(
    q,
    `select l.run_id as "runId", ${GROUP} as "group", coalesce(l.why, m.withdrawn_reason) as why, count(*) as customers
     from statement_line l join ${given.sql} as given on given.id = l.run_id left join v_message m on m.id = l.message_id
     group by l.run_id, ${GROUP}, coalesce(l.why, m.withdrawn_reason) order by count(*) desc, coalesce(l.why, m.withdrawn_reason)`,
    [...given.bindings],
  );
}

export async function linesOf(q: Query, asked: LinesAsked): Promise<ShownLine[]> {
  const rows = await rowsOf<Omit<ShownLine, 'sums'> & { sums: string }>(
    q,
    `select l.id, l.customer_id as "customerId", l.outcome, coalesce(l.why, m.withdrawn_reason) as why, l.channel, l.recipient, l.sums, c.code,
       c.name, l.message_id as "messageId", m.state as "messageState", l.wait_until as "waitUntil", l.posted_on as "postedOn"
     from statement_line l join v_customer c on c.id = l.customer_id left join v_message m on m.id = l.message_id
     where l.run_id = ? ${asked.group === '' ? '' : `and ${GROUP} = ?`} order by c.name, l.id limit ? offset ?`,
    [asked.runId, ...(asked.group === '' ? [] : [asked.group]), asked.most, asked.offset],
  );
  return rows.map((row) => ({ ...row, sums: JSON.parse(row.sums) as AccountSum[] }));
}

/** The sums of those who got one, per currency, without reading every line where there are many. */
export async function sumsOfRun(q: Query, runId: number, outcomes: readonly Outcome[]): Promise<AccountSum[][]> {
  const rows = await rowsOf<{ sums: string }>(
    q,
    `select sums from statement_line where run_id = ? and outcome in (${outcomes.map(() => '?').join(', ')})`,
    [runId, ...outcomes],
  );
  return rows.map(({ sums }) => JSON.parse(sums) as AccountSum[]);
}

/** A file that was made, for the printer or an archive. */
export interface Paper {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
}

/** `printed`: only of those that go by post. In the order in which they were made. */
export async function papersOfRun(
  q: Query,
  which: { readonly companyId: number; readonly runId: number; readonly printed: boolean; readonly pdfOnly: boolean },
): Promise<Paper[]> {
  return rowsOf<Paper>(
    q,
    `select d.file_name as "fileName", d.media_type as "mediaType", d.sha256
     from statement_line l join v_document d on d.company_id = l.company_id and (d.id = l.pdf_id or d.id = l.xlsx_id)
     where l.company_id = ? and l.run_id = ? and l.outcome in (${which.printed ? `'printed'` : `'printed', 'queued'`})
       ${which.pdfOnly ? `and d.media_type = 'application/pdf'` : ''} order by l.id, d.id`,
    [which.companyId, which.runId],
  );
}
