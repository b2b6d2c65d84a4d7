import { escaped, holding, wordsOf } from '../customers/sought';
import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { isLate, UNKEPT, type Judged, type VerdictState } from './promise';
import { judgedPromises, SINCE } from './store';
import type { Missing } from './weeks';

/**
 * The register of promises as the desk shows it. What can be asked of the rows is asked in SQL; the verdict is judged, a few
 * hundred promises at a time, until the page is full.
 */
export interface RegisterRow extends Judged {
  readonly customerCode: string;
  readonly customerName: string;
  readonly collector: string | null;
}

export interface RegisterQuestion {
  readonly companyId: number;
  /** The day of the verdicts. */
  readonly today: Day;
  /** A part of a document number, or of the customer's number or name. */
  readonly text: string;
  /** A verdict, `unkept`, or `all`. */
  readonly state: string;
  /** coming · late; empty: all. */
  readonly when: string;
  readonly channel: string;
  readonly collector: string;
  readonly currency: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly customerId: number | null;
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** What the register can be sorted by. */
const SORTS: Readonly<Record<string, string>> = {
  promised: 'p.promised_on',
  given: 'p.given_on',
  amount: 'p.amount_minor',
  customer: 'c.name',
};

/** Promises that are judged at a time: first as many as a page mostly takes. */
const AT_FIRST = 100;
const AT_ONCE = 400;
/** Beyond these nobody looks: the filters narrow it down. */
const MOST = 100_000;

export async function registerRows(q: Query, asked: RegisterQuestion): Promise<RegisterRow[]> {
  const found: RegisterRow[] = [];
  let passed = 0;
  let size = asked.offset + asked.limit > AT_FIRST ? AT_ONCE : AT_FIRST;
  for (let at = 0; at < MOST && found.length < asked.limit; at += size, size = AT_ONCE) {
    const { rows, last } = await batch(q, asked, { offset: at, limit: size });
    for (const row of rows) {
      if (passed < asked.offset) passed += 1;
      else if (found.length < asked.limit) found.push(row);
    }
    if (last) break;
  }
  return found;
}

interface Candidate {
  readonly id: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly collector: string | null;
}

async function batch(
  q: Query,
  asked: RegisterQuestion,
  { offset, limit }: Pick<RegisterQuestion, 'offset' | 'limit'>,
): Promise<{ rows: RegisterRow[]; last: boolean }> {
  const { where, bindings } = conditions(asked);
  const sort = SORTS[asked.sort] ?? 'p.promised_on';
  const candidates = await rowsOf<Candidate>(
    q,
    `select p.id, c.code as "customerCode", c.name as "customerName", c.collector
     from promise p join v_customer c on c.id = p.customer_id where ${where}
     order by ${sort} ${asked.descending ? 'desc' : 'asc'}, p.id limit ? offset ?`,
    [...bindings, limit, offset],
  );
  const ids = candidates.map(({ id }) => id);
  const judged = new Map(
    (ids.length === 0 ? [] : await judgedPromises(q, { companyId: asked.companyId, ids }, asked.today)).map((one) => [
      one.promise.id,
      one,
    ]),
  );
  const rows = candidates.flatMap(({ id, ...customer }) => {
    const one = judged.get(id);
    return one !== undefined && fits(one, asked) ? [{ ...one, ...customer }] : [];
  });
  return { rows, last: candidates.length < limit };
}

function fits(one: Judged, { state, when }: RegisterQuestion): boolean {
  const verdict = one.verdict.state;
  if (state === 'unkept' ? !UNKEPT.has(verdict) : state !== 'all' && state !== verdict) return false;
  return when !== 'late' || isLate(one);
}

/** Verdicts that only a promise can have whose last day that counts is not over, or is. */
const RUNNING: ReadonlySet<string> = new Set<VerdictState>(['open']);
const OVER: ReadonlySet<string> = new Set<string>(['broken', 'partially_kept', 'awaiting_allocation', 'unkept']);

function conditions(asked: RegisterQuestion): { where: string; bindings: (string | number)[] } {
  const where = ['p.company_id = ?', 'p.given_on <= ?'];
  const bindings: (string | number)[] = [asked.companyId, asked.today];
  const add = (condition: string, ...values: readonly (string | number)[]): void => {
    where.push(condition);
    bindings.push(...values);
  };
  if (RUNNING.has(asked.state))
    add(`p.counts_until >= ? and coalesce(p.withdrawn_on, '9999') > ?`, asked.today, asked.today);
  if (OVER.has(asked.state)) add('p.counts_until < ?', asked.today);
  if (asked.when === 'coming') add('p.promised_on >= ?', asked.today);
  if (asked.when === 'late') add('p.promised_on < ?', asked.today);
  if (asked.channel !== '') add('p.channel = ?', asked.channel);
  if (asked.collector !== '') add('lower(c.collector) = ?', asked.collector.toLowerCase());
  if (asked.currency !== '') add('p.currency = ?', asked.currency);
  if (asked.from !== null) add('p.promised_on >= ?', asked.from);
  if (asked.to !== null) add('p.promised_on <= ?', asked.to);
  if (asked.customerId !== null) add('p.customer_id = ?', asked.customerId);
  if (asked.text !== '') {
    const named = holding(wordsOf(asked.text), 'c.sought');
    add(
      `((${named.sql}) or exists (
         select 1 from promise_part t join v_open_item_ever i on i.item_id = t.item_id
         where t.promise_id = p.id and lower(i.document) like ? escape '\\'))`,
      ...named.bindings,
      `%${escaped(asked.text.toLowerCase())}%`,
    );
  }
  return { where: where.join(' and '), bindings };
}

/**
 * What is missing of open promises by their days, summed in SQL as `judge` does it for one: of each part at most what is still
 * owed of the item, less what came in time. Each part is worked out once, however often its sums are used afterwards.
 */
export async function missingByDay(q: Query, asked: RegisterQuestion): Promise<Missing[]> {
  const { where, bindings } = conditions({ ...asked, state: 'open' });
  return rowsOf<Missing>(
    q,
    `with part as materialized (
       select p.id, p.promised_on, p.currency, pp.amount_minor as said,
         case when v.cancelled_at is not null then 0 else v.amount_minor - (
           select coalesce(sum(a.amount_minor), 0) from v_allocation a
           where a.to_item_id = pp.item_id and a.id <= pp.after_allocation_id) end as owed,
         (select coalesce(sum(a.amount_minor), 0) from v_allocation a join v_open_item_ever c on c.item_id = a.from_item_id
           where ${SINCE} and a.allocated_on <= ? and c.issued_on <= p.counts_until) as came
       from promise p join v_customer c on c.id = p.customer_id join promise_part pp on pp.promise_id = p.id
       join v_open_item_ever v on v.item_id = pp.item_id
       where ${where} and coalesce(pp.replaced_on, '9999') > ?),
     expected as materialized (
       select id, promised_on, currency, came, case when owed < 0 then 0 when owed < said then owed else said end as minor from part),
     one as (
       select id, promised_on, currency,
         sum(minor - case when came < 0 then 0 when came < minor then came else minor end) as missing from expected
       group by id, promised_on, currency)
     select promised_on as "promisedOn", currency, count(*) as promises, sum(missing) as "missingMinor"
     from one where missing > 0 group by promised_on, currency order by promised_on, currency`,
    [asked.today, ...bindings, asked.today],
  );
}
