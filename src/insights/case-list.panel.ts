import type { Outcome } from '../cases/case';
import type { Stage } from '../cases/course';
import { escaped, holding, wordsOf } from '../customers/sought';
import type { Day } from '../kernel/day';
import type { PartnerKind } from '../mandates/partner';
import { dialectOf, rowsOf, type Query } from '../platform/db';
import { AGE_BANDS, AMOUNT_BANDS, inMinor, type Band } from './bands';
import { CASE_NEXT, CASE_NEXTS, lateSince, OURS, type CaseNext } from './case-next';

/** Cases as the desk lists them, each with what it waits for. Amounts in minor units. */
export interface CaseRow {
  readonly caseId: number;
  readonly number: string;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly country: string | null;
  /** Our clerk. */
  readonly collector: string | null;
  readonly partnerId: number;
  readonly partner: string;
  readonly partnerKind: PartnerKind;
  readonly partnerRef: string | null;
  /** JSON: who works it at the partner. */
  readonly handler: string | null;
  readonly stage: Stage;
  readonly stagedOn: Day;
  readonly handedOverOn: Day;
  readonly endedOn: Day | null;
  readonly outcome: Outcome | null;
  readonly ageDays: number | null;
  readonly currency: string;
  readonly claimedMinor: number;
  readonly cameInMinor: number;
  readonly openMinor: number;
  readonly next: CaseNext | null;
  /** The day from which its term is counted. */
  readonly since: Day | null;
  /** When the partner last said something. */
  readonly heardOn: Day | null;
}

export const CASE_SHOWN = ['open', 'us', 'late', 'closed', 'all'] as const;
export type CaseShown = (typeof CASE_SHOWN)[number];

export interface CaseFilter {
  readonly companyId: number;
  /** The day looked at. */
  readonly today: Day;
  /** A part of the number, of the partner's number or name, or of the customer's number or name. */
  readonly text: string;
  readonly show: CaseShown;
  /** Each empty: all. */
  readonly next: string;
  /** Its name. */
  readonly partner: string;
  readonly stage: string;
  readonly kind: string;
  readonly country: string;
  readonly collector: string;
  readonly currency: string;
  readonly outcome: string;
  /** A supplement that the partner has not opened. */
  readonly unopened: boolean;
  readonly age: string;
  readonly amount: string;
  /** Handed over in these days. */
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface CaseQuestion extends CaseFilter {
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

const SORTS: Readonly<Record<string, string>> = {
  number: 'number',
  customer: '"customerName"',
  partner: 'partner',
  stage: 'stage',
  claimed: '"claimedMinor"',
  handed: '"handedOverOn"',
  staged: '"stagedOn"',
  next: 'due',
};

/** One statement; what takes a look at other tables is asked only of the rows of the page. */
export async function caseRows(q: Query, asked: CaseQuestion): Promise<CaseRow[]> {
  const { sql, bindings } = found(q, asked);
  const sort = SORTS[asked.sort] ?? 'due';
  const direction = asked.descending ? 'desc' : 'asc';
  return rowsOf<CaseRow>(
    q,
    `select k.*,
       coalesce((select sum(m.gross_minor) from v_collected m where m.case_id = k."caseId" and m.currency = k.currency), 0) as "cameInMinor",
       coalesce((select sum(case when i.open_minor > d.claimed_minor then d.claimed_minor when i.open_minor < 0 then 0 else i.open_minor end)
         from v_case_item ci join v_open_item_ever i on i.item_id = ci.item_id
           join v_dossier_item d on d.dossier_id = k."dossierId" and d.item_id = ci.item_id
         where ci.case_id = k."caseId"), 0) as "openMinor",
       (select max(on_day) from (
          select substr(r.recorded_at, 1, 10) as on_day from v_case_report r where r.case_id = k."caseId"
          union all select substr(s.recorded_at, 1, 10) from v_case_message s where s.case_id = k."caseId" and s.side = 'partner'
          union all select v.on_day from v_case_move v where v.case_id = k."caseId" and v.side = 'partner'
          union all select substr(a.recorded_at, 1, 10) from v_case_ask a where a.case_id = k."caseId" and a.recorded_by like 'partner:%') heard
       ) as "heardOn"
     from (${sql} order by ${sort} ${direction} nulls last, "caseId" ${direction} limit ? offset ?) k
     order by ${sort} ${direction} nulls last, "caseId" ${direction}`,
    [...bindings, asked.limit, asked.offset],
  );
}

export interface CaseTotal {
  readonly currency: string;
  readonly cases: number;
  readonly claimedMinor: number;
}

export async function caseTotals(q: Query, asked: CaseFilter): Promise<CaseTotal[]> {
  const { sql, bindings } = found(q, asked);
  return rowsOf<CaseTotal>(
    q,
    `select currency, count(*) as cases, sum("claimedMinor") as "claimedMinor" from (${sql}) k group by currency order by currency`,
    bindings,
  );
}

export interface CaseCounts {
  readonly answer: number;
  readonly read: number;
  readonly give: number;
  readonly late: number;
  readonly unopened: number;
}

/** What of the open cases needs a person today. */
export async function caseCounts(q: Query, companyId: number, today: Day): Promise<CaseCounts> {
  const { sql, bindings } = found(q, { ...EVERY, companyId, today, show: 'open' });
  const late = lateOf(today);
  const [row] = await rowsOf<CaseCounts>(
    q,
    `select coalesce(sum(case when next = 'answer' then 1 else 0 end), 0) as answer,
       coalesce(sum(case when next = 'read' then 1 else 0 end), 0) as read,
       coalesce(sum(case when next in ('give', 'sign', 'set_up') then 1 else 0 end), 0) as give,
       coalesce(sum(case when ${late.sql} then 1 else 0 end), 0) as late,
       coalesce(sum(case when ${UNOPENED} then 1 else 0 end), 0) as unopened from (${sql}) k`,
    [...late.bindings, ...bindings],
  );
  return row ?? { answer: 0, read: 0, give: 0, late: 0, unopened: 0 };
}

export interface LateCase {
  readonly caseId: number;
  readonly customerId: number;
  readonly customerName: string;
  readonly collector: string | null;
  readonly next: CaseNext;
  readonly since: Day;
}

/** Open cases that are late as of the day, whoever's turn it is. */
export async function lateCases(q: Query, companyId: number, today: Day): Promise<LateCase[]> {
  const { sql, bindings } = found(q, { ...EVERY, companyId, today, show: 'late' });
  return rowsOf<LateCase>(
    q,
    `select "caseId", "customerId", "customerName", collector, next, since from (${sql}) k order by "caseId" limit 1000`,
    bindings,
  );
}

const EVERY = {
  ...{ text: '', next: '', partner: '', stage: '', kind: '', country: '', collector: '', currency: '', outcome: '' },
  ...{ unopened: false, age: '', amount: '', from: null, to: null },
} as const;

const said = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

interface Condition {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** `next` and `since` of a row: its term is over. */
const lateOf = (today: Day): Condition => ({
  sql: `(${CASE_NEXTS.map((next) => `(next = '${next}' and since <= ?)`).join(' or ')})`,
  bindings: CASE_NEXTS.map((next) => lateSince(next, today)),
});

const UNOPENED = `exists (select 1 from v_supplement u where u.case_id = k."caseId" and u.opened_at is null)`;

/** What an open case waits for; the order is that of `CASE_NEXT`. */
const NEXT = `case when asks > 0 then 'answer' when stage = 'needs_info' then 'give' when stage = 'contract_pending' then 'sign'
  when stage = 'set_up_due' then 'set_up' when messages > 0 then 'read' when stage = 'submitted' then 'confirm'
  when stage = 'paused' then 'resume' when stage in ('received', 'verification') then 'begin' when planned is not null then 'step'
  else 'report' end`;
const SINCE = `case when asks > 0 then ask_by when stage in ('needs_info', 'contract_pending', 'set_up_due') then "stagedOn"
  when messages > 0 then written when stage = 'submitted' then "handedOverOn" when stage = 'paused' then coalesce("pausedUntil", "stagedOn")
  when stage in ('received', 'verification') then "stagedOn" when planned is not null then planned
  when stage = 'pre_legal' then "handedOverOn" else "stagedOn" end`;

/** For the order alone: bank days count as days. */
function dueSql(q: Query): string {
  const plus = (days: number): string =>
    dialectOf(q) === 'sqlite' ? `date(since, '+${days} days')` : `to_char(cast(since as date) + ${days}, 'YYYY-MM-DD')`;
  return `case next ${CASE_NEXTS.map((next) => `when '${next}' then ${plus(CASE_NEXT[next].after)}`).join(' ')} end`;
}

const FACTS = `select k.id as "caseId", k.dossier_id as "dossierId", d.number, c.id as "customerId", c.code as "customerCode", c.name as "customerName",
    c.country, c.collector, p.id as "partnerId", p.name as partner, p.kind as "partnerKind", k.partner_ref as "partnerRef", k.handler,
    k.stage, coalesce(k.staged_on, k.handed_over_on) as "stagedOn", k.paused_until as "pausedUntil", k.handed_over_on as "handedOverOn",
    case when k.ended_on <= ? then k.ended_on end as "endedOn", case when k.ended_on <= ? then k.outcome end as outcome,
    k.age_days as "ageDays", d.currency, d.principal_minor as "claimedMinor", coalesce(a.n, 0) as asks, a.by_day as ask_by,
    coalesce(m.n, 0) as messages, m.on_day as written, s.on_day as planned
  from v_case k join v_dossier d on d.id = k.dossier_id join v_customer c on c.id = k.customer_id join v_partner p on p.id = k.partner_id
    left join (select case_id, count(*) as n, min(answer_by) as by_day from v_case_ask where company_id = ? and decided_at is null group by case_id) a
      on a.case_id = k.id
    left join (select case_id, count(*) as n, min(substr(recorded_at, 1, 10)) as on_day from v_case_message
      where company_id = ? and side = 'partner' and read_at is null group by case_id) m on m.case_id = k.id
    left join (select case_id, min(planned_on) as on_day from v_case_step
      where company_id = ? and done_on is null and ended_at is null and planned_on is not null group by case_id) s on s.case_id = k.id`;

function found(q: Query, asked: CaseFilter): Condition {
  const { companyId, today } = asked;
  const inner = ['k.company_id = ?', `k.state <> 'undone'`, 'k.handed_over_on <= ?'];
  const bindings: unknown[] = [today, today, companyId, companyId, companyId, companyId, today];
  const add = (where: string[], condition: string, ...values: readonly unknown[]): void => {
    where.push(condition);
    bindings.push(...values);
  };
  const is = (value: string, column: string): void => {
    if (value !== '') add(inner, `${column} = ?`, value);
  };
  if (asked.text !== '') {
    const like = `%${escaped(asked.text.toLowerCase())}%`;
    const named = holding(wordsOf(asked.text), 'c.sought');
    const texts = ['d.number', `coalesce(k.partner_ref, '')`, 'p.name'].map(
      (one) => `lower(${one}) like ? escape '\\'`,
    );
    add(inner, `((${named.sql}) or ${texts.join(' or ')})`, ...named.bindings, ...[like, like, like]);
  }
  is(asked.partner, 'p.name');
  is(asked.stage, 'k.stage');
  is(asked.kind, 'p.kind');
  is(asked.country, 'c.country');
  is(asked.collector, 'c.collector');
  is(asked.currency, 'd.currency');
  if (asked.from !== null) add(inner, 'k.handed_over_on >= ?', asked.from);
  if (asked.to !== null) add(inner, 'k.handed_over_on <= ?', asked.to);
  const age = AGE_BANDS.find(({ key }) => key === asked.age);
  if (age !== undefined) within(age, 'coalesce(k.age_days, 0)', (...given) => add(inner, ...given));
  const amount = AMOUNT_BANDS.find(({ key }) => key === asked.amount);
  if (amount !== undefined)
    within(inMinor(amount, asked.currency || 'EUR'), 'd.principal_minor', (...given) => add(inner, ...given));
  const outer: string[] = ['1 = 1'];
  if (asked.show === 'closed') outer.push('"endedOn" is not null');
  else if (asked.show !== 'all') outer.push('"endedOn" is null');
  if (asked.outcome !== '') add(outer, 'outcome = ?', asked.outcome);
  if (asked.next !== '') add(outer, 'next = ?', asked.next);
  if (asked.show === 'us') outer.push(`next in (${said(OURS)})`);
  if (asked.show === 'late') {
    const late = lateOf(today);
    add(outer, late.sql, ...late.bindings);
  }
  if (asked.unopened) outer.push(UNOPENED);
  const facts = `select f.*, case when "endedOn" is null then ${NEXT} end as next, case when "endedOn" is null then ${SINCE} end as since
    from (${FACTS} where ${inner.join(' and ')}) f`;
  return {
    sql: `select k.*, ${dueSql(q)} as due from (${facts}) k where ${outer.join(' and ')}`,
    bindings,
  };
}

function within(
  { from, to }: Pick<Band, 'from' | 'to'>,
  column: string,
  add: (condition: string, ...values: readonly unknown[]) => void,
): void {
  add(`${column} >= ?`, from);
  if (to !== null) add(`${column} < ?`, to);
}
