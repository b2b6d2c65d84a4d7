import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { BankLine, StatementHead } from './bank-line';
import { complemented } from './complemented';
import type { Alias } from './own-account';

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
  readonly goesOn: number;
  readonly lines: number;
  readonly added: number;
  readonly fileName: string;
  readonly format: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** It begins with a balance that stands on a line of another one; a list begins on any day, also within the days of another one. */
const GOES_ON = `case when s.opening_minor is null then 0
  when exists (select 1 from bank_line l where l.bank_account_id = s.bank_account_id and l.balance_minor = s.opening_minor
    and l.statement_id <> s.id and l.ended_at is null and l.booked_on <= s.opening_on) then 1
  when s.format like 'list-%' and exists (select 1 from bank_statement o where o.bank_account_id = s.bank_account_id and o.id <> s.id
    and o.ended_at is null and o.opening_on < s.opening_on and o.closing_on > s.opening_on) then 1 else 0 end as "goesOn"`;

const STATEMENT = `s.id, s.bank_account_id as "accountId", a.iban, s.kind, s.number, s.currency, s.opening_minor as "openingMinor",
  s.opening_on as "openingOn", s.closing_minor as "closingMinor", s.closing_on as "closingOn", s.moved_minor as "movedMinor", s.lines,
  s.added, s.file_name as "fileName", s.format, s.recorded_at as "recordedAt", s.recorded_by as "recordedBy", ${GOES_ON}`;

/** Those that stand, the latest day first. */
export async function statementsOf(q: Query, companyId: number): Promise<BankStatement[]> {
  return rowsOf<BankStatement>(
    q,
    `select ${STATEMENT} from bank_statement s join v_own_account a on a.id = s.bank_account_id
     where s.company_id = ? and s.ended_at is null order by coalesce(s.closing_on, substr(s.recorded_at, 1, 10)) desc, s.id desc`,
    [companyId],
  );
}

/** The latest of those that stand and close on that day, or move something on it. */
export async function standingUntil(q: Query, companyId: number, on: Day): Promise<number | undefined> {
  const [row] = await rowsOf<{ id: number }>(
    q,
    `select id from bank_statement s where company_id = ? and ended_at is null and (closing_on = ? or (closing_on is null and exists (
       select 1 from bank_line l where l.statement_id = s.id and l.booked_on = ? and l.ended_at is null))) order by id desc limit 1`,
    [companyId, on, on],
  );
  return row?.id;
}

/** The same, a page at a time. */
export async function statementsPage(
  q: Query,
  companyId: number,
  { most, offset }: { readonly most: number; readonly offset: number },
): Promise<BankStatement[]> {
  return rowsOf<BankStatement>(
    q,
    `select ${STATEMENT} from bank_statement s join v_own_account a on a.id = s.bank_account_id
     where s.company_id = ? and s.ended_at is null
     order by coalesce(s.closing_on, substr(s.recorded_at, 1, 10)) desc, s.id desc limit ? offset ?`,
    [companyId, most, offset],
  );
}

export type BalancesOf = Pick<
  BankStatement,
  'id' | 'accountId' | 'iban' | 'currency' | 'openingMinor' | 'openingOn' | 'closingMinor' | 'closingOn' | 'movedMinor'
>;

/** What tells whether statements continue each other: nothing but their balances. */
export async function balancesOf(q: Query, companyId: number): Promise<BalancesOf[]> {
  return rowsOf<BalancesOf>(
    q,
    `select s.id, s.bank_account_id as "accountId", a.iban, s.currency, s.opening_minor as "openingMinor",
       s.opening_on as "openingOn", s.closing_minor as "closingMinor", s.closing_on as "closingOn", s.moved_minor as "movedMinor", ${GOES_ON}
     from bank_statement s join v_own_account a on a.id = s.bank_account_id
     where s.company_id = ? and s.ended_at is null and s.closing_minor is not null`,
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
  /** 0 or 1. */
  readonly counts: number;
  readonly doubtful: number;
  readonly toldBy: number | null;
  readonly partOf: number | null;
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
       entry, entry_ref as "entryRef", batch_ref as "batchRef", batch_count as "batchCount", counts, doubtful, told_by as "toldBy",
       part_of as "partOf"
     from bank_line where company_id = ? and statement_id = ? and ended_at is null order by id limit ? offset ?`,
    [companyId, statementId, page.most, page.offset],
  );
}

/** A later statement of the account, of the same kind of file, that left out what others had told: its lines may stand in this one. */
export async function reliesOn(q: Query, companyId: number, statementId: number): Promise<boolean> {
  const rows = await rowsOf(
    q,
    `select l.id from bank_statement s join bank_statement l on l.bank_account_id = s.bank_account_id and l.id > s.id
       and l.format = s.format and l.kind = s.kind
     where s.company_id = ? and s.id = ? and l.ended_at is null and l.added < l.lines limit 1`,
    [companyId, statementId],
  );
  return rows.length > 0;
}

export async function lineIdsOf(q: Query, companyId: number, statementId: number): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    q,
    'select id from bank_line where company_id = ? and statement_id = ? and ended_at is null',
    [companyId, statementId],
  );
  return rows.map(({ id }) => id);
}

/** Of the lines of these statements: how many perhaps, and how many for sure, another kind of file tells too. */
export async function toldIn(
  q: Query,
  companyId: number,
  statementIds: readonly number[],
): Promise<{ twins: number; joined: number }> {
  const given = tableOf(q, { statement: 'bigint' }, statementIds.map((statement) => ({ statement }))); // prettier-ignore
  const [row] = await rowsOf<{ twins: number | null; joined: number | null }>(
    q,
    `select sum(doubtful) as twins, sum(case when counts = 0 or part_of is not null or exists (
       select 1 from bank_line o where o.told_by = l.id and o.ended_at is null) then 1 else 0 end) as joined
     from bank_line l where company_id = ? and ended_at is null and statement_id in (select statement from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
  return { twins: row?.twins ?? 0, joined: row?.joined ?? 0 };
}

/** Takes a statement and what it added back. */
export async function endStatement(
  tx: Tx,
  work: Work,
  companyId: number,
  statementId: number,
  reason: string,
): Promise<void> {
  await tx('bank_line')
    .where({ company_id: companyId, statement_id: statementId, ended_at: null })
    .update({ ended_at: work.now });
  const own = tx('bank_line').select('id').where({ company_id: companyId, statement_id: statementId });
  for (const column of ['line_id', 'other_id']) await tx('bank_doubt').where({ company_id: companyId }).whereIn(column, own).delete(); // prettier-ignore
  await tx('bank_statement')
    .where({ company_id: companyId, id: statementId })
    .update({ ended_at: work.now, ended_by: actorText(work.actor), ended_why: reason === '' ? null : reason });
}

export async function aliasesOf(q: Query, companyId: number): Promise<Alias[]> {
  return rowsOf<Alias>(
    q,
    'select bank_account_id as "accountId", number from bank_alias where company_id = ? and ended_at is null order by id',
    [companyId],
  );
}

export async function insertAlias(tx: Tx, work: Work, companyId: number, { accountId, number }: Alias): Promise<void> {
  const alias = { company_id: companyId, bank_account_id: accountId, number };
  await tx('bank_alias').insert({ ...alias, recorded_at: work.now, recorded_by: actorText(work.actor) });
}

/** What came in, or came back: the input of matching. */
export interface LiveReceipt extends Omit<
  BankLine,
  'place' | 'reversal' | 'entry' | 'entryRef' | 'batchRef' | 'batchCount'
> {
  readonly id: number;
  readonly accountId: number;
  readonly reversal: boolean;
  /** Perhaps another line tells the same money: nothing of it may be applied before a person has said so. */
  readonly doubtful: boolean;
}

/** The lines that count, in the order in which they became known; `afterId` is the last one of the page before, or 0. What other
 * files say of the same movement is added where a line does not say it. */
export async function liveReceipts(
  q: Query,
  companyId: number,
  page: { readonly afterId: number; readonly most: number; readonly undecided?: boolean },
): Promise<LiveReceipt[]> {
  const undecided = page.undecided === true ? UNDECIDED : '';
  const rows = await rowsOf<Row>(
    q,
    `select ${RECEIPT} from v_bank_receipt l where l.company_id = ? and l.id > ? ${undecided} order by l.id limit ?`,
    [companyId, page.afterId, page.most],
  );
  if (rows.length === 0) return [];
  const given = tableOf(q, { line: 'bigint' }, rows.map(({ id }) => ({ line: id }))); // prettier-ignore
  const others = await rowsOf<Row & { toldBy: number }>(
    q,
    `select ${RECEIPT}, l.told_by as "toldBy" from v_bank_line l join ${given.sql} as given on given.line = l.told_by
     join v_bank_line t on t.id = l.told_by and t.amount_minor = l.amount_minor
     where l.company_id = ? and l.told_by between ? and ? order by l.telling, l.identity`,
    [...given.bindings, companyId, rows[0]?.id ?? 0, rows.at(-1)?.id ?? 0], // Told by few: the range is what the index knows.
  );
  const beside = new Map<number, Row[]>();
  for (const other of others) beside.set(other.toldBy, [...(beside.get(other.toldBy) ?? []), other]);
  return rows.map((row) => {
    const { reversal, doubtful, ...whole } = complemented(row, beside.get(row.id) ?? []);
    return { ...whole, reversal: reversal === 1, doubtful: doubtful === 1 };
  });
}

/** Money that went out, of the amount of a refund that is due or that no line shows yet: of the years of what a company pays, these few. */
export async function wentOutLines(q: Query, companyId: number, lineId: number | null = null): Promise<LiveReceipt[]> {
  const rows = await rowsOf<Row>(
    q,
    `select ${RECEIPT} from v_bank_line l
     where l.company_id = ? and l.counts = 1 and l.amount_minor < 0 and l.returned is null and l.reversal = 0 ${UNDECIDED}
       and (cast(? as bigint) is null or l.id = ?) and exists (
         select 1 from cash_refund f where f.company_id = l.company_id and f.currency = l.currency and f.amount_minor = -l.amount_minor
           and f.ended_at is null)
     order by l.id limit 500`,
    [companyId, lineId, lineId],
  );
  return rows.map(({ reversal, doubtful, ...whole }) => ({
    ...whole,
    reversal: reversal === 1,
    doubtful: doubtful === 1,
  }));
}

/** With which nothing was done yet: years of what was decided are not read again and again. */
const UNDECIDED = `and not exists (select 1 from cash_application a where a.bank_line_id = l.id and a.ended_at is null)`;

type Row = Omit<LiveReceipt, 'reversal' | 'doubtful'> & Record<'reversal' | 'doubtful', number>;

const RECEIPT = `l.id, l.bank_account_id as "accountId", l.booked_on as "bookedOn", l.value_on as "valueOn", l.currency,
  l.amount_minor as "amountMinor", l.reference, l.end_to_end as "endToEnd", l.bank_ref as "bankRef", l.name, l.behind, l.iban,
  l.text, l.reversal, l.returned, l.charges_minor as "chargesMinor", l.doubtful`;
