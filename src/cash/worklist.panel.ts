import type { Day } from '../kernel/day';
import { escaped } from '../customers/sought';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Confidence, Proposal } from './proposal';
import type { Named } from './proposal-said';

/** The list of money that waits, as the desk shows it: made of the proposals that are stored, nothing is worked out for it. */
export interface WaitingRow {
  readonly lineId: number;
  readonly bookedOn: Day;
  readonly currency: string;
  /** > 0. */
  readonly amountMinor: number;
  readonly name: string | null;
  readonly behind: string | null;
  readonly iban: string | null;
  readonly text: string;
  readonly reference: string | null;
  readonly confidence: Confidence;
  readonly proposal: Proposal;
}

export interface WaitingQuestion {
  readonly companyId: number;
  /** In what the bank says, or in the number or name of the customer who is proposed. */
  readonly text: string;
  readonly confidence: string;
  /** One of our accounts, by its IBAN; empty: all. */
  readonly account: string;
  readonly customer: string;
  readonly customerId: number | null;
  readonly amountMinor: number | null;
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

const SORTS: Readonly<Record<string, string>> = { sure: 'p.rank', booked: 'l.booked_on', amount: 'l.amount_minor' };

interface Found {
  readonly sql: string;
  readonly bindings: (string | number)[];
}

function found(asked: WaitingQuestion): Found {
  const conditions: [string, (string | number)[]][] = [['p.company_id = ?', [asked.companyId]]];
  const like = (text: string): string => `%${escaped(text.toLowerCase())}%`;
  if (asked.confidence !== '') conditions.push(['p.confidence = ?', [asked.confidence]]);
  if (asked.amountMinor !== null) conditions.push(['l.amount_minor = ?', [asked.amountMinor]]);
  if (asked.account !== '') conditions.push(['l.bank_account_id in (select id from v_own_account where company_id = ? and iban = ?)', [asked.companyId, asked.account]]); // prettier-ignore
  if (asked.customerId !== null) conditions.push(['p.customer_id = ?', [asked.customerId]]);
  if (asked.customer !== '') conditions.push([`(lower(c.code) = ? or lower(c.name) like ? escape '\\')`, [asked.customer.toLowerCase(), like(asked.customer)]]); // prettier-ignore
  if (asked.text !== '') {
    const said = `coalesce(l.name, '') || ' ' || coalesce(l.behind, '') || ' ' || l.text || ' ' || coalesce(l.reference, '') || ' ' || coalesce(l.iban, '')
      || ' ' || coalesce(c.code, '') || ' ' || coalesce(c.name, '')`;
    conditions.push([`lower(${said}) like ? escape '\\'`, [like(asked.text)]]);
  }
  return {
    sql: `from cash_proposal p join v_bank_receipt l on l.id = p.bank_line_id left join v_customer c on c.id = p.customer_id
      where ${conditions.map(([sql]) => sql).join(' and ')}`,
    bindings: conditions.flatMap(([, given]) => given),
  };
}

export async function waitingRows(q: Query, asked: WaitingQuestion): Promise<WaitingRow[]> {
  const { sql, bindings } = found(asked);
  const rows = await rowsOf<Omit<WaitingRow, 'proposal'> & { readonly body: string }>(
    q,
    `select p.bank_line_id as "lineId", l.booked_on as "bookedOn", l.currency, l.amount_minor as "amountMinor", l.name, l.behind, l.iban,
       l.text, l.reference, p.confidence, p.body ${sql}
     order by ${SORTS[asked.sort] ?? 'p.rank'} ${asked.descending ? 'desc' : 'asc'}, p.bank_line_id limit ? offset ?`,
    [...bindings, asked.limit, asked.offset],
  );
  return rows.map(({ body, ...row }) => ({ ...row, proposal: JSON.parse(body) as Proposal }));
}

export interface WaitingTotal {
  readonly currency: string;
  readonly n: number;
  readonly minor: number;
}

export async function waitingTotals(q: Query, asked: WaitingQuestion): Promise<WaitingTotal[]> {
  const { sql, bindings } = found(asked);
  return rowsOf<WaitingTotal>(
    q,
    `select l.currency, count(*) as n, sum(l.amount_minor) as minor ${sql} group by l.currency order by l.currency`,
    bindings,
  );
}

/** What documents and customers are called, for a page of proposals: two questions however many. */
export async function namesOf(q: Query, companyId: number, ids: NamesAsked): Promise<Named> {
  const items = tableOf(q, { id: 'bigint' }, [...new Set(ids.itemIds)].map((id) => ({ id }))); // prettier-ignore
  const customers = tableOf(q, { id: 'bigint' }, [...new Set(ids.customerIds)].map((id) => ({ id }))); // prettier-ignore
  const [documents, called] = await Promise.all([
    rowsOf<{ id: number; document: string; part: number; parts: number }>(
      q,
      `select i.item_id as id, i.document, i.part, i.parts from ${items.sql} as given
       join v_open_item_ever i on i.item_id = given.id and i.company_id = ?`,
      [...items.bindings, companyId],
    ),
    rowsOf<{ id: number; code: string; name: string }>(
      q,
      `select c.id, c.code, c.name from ${customers.sql} as given join v_customer c on c.id = given.id and c.company_id = ?`,
      [...customers.bindings, companyId],
    ),
  ]);
  return {
    documents: new Map(documents.map(({ id, document, part, parts }) => [id, parts > 1 ? `${document}/${part}` : document])), // prettier-ignore
    customers: new Map(called.map(({ id, ...customer }) => [id, customer])),
  };
}

export interface NamesAsked {
  readonly itemIds: readonly number[];
  readonly customerIds: readonly number[];
}

export const namesIn = (proposals: readonly Proposal[]): NamesAsked => ({
  itemIds: proposals.flatMap(({ parts }) => parts.map((part) => part.itemId)),
  customerIds: proposals.flatMap(({ customerIds }) => customerIds),
});

export interface CashCounts {
  readonly decide: number;
  readonly applied: number;
  readonly aside: number;
  readonly account: number;
  /** To be paid back. */
  readonly refunds: number;
}

/** Of the tabs; of what is applied only whether there is anything, since it only grows. */
export async function cashCounts(q: Query, companyId: number): Promise<CashCounts> {
  const [row] = await rowsOf<CashCounts>(
    q,
    `select (select count(*) from cash_proposal p join v_bank_receipt l on l.id = p.bank_line_id where p.company_id = ?) as decide,
       (select count(*) from cash_application where company_id = ? and ended_at is null and kind <> 'not_ours') as applied,
       (select count(*) from cash_application where company_id = ? and ended_at is null and kind = 'not_ours') as aside,
       (select count(*) from v_owed o join v_open_item i on i.item_id = o.item_id where o.company_id = ? and o.open_minor < 0 and i.type = 'payment') as account,
       (select count(*) from cash_refund where company_id = ? and ended_at is null and paid_at is null) as refunds`,
    [companyId, companyId, companyId, companyId, companyId],
  );
  return row ?? { decide: 0, applied: 0, aside: 0, account: 0, refunds: 0 };
}

export interface DoneToday {
  readonly rule: number;
  readonly person: number;
  readonly aside: number;
}

/** What was decided since that moment and stands; undefined where no statement was ever taken. */
export async function doneSince(q: Query, companyId: number, since: string): Promise<DoneToday | undefined> {
  const [row] = await rowsOf<{ any: number; rule: number | null; person: number | null; aside: number | null }>(
    q,
    `select (select count(*) from (select 1 from v_bank_statement where company_id = ? limit 1) s) as "any",
       sum(case when kind = 'applied' and by_rule = 1 then 1 else 0 end) as rule,
       sum(case when kind = 'applied' and by_rule = 0 then 1 else 0 end) as person,
       sum(case when kind = 'not_ours' then 1 else 0 end) as aside
     from cash_application where company_id = ? and ended_at is null and recorded_at >= ?`,
    [companyId, companyId, since],
  );
  if (row === undefined || row.any === 0) return undefined;
  return { rule: row.rule ?? 0, person: row.person ?? 0, aside: row.aside ?? 0 };
}
