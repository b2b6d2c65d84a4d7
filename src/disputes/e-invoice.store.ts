import type { Day, Instant } from '../kernel/day';
import type { CustomerRange, HoldSource } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import { holdOfEinvoice, type EinvoiceFact } from './e-invoice';

/** Invoices of which a platform says something that matters for chasing, as of a day and as known at an instant. */
export interface EinvoiceItem extends EinvoiceFact {
  readonly document: string;
  readonly openMinor: number;
}

/** What e-invoices keep out of reminders. */
export function einvoiceHolds(q: Query): HoldSource {
  return async (range, asOn, knownAt) =>
    (await einvoicesIn(q, range, knownAt))
      .filter(({ since }) => since <= asOn)
      .flatMap((one) => holdOfEinvoice(one) ?? []);
}

/** One statement; what was changed later is read as it stood before. */
export async function einvoicesIn(q: Query, range: CustomerRange, knownAt: Instant | null): Promise<EinvoiceItem[]> {
  const whose = within('e.customer_id', range);
  const known = knownAt ?? LATEST;
  const rows = await rowsOf<Omit<EinvoiceItem, 'isDisputed'> & { isDisputed: number }>(
    q,
    `select i.item_id as "itemId", e.customer_id as "customerId", e.document, i.open_minor as "openMinor", e.state,
       case when exists (
         select 1 from dispute_item di join dispute d on d.id = di.dispute_id
         where di.item_id = i.item_id and d.state <> 'void' and d.recorded_at <= ?) then 1 else 0 end as "isDisputed",
       coalesce((select substr(max(c.recorded_at), 1, 10) from v_entry_change c
         where c.entry_id = e.id and c.field = 'einvoice_state' and c.recorded_at <= ?), substr(e.recorded_at, 1, 10)) as since
     from (${knownAt === null ? NOW : THEN}) as e
     join v_open_item i on i.entry_id = e.id and i.amount_minor > 0
     where ${whose.sql} and e.state in ${STATES}
     order by i.item_id`,
    [known, known, ...(knownAt === null ? [] : [known, known]), range.companyId, ...whose.bindings],
  );
  return rows.map((row) => ({ ...row, isDisputed: row.isDisputed === 1 }));
}

const NOW = `select id, customer_id, document, recorded_at, einvoice_state as state from v_entry
  where einvoice_state in ('rejected', 'refused', 'disputed', 'payment_sent') and company_id = ?`;

const LATER = `from v_entry_change c where c.entry_id = v.id and c.field = 'einvoice_state' and c.recorded_at > ?`;
const THEN = `select v.id, v.customer_id, v.document, v.recorded_at, case when exists (select 1 ${LATER})
    then (select c.before ${LATER} order by c.id limit 1) else v.einvoice_state end as state
  from v_entry v where v.company_id = ?`;

const STATES = `('rejected', 'refused', 'disputed', 'payment_sent')`;
const LATEST = '9999';

/** What open tasks about e-invoices that are to be issued anew are about. */
export async function reissueTasks(q: Query, companyId: number): Promise<string[]> {
  const rows = await rowsOf<{ about: string }>(
    q,
    `select distinct about from v_task where company_id = ? and kind = 'reissue' and done_at is null`,
    [companyId],
  );
  return rows.map(({ about }) => about);
}

/** The buyer said on its platform that an invoice is right. */
export interface Approval {
  readonly itemId: number;
  readonly on: Day;
}

/** The first approval of each of these items, as it became known: what was approved and is contested later is evidence. */
export async function approvalsOf(q: Query, companyId: number, itemIds: readonly number[]): Promise<Approval[]> {
  if (itemIds.length === 0) return [];
  const change = `from v_entry_change c where c.entry_id = e.id and c.field = 'einvoice_state'`;
  const given = tableOf(q, { item_id: 'bigint' }, itemIds.map((id) => ({ item_id: id }))); // prettier-ignore
  return rowsOf<Approval>(
    q,
    `select a."itemId", a."on" from (
       select i.item_id as "itemId", case
         when case when exists (select 1 ${change}) then (select c.before ${change} order by c.id limit 1)
           else e.einvoice_state end = 'approved' then substr(e.recorded_at, 1, 10)
         else (select substr(min(c.recorded_at), 1, 10) ${change} and c.after = 'approved') end as "on"
       from ${given.sql} as g join v_open_item_ever i on i.item_id = g.item_id join v_entry e on e.id = i.entry_id
       where e.company_id = ?) as a
     where a."on" is not null order by a."itemId"`,
    [...given.bindings, companyId],
  );
}
