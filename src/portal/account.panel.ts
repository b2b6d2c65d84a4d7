import type { Day, Instant } from '../kernel/day';
import type { CategoryCode } from '../disputes/category';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** What a customer may see of what was told in the portal: the own words and days, nothing of what we make of it. */
interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

export interface PortalPromise {
  readonly id: number;
  readonly currency: string;
  readonly amountMinor: number;
  readonly promisedOn: Day;
  readonly countsUntil: Day;
  readonly pauses: 0 | 1;
  readonly recordedAt: Instant;
  readonly isOver: boolean;
}

const MOST = 20;

/** Newest first, also those that were withdrawn or replaced: the receipt stays. */
export async function promisesTold(q: Query, { companyId, customerId }: Whose, today: Day): Promise<PortalPromise[]> {
  const rows = await rowsOf<Omit<PortalPromise, 'isOver'> & { over: number }>(
    q,
    `select p.id, p.currency, p.amount_minor as "amountMinor", p.promised_on as "promisedOn", p.counts_until as "countsUntil",
       case when p.pauses = 1 or p.paused_on is not null then 1 else 0 end as pauses, p.recorded_at as "recordedAt",
       case when p.ended_at is not null or p.promised_on < ? or not exists (select 1 from v_promise_part pp
         where pp.promise_id = p.id and pp.replaced_on is null) then 1 else 0 end as over
     from v_promise p where p.company_id = ? and p.customer_id = ? and p.channel = 'portal' order by p.id desc limit ?`,
    [today, companyId, customerId, MOST],
  );
  return rows.map(({ over, ...row }) => ({ ...row, isOver: over === 1 }));
}

/** What the customer promised, on whatever way, and whose day has not come. */
export function promisesOpen(q: Query, { companyId, customerId }: Whose, today: Day): Promise<OpenPromise[]> {
  return rowsOf(
    q,
    `select id, currency, amount_minor as "amountMinor", promised_on as "promisedOn" from v_promise
     where company_id = ? and customer_id = ? and ended_at is null and promised_on >= ? order by id desc limit ?`,
    [companyId, customerId, today, MOST],
  );
}

export type OpenPromise = Pick<PortalPromise, 'id' | 'currency' | 'amountMinor' | 'promisedOn'>;

export interface PortalDispute {
  readonly id: number;
  readonly category: CategoryCode;
  readonly documents: string;
  readonly reviewOn: Day;
  readonly state: string;
  readonly recordedAt: Instant;
}

/** Newest first: those that the customer raised here. */
export async function disputesTold(q: Query, { companyId, customerId }: Whose): Promise<PortalDispute[]> {
  const rows = await rowsOf<Omit<PortalDispute, 'documents'> & { document: string }>(
    q,
    `select d.id, d.category, i.document, d.review_on as "reviewOn", d.state, d.recorded_at as "recordedAt"
     from (select * from v_dispute where company_id = ? and customer_id = ? and recorded_by like 'customer:%'
       order by id desc limit ?) d
     join v_dispute_item di on di.dispute_id = d.id join v_open_item_ever i on i.item_id = di.item_id
     order by d.id desc, i.document`,
    [companyId, customerId, MOST],
  );
  const told = new Map<number, PortalDispute>();
  for (const { document, ...row } of rows) {
    const before = told.get(row.id);
    told.set(row.id, { ...row, documents: before === undefined ? document : `${before.documents}, ${document}` });
  }
  return [...told.values()];
}

/** The charges to which a dispute stands that nobody has settled against the customer. */
export async function chargesDisputed(q: Query, { companyId, customerId }: Whose, today: Day): Promise<Set<number>> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select dc.charge_id as id from v_dispute_charge dc join v_dispute d on d.id = dc.dispute_id
     where d.company_id = ? and d.customer_id = ? and d.state not in ('confirmed', 'void')
       and not (d.state = 'resolved' and coalesce(d.outcome, '') = 'unjustified' and coalesce(d.resumes_on, '') <= ?)`,
    [companyId, customerId, today],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The item of an invoice, paid or not; of one with parts the first. */
export async function firstItemOf(q: Query, companyId: number, entryId: number): Promise<number> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select min(item_id) as id from v_open_item_ever where company_id = ? and entry_id = ?`,
    [companyId, entryId],
  );
  return rows[0]?.id ?? 0;
}

/** What is open of customers, per currency; those who owe nothing are not there. */
export async function openOf(
  q: Query,
  companyId: number,
  ids: readonly number[],
): Promise<{ customerId: number; currency: string; minor: number }[]> {
  const given = tableOf(q, { id: 'bigint' }, ids.map((id) => ({ id }))); // prettier-ignore
  return rowsOf(
    q,
    `select b.customer_id as "customerId", b.currency, b.open_minor as minor from v_balance b join ${given.sql} as given on given.id = b.customer_id
     where b.company_id = ? and b.open_minor <> 0 order by b.customer_id, b.currency`,
    [...given.bindings, companyId],
  );
}

/** Items whose claim was assigned and notified: they are paid to the holder. */
export async function itemsElsewhereOf(
  q: Query,
  companyId: number,
  customerIds: readonly number[],
): Promise<Set<number>> {
  const given = tableOf(q, { id: 'bigint' }, customerIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number }>(
    q,
    `select i.item_id as id from v_assignment a join v_open_item i on i.entry_id = a.entry_id
     join ${given.sql} as given on given.id = a.customer_id where a.company_id = ? and a.notified = 1`,
    [...given.bindings, companyId],
  );
  return new Set(rows.map(({ id }) => id));
}
