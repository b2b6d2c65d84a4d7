import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf, type RowTable } from '../platform/rows';
import type { Work } from '../platform/work';
import type { BankLine, StatementHead } from './bank-line';
import type { Balanced } from './reordered';
import type { BankStatement } from './store';
import type { Span } from './telling.store';

/**
 * Statements on their way in. While a file is being brought in, its rows stand as if they were taken back: nothing sees them, and what a
 * killed process leaves is swept away. Booking makes all of them stand at once.
 */
export interface NewStatement {
  readonly companyId: number;
  readonly accountId: number;
  readonly kind: StatementHead['kind'];
  readonly number: string | null;
  readonly currency: string;
  readonly fileName: string;
  readonly format: string;
  readonly sha256: string;
}

const COMING = 'being taken';

export async function stageStatement(tx: Tx, work: Work, of: NewStatement): Promise<number> {
  const [made] = await rowsOf<{ id: number }>(
    tx,
    `insert into bank_statement (company_id, bank_account_id, kind, number, currency, moved_minor, lines, added, file_name, format,
       sha256, recorded_at, recorded_by, ended_at, ended_by) values (?, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?, ?, ?) returning id`,
    [
      ...[of.companyId, of.accountId, of.kind, of.number, of.currency, of.fileName, of.format, of.sha256],
      ...[work.now, actorText(work.actor), work.now, COMING],
    ],
  );
  return made?.id ?? 0;
}

export type Figures = Pick<
  BankStatement,
  'openingMinor' | 'openingOn' | 'closingMinor' | 'closingOn' | 'movedMinor' | 'lines' | 'currency'
>;

export async function noteFigures(tx: Tx, statementId: number, figures: Figures): Promise<void> {
  await tx('bank_statement').where({ id: statementId }).update({
    opening_minor: figures.openingMinor,
    opening_on: figures.openingOn,
    closing_minor: figures.closingMinor,
    closing_on: figures.closingOn,
    moved_minor: figures.movedMinor,
    lines: figures.lines,
    currency: figures.currency,
  }); // prettier-ignore
}

const COLUMNS = {
  identity: 'text', place: 'bigint', booked_on: 'text', value_on: 'text', currency: 'text', amount_minor: 'bigint',
  reference: 'text', end_to_end: 'text', bank_ref: 'text', name: 'text', behind: 'text', iban: 'text', text: 'text',
  reversal: 'bigint', returned: 'text', charges_minor: 'bigint', entry: 'bigint', entry_ref: 'text', batch_ref: 'text',
  batch_count: 'bigint', balance_minor: 'bigint',
} as const; // prettier-ignore

export interface LinesOf {
  readonly companyId: number;
  readonly statementId: number;
  readonly accountId: number;
  readonly telling: string;
}

export interface IdentifiedLine {
  readonly line: BankLine;
  readonly identity: string;
}

export async function stageLines(tx: Tx, work: Work, of: LinesOf, lines: readonly IdentifiedLine[]): Promise<void> {
  const given = tableOf(
    tx,
    COLUMNS,
    lines.map(({ line, identity }) => ({
      identity,
      place: line.place,
      booked_on: line.bookedOn,
      value_on: line.valueOn,
      currency: line.currency,
      amount_minor: line.amountMinor,
      reference: line.reference,
      end_to_end: line.endToEnd,
      bank_ref: line.bankRef,
      name: line.name,
      behind: line.behind,
      iban: line.iban,
      text: line.text,
      reversal: line.reversal ? 1 : 0,
      returned: line.returned,
      charges_minor: line.chargesMinor,
      entry: line.entry,
      entry_ref: line.entryRef,
      batch_ref: line.batchRef,
      batch_count: line.batchCount,
      balance_minor: line.balanceMinor ?? null,
    })),
  );
  const names = Object.keys(COLUMNS).join(', ');
  await rowsOf(
    tx,
    `insert into bank_line (company_id, statement_id, bank_account_id, telling, ended_at, ${names})
     select ?, ?, ?, ?, ?, ${names} from ${given.sql} as given where true`,
    [of.companyId, of.statementId, of.accountId, of.telling, work.now, ...given.bindings],
  );
}

/** Lines that stand of that kind of list, with their balances. */
export async function balancedLines(
  q: Query,
  of: Pick<LinesOf, 'accountId' | 'telling'>,
  { from, until }: Span,
): Promise<Balanced[]> {
  return rowsOf<Balanced>(
    q,
    `select identity, booked_on as "bookedOn", value_on as "valueOn", currency, amount_minor as "amountMinor", reference,
       end_to_end as "endToEnd", name, iban, text, balance_minor as "balanceMinor"
     from bank_line where bank_account_id = ? and telling = ? and ended_at is null and bank_ref is null and balance_minor is not null
       and booked_on between ? and ? order by id`,
    [of.accountId, of.telling, from, until],
  );
}

const idsOf = (q: Query, ids: readonly number[]): RowTable =>
  tableOf(
    q,
    { statement: 'bigint' },
    ids.map((statement) => ({ statement })),
  );

export interface Booked {
  readonly id: number;
  readonly accountId: number;
  readonly added: number;
  readonly span: Span | null;
}

/** Makes what was brought in stand: each movement once, and no statement of which nothing was new. Returns those that stand now. */
export async function bookStatements(tx: Tx, work: Work, companyId: number, ids: readonly number[]): Promise<Booked[]> {
  const given = idsOf(tx, ids);
  const among = `in (select statement from ${given.sql} as given)`;
  const run = (sql: string, bindings: readonly unknown[] = []): Promise<unknown[]> => rowsOf(tx, sql, bindings);
  await run(
    `update bank_line set ended_at = null where statement_id ${among} and not exists (
       select 1 from bank_line o where o.bank_account_id = bank_line.bank_account_id and o.telling = bank_line.telling
         and o.identity = bank_line.identity and o.ended_at is null)`,
    given.bindings,
  );
  await run(`delete from bank_line where statement_id ${among} and ended_at is not null`, given.bindings);
  await run(
    `update bank_statement set ended_at = null, ended_by = null, taken_at = ?,
       added = (select count(*) from bank_line l where l.statement_id = bank_statement.id) where id ${among}`,
    [work.now, ...given.bindings],
  );
  await run(
    `delete from bank_statement where id ${among} and added = 0 and exists (
       select 1 from bank_statement s where s.bank_account_id = bank_statement.bank_account_id and s.id < bank_statement.id
         and s.ended_at is null and ${SAME})`,
    given.bindings,
  );
  const rows = await rowsOf<{ id: number; accountId: number; added: number; first: string | null; last: string | null; openingOn: string | null; closingOn: string | null }>(
    tx,
    `select s.id, s.bank_account_id as "accountId", s.added, min(l.booked_on) as first, max(l.booked_on) as last,
       s.opening_on as "openingOn", s.closing_on as "closingOn"
     from bank_statement s left join bank_line l on l.statement_id = s.id
     where s.company_id = ? and s.id ${among} group by s.id, s.bank_account_id, s.added, s.opening_on, s.closing_on order by s.id`,
    [companyId, ...given.bindings],
  ); // prettier-ignore
  return rows.map(({ first, last, openingOn, closingOn, ...row }) => ({
    ...row,
    span: spanOf([first, last, openingOn, closingOn]),
  }));
}

function spanOf(days: readonly (string | null)[]): Span | null {
  const known = days.flatMap((day) => day ?? []).sort() as Span['from'][];
  const [from, until] = [known[0], known.at(-1)];
  return from === undefined || until === undefined ? null : { from, until };
}

/** The same statement: its kind, number and balances. */
const SAME = [
  ...['kind', 'format', 'currency'].map((column) => `s.${column} = bank_statement.${column}`),
  ...['number', 'opening_minor', 'opening_on', 'closing_minor', 'closing_on'].map(
    (column) =>
      `(s.${column} = bank_statement.${column} or (s.${column} is null and bank_statement.${column} is null))`,
  ),
].join(' and ');

/** The first and last day of a statement and its lines. */
export async function spanOfStatement(q: Query, companyId: number, statementId: number): Promise<Span | null> {
  const [row] = await rowsOf<Record<'first' | 'last' | 'openingOn' | 'closingOn', string | null>>(
    q,
    `select min(l.booked_on) as first, max(l.booked_on) as last, s.opening_on as "openingOn", s.closing_on as "closingOn"
     from bank_statement s left join bank_line l on l.statement_id = s.id and l.ended_at is null
     where s.company_id = ? and s.id = ? group by s.opening_on, s.closing_on`,
    [companyId, statementId],
  );
  return row ? spanOf([row.first, row.last, row.openingOn, row.closingOn]) : null;
}

/** Sweeps away what was brought in and is not to stand. */
export async function dropStaged(tx: Tx, ids: readonly number[]): Promise<void> {
  const given = idsOf(tx, ids);
  for (const sql of [
    `delete from bank_line where statement_id in (select s.id from bank_statement s join ${given.sql} as given on given.statement = s.id where s.taken_at is null)`,
    `delete from bank_statement where taken_at is null and id in (select statement from ${given.sql} as given)`,
  ])
    await rowsOf(tx, sql, given.bindings);
}

/** What processes that were killed left behind before that moment. */
export async function abandonedStatements(q: Query, companyId: number, before: Instant): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select id from bank_statement where company_id = ? and taken_at is null and recorded_at < ?`,
    [companyId, before],
  );
  return rows.map(({ id }) => id);
}
