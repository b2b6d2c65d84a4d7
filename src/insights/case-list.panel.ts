import type { Outcome } from '../cases/case';
import type { Stage } from '../cases/course';
import { escaped, holding, wordsOf } from '../customers/sought';
import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { PartnerKind } from '../mandates/partner';
import type { NextAction } from '../cases/next-action';
import { NEXT_FIELDS, NEXT_KEPT, nextActionsFrom } from '../cases/course-facts.panel';
import type { KeptNext } from '../cases/next-kept';
import { rowsOf, type Query } from '../platform/db';
import { amongIds, manyRowsOf } from '../platform/rows';
import { AGE_BANDS, AMOUNT_BANDS, inMinor, type Band } from './bands';

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
  /** Null: it is over. */
  readonly next: NextAction | null;
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
  number: 'd.number',
  customer: 'c.name',
  partner: 'p.name',
  stage: 'k.stage',
  claimed: 'd.principal_minor',
  handed: 'k.handed_over_on',
  staged: 'coalesce(k.staged_on, k.handed_over_on)',
};

/**
 * Where the order or the choice hangs on what a case waits for, that is worked out for all that fit, set by set; else only for
 * the page. What takes a look at other tables is asked only of the rows of the page.
 */
export async function caseRows(q: Query, asked: CaseQuestion): Promise<CaseRow[]> {
  const direction = asked.descending ? 'desc' : 'asc';
  const sort = SORTS[asked.sort] ?? (asked.show === 'closed' ? 'k.handed_over_on' : undefined); // what is over waits for nothing
  const { sql, bindings } = casesFound(asked, sort);
  const ordered = `${sql} order by ${sort ?? 'k.handed_over_on'} ${direction} nulls last, k.id ${direction}`;
  const { offset, limit } = asked;
  if (sort !== undefined && !hangsOnNext(asked)) {
    const kept = await rowsOf<KeptNext>(q, `select ${NEXT_KEPT} ${ordered} limit ? offset ?`, [...bindings, limit, offset]); // prettier-ignore
    return rowsAt(q, asked, kept, await nextOf(q, asked, kept));
  }
  const all = await manyRowsOf<KeptNext>(q, NEXT_FIELDS, `select ${NEXT_KEPT} ${ordered}`, bindings);
  const next = await nextOf(q, asked, all);
  const fitting = all.filter(({ id }) => fits(asked, next.get(id)));
  if (sort === undefined) fitting.sort((a, b) => byDue(next.get(a.id), next.get(b.id)) * (asked.descending ? -1 : 1));
  return rowsAt(q, asked, fitting.slice(offset, offset + limit), next);
}

export type Nexts = ReadonlyMap<number, NextAction>;

export const nextOf = (q: Query, { companyId, today }: CaseFilter, cases: readonly KeptNext[]): Promise<Nexts> =>
  nextActionsFrom(q, companyId, cases, today);

const hangsOnNext = ({ show, next }: CaseFilter): boolean => show === 'us' || show === 'late' || next !== '';

function fits({ show, next }: CaseFilter, action: NextAction | undefined): boolean {
  if (next !== '' && action?.what !== next) return false;
  if (show === 'us') return action?.who === 'us';
  return show !== 'late' || action?.late === true;
}

/** What is due first comes first; what is over, last. */
const byDue = (a: NextAction | undefined, b: NextAction | undefined): number => {
  const [one, other] = [a?.by ?? '9999-12-31', b?.by ?? '9999-12-31'];
  return one < other ? -1 : one > other ? 1 : 0;
};

async function rowsAt(q: Query, { today }: CaseFilter, cases: readonly KeptNext[], next: Nexts): Promise<CaseRow[]> {
  if (cases.length === 0) return [];
  const among = amongIds(q, cases.map(({ id }) => id)); // prettier-ignore
  const rows = await rowsOf<Omit<CaseRow, 'next'>>(q, `${ROWS} where k.id in ${among.sql}`, [today, today, ...among.bindings]); // prettier-ignore
  const byId = new Map(rows.map((row) => [row.caseId, row]));
  return cases.flatMap(({ id }) => {
    const [row, action] = [byId.get(id), next.get(id)];
    return row === undefined ? [] : [{ ...row, next: row.endedOn === null && action?.by ? action : null }];
  });
}

const ROWS = `select k.id as "caseId", d.number, c.id as "customerId", c.code as "customerCode", c.name as "customerName", c.country, c.collector,
    p.id as "partnerId", p.name as partner, p.kind as "partnerKind", k.partner_ref as "partnerRef", k.handler, k.stage,
    coalesce(k.staged_on, k.handed_over_on) as "stagedOn", k.handed_over_on as "handedOverOn",
    case when k.ended_on <= ? then k.ended_on end as "endedOn", case when k.ended_on <= ? then k.outcome end as outcome,
    k.age_days as "ageDays", d.currency, d.principal_minor as "claimedMinor",
    coalesce((select sum(m.gross_minor) from v_collected m where m.company_id = k.company_id and m.case_id = k.id and m.currency = d.currency), 0) as "cameInMinor",
    coalesce((select sum(case when i.open_minor > di.claimed_minor then di.claimed_minor when i.open_minor < 0 then 0 else i.open_minor end)
      from v_case_item ci join v_open_item_ever i on i.item_id = ci.item_id
        join v_dossier_item di on di.dossier_id = d.id and di.item_id = ci.item_id
      where ci.case_id = k.id), 0) as "openMinor",
    (select max(on_day) from (
       select substr(r.recorded_at, 1, 10) as on_day from v_case_report r where r.case_id = k.id
       union all select substr(s.recorded_at, 1, 10) from v_case_message s where s.case_id = k.id and s.side = 'partner'
       union all select v.on_day from v_case_move v where v.company_id = k.company_id and v.case_id = k.id and v.side = 'partner'
       union all select substr(a.recorded_at, 1, 10) from v_case_ask a where a.case_id = k.id and a.recorded_by like 'partner:%') heard
    ) as "heardOn"
  from v_case k join v_dossier d on d.id = k.dossier_id join v_customer c on c.id = k.customer_id join v_partner p on p.id = k.partner_id`;

export interface CaseTotal {
  readonly currency: string;
  readonly cases: number;
  readonly claimedMinor: number;
}

export async function caseTotals(q: Query, asked: CaseFilter): Promise<CaseTotal[]> {
  const { sql, bindings } = casesFound(asked, 'd.currency');
  if (!hangsOnNext(asked))
    return rowsOf<CaseTotal>(
      q,
      `select d.currency, count(*) as cases, sum(d.principal_minor) as "claimedMinor" ${sql} group by d.currency order by d.currency`,
      bindings,
    );
  const rows = await manyRowsOf<KeptNext & { readonly currency: string; readonly claimedMinor: number }>(
    q,
    [...NEXT_FIELDS, 'currency', 'claimedMinor'],
    `select ${NEXT_KEPT}, d.currency, d.principal_minor as "claimedMinor" ${sql} order by d.currency`,
    bindings,
  );
  const next = await nextOf(q, asked, rows);
  const fitting = rows.filter(({ id }) => fits(asked, next.get(id)));
  const currencies = [...new Set(fitting.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const own = fitting.filter((one) => one.currency === currency);
    return { currency, cases: own.length, claimedMinor: sum(own.map(({ claimedMinor }) => claimedMinor)) };
  });
}

export interface Condition {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** A case that is open ends on no day; as its index has it. */
export const UNTIL = `coalesce(k.ended_on, '9999-12-31')`;

/** Each case has one of each: joined where something is asked of it. */
const JOINED = {
  d: 'join v_dossier d on d.id = k.dossier_id',
  c: 'join v_customer c on c.id = k.customer_id',
  p: 'join v_partner p on p.id = k.partner_id',
};

/** What fits: the case is `k`; its file `d`, its customer `c` and its partner `p` where the choice or `also` looks at them. */
export function casesFound(asked: CaseFilter, also = ''): Condition {
  const { companyId, today } = asked;
  const where = ['k.company_id = ?', `k.state <> 'undone'`, 'k.handed_over_on <= ?'];
  const bindings: unknown[] = [companyId, today];
  const add = (condition: string, ...values: readonly unknown[]): void => {
    where.push(condition);
    bindings.push(...values);
  };
  const is = (value: string, column: string): void => {
    if (value !== '') add(`${column} = ?`, value);
  };
  if (asked.text !== '') {
    const like = `%${escaped(asked.text.toLowerCase())}%`;
    const named = holding(wordsOf(asked.text), 'c.sought');
    const texts = ['d.number', `coalesce(k.partner_ref, '')`, 'p.name'].map(
      (one) => `lower(${one}) like ? escape '\\'`,
    );
    add(`((${named.sql}) or ${texts.join(' or ')})`, ...named.bindings, ...[like, like, like]);
  }
  if (asked.show === 'closed') add(`${UNTIL} <= ?`, today);
  else if (asked.show !== 'all') add(`${UNTIL} > ?`, today);
  if (asked.outcome !== '') add('k.ended_on <= ? and k.outcome = ?', today, asked.outcome);
  is(asked.partner, 'p.name');
  is(asked.stage, 'k.stage');
  is(asked.kind, 'p.kind');
  is(asked.country, 'c.country');
  is(asked.collector, 'c.collector');
  is(asked.currency, 'd.currency');
  if (asked.unopened) add('exists (select 1 from v_supplement u where u.case_id = k.id and u.opened_at is null)');
  if (asked.from !== null) add('k.handed_over_on >= ?', asked.from);
  if (asked.to !== null) add('k.handed_over_on <= ?', asked.to);
  const age = AGE_BANDS.find(({ key }) => key === asked.age);
  if (age !== undefined) within(age, 'coalesce(k.age_days, 0)', add);
  const amount = AMOUNT_BANDS.find(({ key }) => key === asked.amount);
  if (amount !== undefined) within(inMinor(amount, asked.currency || 'EUR'), 'd.principal_minor', add);
  const looks = `${where.join(' and ')} ${also}`;
  const joins = Object.entries(JOINED).flatMap(([name, join]) => (new RegExp(`\\b${name}\\.`).test(looks) ? [join] : [])); // prettier-ignore
  return { sql: `from v_case k ${joins.join(' ')} where ${where.join(' and ')}`, bindings };
}

function within(
  { from, to }: Pick<Band, 'from' | 'to'>,
  column: string,
  add: (condition: string, ...values: readonly unknown[]) => void,
): void {
  add(`${column} >= ?`, from);
  if (to !== null) add(`${column} < ?`, to);
}
