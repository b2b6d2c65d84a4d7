import type { Day } from '../kernel/day';
import { amongConcerned, type Concerned } from '../ledger/subscription.store';
import { rowsOf, type Query } from '../platform/db';
import { tableOf, type RowTable } from '../platform/rows';
import { BOOKED_HERE } from './booking';
import type { OurMoney, TheirMoney } from './same-money';

/** Payments that remittances booked, and those that accounting tells of, of the same customers: rows out. */
export interface OurBooked extends OurMoney {
  readonly entryId: number;
  readonly remittanceId: number;
  readonly partner: string;
  readonly reference: string;
  readonly number: string;
  readonly customer: string;
  /** How the payment is known in the ledger by now. */
  readonly identity: string;
}

export type Which = { readonly since: Day; readonly customers: Concerned } | { readonly remittanceId: number };

/** Those booked since that day for these customers, or of one remittance; accounting's own telling took the place of some (`identity`). */
export async function ourBooked(q: Query, companyId: number, which: Which): Promise<OurBooked[]> {
  const { sql: condition, bindings } = conditionOf(q, which);
  return rowsOf<OurBooked>(
    q,
    `select c.id, e.customer_id as "customerId", c.currency, c.gross_minor as "grossMinor", ${KEPT} as "keptMinor", c.on_day as "on",
       b.booked_on as "bankedOn", e.id as "entryId", e.identity, r.id as "remittanceId", p.name as partner, r.reference, d.number, m.name as customer
     from collected c join partner_remittance r on r.id = c.remittance_id join v_partner p on p.id = r.partner_id
       join v_entry e on e.id = c.entry_id join v_case k on k.id = c.case_id join v_dossier d on d.id = k.dossier_id
       join v_customer m on m.id = e.customer_id left join v_bank_line b on b.id = r.bank_line_id
     where c.company_id = ? and c.ended_at is null and c.way = 'partner' and r.confirmed_at is not null and ${condition} order by c.id`,
    [companyId, ...bindings],
  );
}

function conditionOf(q: Query, which: Which): RowTable {
  if ('remittanceId' in which) return { sql: 'r.id = ?', bindings: [which.remittanceId] };
  const { sql, bindings } = amongConcerned(q, 'e.customer_id', which.customers);
  return { sql: `r.confirmed_at >= ? ${sql}`, bindings: [which.since, ...bindings] };
}

const KEPT = `coalesce(c.told_commission_minor, 0) + coalesce(c.told_vat_minor, 0) + coalesce(c.told_costs_minor, 0)`;

export const isOurs = ({ identity }: { readonly identity: string }): boolean => identity.startsWith(`${BOOKED_HERE}|`);

export interface TheirBooked extends TheirMoney {
  readonly identity: string;
  readonly document: string;
}

/** Payments of these customers that a file of accounting brought, to which no line of the bank belongs. */
export async function theirBooked(
  q: Query,
  companyId: number,
  { customerIds, from }: { readonly customerIds: readonly number[]; readonly from: Day },
): Promise<TheirBooked[]> {
  if (customerIds.length === 0) return [];
  const given = tableOf(q, { id: 'bigint' }, [...new Set(customerIds)].map((id) => ({ id }))); // prettier-ignore
  return rowsOf<TheirBooked>(
    q,
    `select e.id, e.customer_id as "customerId", e.currency, 0 - e.amount_minor as "amountMinor", e.issued_on as "on", e.identity, e.document,
       0 - i.open_minor as "freeMinor"
     from ${given.sql} as given join v_entry e on e.company_id = ? and e.customer_id = given.id and e.issued_on >= ?
       join v_open_item i on i.entry_id = e.id
     where e.type = 'payment' and e.basis = 'booked' and e.import_id is not null and e.parts = 1
       and not exists (select 1 from v_cash_application_entry a where a.item_id = i.item_id and a.ended_at is null)
     order by e.issued_on, e.id`,
    [...given.bindings, companyId, from],
  );
}
