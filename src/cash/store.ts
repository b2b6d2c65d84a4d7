import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { BankLine, StatementHead } from './bank-line';

/** Statements of banks and their lines: rows in, rows out. Every question is one company's. */
export interface BankStatement {
  readonly id: number;
  readonly accountId: number;
  readonly iban: string;
  readonly kind: StatementHead['kind'];
  readonly number: string | null;
  readonly currency: string;
  readonly openingMinor: number | null;
  readonly openingOn: Day | null;
  readonly closingMinor: number | null;
  readonly closingOn: Day | null;
  readonly movedMinor: number;
  readonly lines: number;
  readonly added: number;
  readonly fileName: string;
  readonly format: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

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

export async function insertStatement(tx: Tx, work: Work, of: NewStatement): Promise<number> {
  const [made] = await rowsOf<{ id: number }>(
    tx,
    `insert into bank_statement (company_id, bank_account_id, kind, number, currency, moved_minor, lines, added, file_name, format,
       sha256, recorded_at, recorded_by) values (?, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?) returning id`,
    [
      ...[of.companyId, of.accountId, of.kind, of.number, of.currency, of.fileName, of.format, of.sha256],
      ...[work.now, actorText(work.actor)],
    ],
  );
  return made?.id ?? 0;
}

export type Figures = Pick<
  BankStatement,
  'openingMinor' | 'openingOn' | 'closingMinor' | 'closingOn' | 'movedMinor' | 'lines' | 'added' | 'currency'
>;

export async function noteFigures(tx: Tx, statementId: number, figures: Figures): Promise<void> {
  await tx('bank_statement').where({ id: statementId }).update({
    opening_minor: figures.openingMinor,
    opening_on: figures.openingOn,
    closing_minor: figures.closingMinor,
    closing_on: figures.closingOn,
    moved_minor: figures.movedMinor,
    lines: figures.lines,
    added: figures.added,
    currency: figures.currency,
  }); // prettier-ignore
}

/** Forgets a statement of which nothing was new. */
export async function dropStatement(tx: Tx, statementId: number): Promise<void> {
  await tx('bank_statement').where({ id: statementId }).delete();
}

/** Is the same statement there already: its kind, number and balances? */
export async function isRepeated(tx: Tx, statementId: number): Promise<boolean> {
  const same = ['kind', 'currency'].map((column) => `s.${column} = n.${column}`);
  const alike = ['number', 'opening_minor', 'opening_on', 'closing_minor', 'closing_on'].map(
    (column) => `(s.${column} = n.${column} or (s.${column} is null and n.${column} is null))`,
  );
  const rows = await rowsOf(
    tx,
    `select s.id from bank_statement n join bank_statement s on s.bank_account_id = n.bank_account_id and s.id < n.id
     where n.id = ? and s.ended_at is null and ${[...same, ...alike].join(' and ')} limit 1`,
    [statementId],
  );
  return rows.length > 0;
}

const COLUMNS = {
  identity: 'text', place: 'bigint', booked_on: 'text', value_on: 'text', currency: 'text', amount_minor: 'bigint',
  reference: 'text', end_to_end: 'text', bank_ref: 'text', name: 'text', behind: 'text', iban: 'text', text: 'text',
  reversal: 'bigint', returned: 'text', charges_minor: 'bigint',
} as const; // prettier-ignore

export interface LinesOf {
  readonly companyId: number;
  readonly statementId: number;
  readonly accountId: number;
}

/** Adds those that are new, in one statement. Returns how many. */
export async function insertLines(
  tx: Tx,
  of: LinesOf,
  lines: readonly { readonly line: BankLine; readonly identity: string }[],
): Promise<number> {
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
    })),
  );
  const names = Object.keys(COLUMNS).join(', ');
  const made = await rowsOf(
    tx,
    `insert into bank_line (company_id, statement_id, bank_account_id, ${names})
     select ?, ?, ?, ${names} from ${given.sql} as given where true on conflict do nothing returning id`,
    [of.companyId, of.statementId, of.accountId, ...given.bindings],
  );
  return made.length;
}

/** Marks lines that a file of another kind told before in its own way: same account, day and amount. Returns how many. */
export async function markTwins(tx: Tx, statementId: number): Promise<number> {
  const rows = await rowsOf(
    tx,
    `update bank_line set twin_id = (
       select min(o.id) from bank_line o join bank_statement s on s.id = o.statement_id
       join bank_statement n on n.id = bank_line.statement_id
       where o.bank_account_id = bank_line.bank_account_id and o.booked_on = bank_line.booked_on
         and o.amount_minor = bank_line.amount_minor and o.currency = bank_line.currency and o.ended_at is null
         and o.id < bank_line.id and (s.format <> n.format or s.kind <> n.kind))
     where statement_id = ? returning twin_id`,
    [statementId],
  );
  return (rows as { twin_id: number | null }[]).filter((row) => row.twin_id !== null).length;
}

const STATEMENT = `s.id, s.bank_account_id as "accountId", a.iban, s.kind, s.number, s.currency, s.opening_minor as "openingMinor",
  s.opening_on as "openingOn", s.closing_minor as "closingMinor", s.closing_on as "closingOn", s.moved_minor as "movedMinor", s.lines,
  s.added, s.file_name as "fileName", s.format, s.recorded_at as "recordedAt", s.recorded_by as "recordedBy"`;

/** Those that stand, the latest day first. */
export async function statementsOf(q: Query, companyId: number): Promise<BankStatement[]> {
  return rowsOf<BankStatement>(
    q,
    `select ${STATEMENT} from bank_statement s join v_own_account a on a.id = s.bank_account_id
     where s.company_id = ? and s.ended_at is null order by coalesce(s.closing_on, substr(s.recorded_at, 1, 10)) desc, s.id desc`,
    [companyId],
  );
}

/** Undefined where it is not there or was taken back. */
export async function statementById(q: Query, companyId: number, id: number): Promise<BankStatement | undefined> {
  const [row] = await rowsOf<BankStatement>(
    q,
    `select ${STATEMENT} from bank_statement s join v_own_account a on a.id = s.bank_account_id
     where s.company_id = ? and s.id = ? and s.ended_at is null`,
    [companyId, id],
  );
  return row;
}

export interface KeptLine extends Omit<BankLine, 'reversal'> {
  readonly id: number;
  /** 0 or 1. */
  readonly reversal: number;
  readonly twinId: number | null;
}

/** The lines that a statement added, in its order. */
export async function linesOfStatement(
  q: Query,
  companyId: number,
  statementId: number,
  page: { readonly most: number; readonly offset: number },
): Promise<KeptLine[]> {
  return rowsOf<KeptLine>(
    q,
    `select id, place, booked_on as "bookedOn", value_on as "valueOn", currency, amount_minor as "amountMinor", reference,
       end_to_end as "endToEnd", bank_ref as "bankRef", name, behind, iban, text, reversal, returned, charges_minor as "chargesMinor",
       twin_id as "twinId"
     from bank_line where company_id = ? and statement_id = ? and ended_at is null order by id limit ? offset ?`,
    [companyId, statementId, page.most, page.offset],
  );
}

/** A later statement of the account that left out what others had told: its lines may stand in this one. */
export async function reliesOn(q: Query, companyId: number, statementId: number): Promise<boolean> {
  const rows = await rowsOf(
    q,
    `select l.id from bank_statement s join bank_statement l on l.bank_account_id = s.bank_account_id and l.id > s.id
     where s.company_id = ? and s.id = ? and l.ended_at is null and l.added < l.lines limit 1`,
    [companyId, statementId],
  );
  return rows.length > 0;
}

/** Takes a statement and what it added back. */
export async function endStatement(tx: Tx, work: Work, companyId: number, statementId: number): Promise<void> {
  await tx('bank_line')
    .where({ company_id: companyId, statement_id: statementId, ended_at: null })
    .update({ ended_at: work.now });
  await tx('bank_line').where({ company_id: companyId }).whereIn('twin_id', tx('bank_line').select('id').where({ statement_id: statementId })).update({ twin_id: null }); // prettier-ignore
  await tx('bank_statement')
    .where({ company_id: companyId, id: statementId })
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
}

/** What came in, or came back: the input of matching. */
export interface LiveReceipt extends Omit<BankLine, 'place' | 'reversal'> {
  readonly id: number;
  readonly accountId: number;
  readonly reversal: boolean;
  /** Perhaps another line tells the same money: nothing of it may be applied before a person has said so. */
  readonly doubtful: boolean;
}

/** The lines that count, in the order in which they became known; `afterId` is the last one of the page before, or 0. */
export async function liveReceipts(
  q: Query,
  companyId: number,
  page: { readonly afterId: number; readonly most: number },
): Promise<LiveReceipt[]> {
  const rows = await rowsOf<Omit<LiveReceipt, 'reversal' | 'doubtful'> & Record<'reversal' | 'doubtful', number>>(
    q,
    `select l.id, l.bank_account_id as "accountId", l.booked_on as "bookedOn", l.value_on as "valueOn", l.currency,
       l.amount_minor as "amountMinor", l.reference, l.end_to_end as "endToEnd", l.bank_ref as "bankRef", l.name, l.behind, l.iban,
       l.text, l.reversal, l.returned, l.charges_minor as "chargesMinor",
       case when l.twin_id is not null
         or l.id in (select twin_id from v_bank_line where company_id = ? and twin_id is not null) then 1 else 0 end as doubtful
     from v_bank_line l
     where l.company_id = ? and l.id > ? and (l.amount_minor > 0 or l.returned is not null or l.reversal = 1)
     order by l.id limit ?`,
    [companyId, companyId, page.afterId, page.most],
  );
  return rows.map((row) => ({ ...row, reversal: row.reversal === 1, doubtful: row.doubtful === 1 }));
}
