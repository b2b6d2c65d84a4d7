import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Balanced } from './told-days';
import type { ToldLine } from './told-unit';

/** What tells which money: the state of lines, what is not sure, and what people said of it. */
export interface StandingLine extends ToldLine {
  readonly counts: number;
  readonly toldBy: number | null;
  readonly partOf: number | null;
  readonly doubtful: number;
}

export interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** How many kinds of files tell of the account in these days, and whether anything is told twice or in doubt. */
export async function tellingsOf(
  q: Query,
  accountId: number,
  { from, until }: Span,
): Promise<{ tellings: number; marked: number }> {
  const [row] = await rowsOf<{ tellings: number; marked: number | null }>(
    q,
    `select count(distinct telling) as tellings, sum(case when counts = 0 or doubtful = 1 or part_of is not null then 1 else 0 end) as marked
     from bank_line where bank_account_id = ? and ended_at is null and booked_on between ? and ?`,
    [accountId, from, until],
  );
  return { tellings: row?.tellings ?? 0, marked: row?.marked ?? 0 };
}

export async function standingLines(q: Query, accountId: number, { from, until }: Span): Promise<StandingLine[]> {
  return rowsOf<StandingLine>(
    q,
    `select id, telling, statement_id as "statementId", place, identity, booked_on as "bookedOn", currency, amount_minor as "amountMinor",
       reference, end_to_end as "endToEnd", bank_ref as "bankRef", name, iban, text, entry, entry_ref as "entryRef",
       batch_ref as "batchRef", batch_count as "batchCount", counts, told_by as "toldBy", part_of as "partOf", doubtful
     from bank_line where bank_account_id = ? and ended_at is null and booked_on between ? and ?`,
    [accountId, from, until],
  );
}

/** Statements whose lines lead from one balance to the other. */
export async function balancedStatements(q: Query, accountId: number, { from, until }: Span): Promise<Balanced[]> {
  return rowsOf<Balanced>(
    q,
    `select format || '/' || kind as telling, currency, opening_minor as "openingMinor", opening_on as "openingOn",
       closing_minor as "closingMinor", closing_on as "closingOn"
     from bank_statement where bank_account_id = ? and ended_at is null and opening_minor + moved_minor = closing_minor
       and closing_on >= ? and opening_on <= ?`,
    [accountId, from, until],
  );
}

export interface Answer {
  readonly lineId: number;
  readonly otherId: number;
  readonly answer: 'same' | 'other';
}

export async function answersOf(q: Query, accountId: number): Promise<Answer[]> {
  return rowsOf<Answer>(
    q,
    `select n.line_id as "lineId", n.other_id as "otherId", n.answer from bank_answer n
     join bank_line l on l.id = n.line_id join bank_line o on o.id = n.other_id
     where l.bank_account_id = ? and n.ended_at is null and l.ended_at is null and o.ended_at is null`,
    [accountId],
  );
}

export interface NewState {
  readonly id: number;
  readonly counts: number;
  readonly toldBy: number | null;
  readonly partOf: number | null;
  readonly doubtful: number;
}

const AT_ONCE = 5_000;

export async function writeStates(tx: Tx, states: readonly NewState[]): Promise<void> {
  for (let at = 0; at < states.length; at += AT_ONCE) {
    const rows = states.slice(at, at + AT_ONCE).map((one) => ({ line: one.id, counts: one.counts, teller: one.toldBy, whole: one.partOf, doubt: one.doubtful })); // prettier-ignore
    const given = tableOf(
      tx,
      { line: 'bigint', counts: 'bigint', teller: 'bigint', whole: 'bigint', doubt: 'bigint' },
      rows,
    );
    await rowsOf(
      tx,
      `update bank_line set counts = given.counts, told_by = given.teller, part_of = given.whole, doubtful = given.doubt
       from ${given.sql} as given where bank_line.id = given.line`,
      given.bindings,
    );
  }
}

/** Between these lines exactly these questions are open. */
export async function writeDoubts(
  tx: Tx,
  companyId: number,
  ids: readonly number[],
  doubts: readonly (readonly [number, number])[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const given = tableOf(tx, { line: 'bigint' }, ids.slice(at, at + AT_ONCE).map((line) => ({ line }))); // prettier-ignore
    for (const column of ['line_id', 'other_id']) {
      await rowsOf(
        tx,
        `delete from bank_doubt where company_id = ? and ${column} in (select line from ${given.sql} as given)`,
        [companyId, ...given.bindings],
      );
    }
  }
  for (let at = 0; at < doubts.length; at += AT_ONCE) {
    const rows = doubts.slice(at, at + AT_ONCE).map(([line, other]) => ({ line, other }));
    const given = tableOf(tx, { line: 'bigint', other: 'bigint' }, rows);
    await rowsOf(
      tx,
      `insert into bank_doubt (company_id, line_id, other_id) select ?, line, other from ${given.sql} as given where true on conflict do nothing`,
      [companyId, ...given.bindings],
    );
  }
}

export async function insertAnswer(tx: Tx, work: Work, companyId: number, given: Answer): Promise<void> {
  await tx('bank_answer').insert({
    ...{ company_id: companyId, line_id: given.lineId, other_id: given.otherId, answer: given.answer },
    ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
  });
}

/** False where it does not stand. */
export async function endAnswer(tx: Tx, work: Work, companyId: number, answerId: number): Promise<boolean> {
  const ended = await tx('bank_answer')
    .where({ company_id: companyId, id: answerId, ended_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  return ended > 0;
}

const PAIR = `a.id as "aId", a.bank_account_id as "accountId", a.booked_on as "aOn", a.amount_minor as "aMinor", a.currency,
  a.name as "aName", a.text as "aText", a.reference as "aReference", a.telling as "aTelling", a.statement_id as "aStatement",
  b.id as "bId", b.booked_on as "bOn", b.amount_minor as "bMinor", b.name as "bName", b.text as "bText",
  b.reference as "bReference", b.telling as "bTelling", b.statement_id as "bStatement"`;

/** Two lines side by side. */
export interface Pair {
  readonly id: number;
  readonly accountId: number;
  readonly currency: string;
  readonly aId: number;
  readonly aOn: Day;
  readonly aMinor: number;
  readonly aName: string | null;
  readonly aText: string;
  readonly aReference: string | null;
  readonly aTelling: string;
  readonly aStatement: number;
  readonly bId: number;
  readonly bOn: Day;
  readonly bMinor: number;
  readonly bName: string | null;
  readonly bText: string;
  readonly bReference: string | null;
  readonly bTelling: string;
  readonly bStatement: number;
}

export interface AnsweredPair extends Pair {
  readonly answer: 'same' | 'other';
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

export async function openDoubts(q: Query, companyId: number, most: number): Promise<Pair[]> {
  return rowsOf<Pair>(
    q,
    `select d.id, ${PAIR} from bank_doubt d join v_bank_line a on a.id = d.line_id join v_bank_line b on b.id = d.other_id
     where d.company_id = ? order by a.booked_on, d.id limit ?`,
    [companyId, most],
  );
}

export async function countDoubts(q: Query, companyId: number): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(q, 'select count(*) as n from bank_doubt where company_id = ?', [
    companyId,
  ]);
  return row?.n ?? 0;
}

export async function doubtById(q: Query, companyId: number, id: number): Promise<Pair | undefined> {
  const [row] = await rowsOf<Pair>(
    q,
    `select d.id, ${PAIR} from bank_doubt d join v_bank_line a on a.id = d.line_id join v_bank_line b on b.id = d.other_id
     where d.company_id = ? and d.id = ?`,
    [companyId, id],
  );
  return row;
}

/** What people said, the latest first. */
export async function answeredPairs(
  q: Query,
  companyId: number,
  { most, id }: { readonly most: number; readonly id?: number },
): Promise<AnsweredPair[]> {
  return rowsOf<AnsweredPair>(
    q,
    `select n.id, n.answer, n.recorded_at as "recordedAt", n.recorded_by as "recordedBy", ${PAIR}
     from bank_answer n join v_bank_line a on a.id = n.line_id join v_bank_line b on b.id = n.other_id
     where n.company_id = ? and n.ended_at is null and (? = 0 or n.id = ?) order by n.id desc limit ?`,
    [companyId, id ?? 0, id ?? 0, most],
  );
}
