import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** The customer's own papers and payments: invoices and credit notes as they were sent, money as it was booked, what it paid. */
interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

export interface PortalPaper {
  readonly id: number;
  readonly entryId: number;
  readonly document: string;
  readonly issuedOn: Day;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

const MOST = 200;

/** Newest first. Only what the customer got from us: neither what we keep for ourselves nor what proves it. */
export function invoicePapers(q: Query, { companyId, customerId }: Whose): Promise<PortalPaper[]> {
  return rowsOf(
    q,
    `select d.id, e.id as "entryId", e.document, e.issued_on as "issuedOn", d.file_name as "fileName", d.media_type as "mediaType", d.bytes, d.sha256
     from v_document d join v_entry e on e.company_id = d.company_id and d.about = 'entry/' || e.id
     where d.company_id = ? and e.customer_id = ? and d.kind in ('invoice', 'credit_note') and d.visibility <> 'internal'
     order by e.issued_on desc, d.id desc limit ?`,
    [companyId, customerId, MOST],
  );
}

export interface SeenPayment {
  readonly entryId: number;
  readonly on: Day;
  readonly currency: string;
  /** Above zero. */
  readonly amountMinor: number;
  /** Of it, what pays nothing yet. */
  readonly leftMinor: number;
  /** The numbers of what it paid, in the order of their days. */
  readonly documents: readonly string[];
  /** What of it paid interest and costs. */
  readonly chargesMinor: number;
}

const MOST_PAYMENTS = 50;
/** Also what accounting reported as settled, without telling of the payment itself. */
const MONEY = (of: string): string =>
  `(${of}.type = 'payment' or (${of}.type = 'adjustment' and ${of}.basis = 'reported'))`;

/** Newest first. */
export async function paymentsSeen(q: Query, { companyId, customerId }: Whose): Promise<SeenPayment[]> {
  const rows = await rowsOf<Omit<SeenPayment, 'documents'>>(
    q,
    `select e.id as "entryId", e.issued_on as "on", e.currency, -e.amount_minor as "amountMinor",
       -(select sum(i.open_minor) from v_open_item_ever i where i.entry_id = e.id) as "leftMinor",
       coalesce((select sum(a.amount_minor) from v_open_item_ever i join v_allocation a on a.from_item_id = i.item_id
         where i.entry_id = e.id and a.to_charge_id is not null), 0) as "chargesMinor"
     from v_entry e where e.company_id = ? and e.customer_id = ? and ${MONEY('e')} and e.amount_minor < 0
     order by e.issued_on desc, e.id desc limit ?`,
    [companyId, customerId, MOST_PAYMENTS],
  );
  const oldest = rows.at(-1);
  if (oldest === undefined) return [];
  const paid = await rowsOf<{ entryId: number; document: string }>(
    q,
    `select f.entry_id as "entryId", t.document from v_allocation a
     join v_open_item_ever f on f.item_id = a.from_item_id join v_open_item_ever t on t.item_id = a.to_item_id
     where a.company_id = ? and a.customer_id = ? and ${MONEY('f')} and f.issued_on >= ?
     group by f.entry_id, t.document having sum(a.amount_minor) > 0 order by f.entry_id, min(t.issued_on), t.document`,
    [companyId, customerId, oldest.on],
  );
  const documents = new Map<number, string[]>();
  for (const { entryId, document } of paid) documents.set(entryId, [...(documents.get(entryId) ?? []), document]);
  return rows.map((row) => ({ ...row, documents: documents.get(row.entryId) ?? [] }));
}

export interface PaidInvoice {
  readonly document: string;
  readonly issuedOn: Day;
  readonly currency: string;
  readonly amountMinor: number;
  /** When the last of it was settled. */
  readonly settledOn: Day;
  /** 1: interest or costs were claimed for it; they are paid too, or given up. */
  readonly charged: 0 | 1;
}

/** Invoices of which nothing is open, neither of them nor of interest and costs that are claimed for them, the last settled first. What only a list no longer shows is not called paid. */
export function paidInvoices(q: Query, { companyId, customerId }: Whose, since: Day): Promise<PaidInvoice[]> {
  return rowsOf(
    q,
    `select e.document, e.issued_on as "issuedOn", e.currency, e.amount_minor as "amountMinor", p.settled_on as "settledOn",
       case when exists (select 1 from v_charge_ever c where c.entry_id = e.id) then 1 else 0 end as charged
     from v_entry e join (
       select t.entry_id, max(a.allocated_on) as settled_on, max(a.id) as last_id from v_allocation a
       join v_open_item_ever t on t.item_id = a.to_item_id
       where a.company_id = ? and a.customer_id = ? and a.allocated_on >= ? and a.basis <> 'presumed' group by t.entry_id) p on p.entry_id = e.id
     where e.company_id = ? and e.customer_id = ? and e.type = 'invoice' and e.amount_minor > 0
       and not exists (select 1 from v_open_item_ever i where i.entry_id = e.id and (i.open_minor <> 0 or i.presumed_settled_on is not null))
       and not exists (select 1 from v_charge c where c.entry_id = e.id and c.open_minor > 0)
     order by p.settled_on desc, p.last_id desc limit ?`,
    [companyId, customerId, since, companyId, customerId, MOST],
  );
}
