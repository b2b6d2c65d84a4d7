import type { DeedElsewhere } from '../journals/deed';
import type { Day, Instant } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { rowsOf, type Query } from '../platform/db';
import { BOOKED_HERE } from './booking';
import { deedOfInvoice, deedOfRest, deedsOfPayment, type InvoiceFact } from './deeds';
import type { LineKind } from './expected';

/** The money of cases as the books are told of it: read only, a few statements however much there is. */
export async function partnerDeeds(q: Query, companyId: number): Promise<DeedElsewhere[]> {
  const [payments, collected, remittances] = [await paymentsOf(q, companyId), await keptOf(q, companyId), await rendered(q, companyId)]; // prettier-ignore
  const [keptById, remittanceById] = [new Map(collected.map((one) => [one.id, one])), new Map(remittances.map((one) => [one.id, one]))]; // prettier-ignore
  const ofPayments = payments.flatMap(({ identity, told, ...payment }) => {
    const [, remittanceId, collectedId] = identity.split('|').map(Number);
    const [kept, remittance] = [keptById.get(collectedId ?? 0), remittanceById.get(remittanceId ?? 0)];
    if (kept === undefined || remittance === undefined) return [];
    const on = remittance.bankedOn ?? remittance.on;
    const { entryId, ended, currency } = payment;
    const { partner, reference, netMinor, bankMinor, firstId } = remittance;
    return [
      ...deedsOfPayment({ ...payment, ...kept, on }).filter(({ kind }) => told === null || (told === 'net' && kind === 'commission')), // prettier-ignore
      ...(told === null && firstId === kept.id ? [deedOfRest({ entryId, partner, reference, currency, netMinor, bankMinor, on, ended })] : []), // prettier-ignore
    ];
  });
  return [...ofPayments, ...(await acceptedInvoices(q, companyId)).flatMap(deedOfInvoice)];
}

interface PaymentRow {
  readonly entryId: number;
  readonly identity: string;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly document: string;
  readonly currency: string;
  readonly grossMinor: number;
  readonly ended: Instant | null;
  /** What the books told of it themselves: nothing, all of it, or what of it reached the bank. */
  readonly told: 'gross' | 'net' | null;
}

/** Those that were cancelled too. Of what the books have themselves, they are told only what the partner kept, where they have the net. */
const paymentsOf = (q: Query, companyId: number): Promise<PaymentRow[]> =>
  rowsOf(
    q,
    `select e.id as "entryId", coalesce(o.before, e.identity) as identity, case when o.before is null or e.identity like '${BOOKED_HERE}|%' then null
         when exists (select 1 from v_override v where v.company_id = e.company_id and v.subject = 'entry/' || e.id and v.field = 'amount_minor')
         then 'net' else 'gross' end as told, e.customer_id as "customerId", c.code as "customerCode", c.name as "customerName", e.document,
       e.currency, 0 - e.amount_minor as "grossMinor", e.cancelled_at as ended
     from v_entry_made_here e join v_customer c on c.id = e.customer_id
       left join (select entry_id, min(before) as before from v_entry_change where company_id = ? and field = 'identity'
         and before like '${BOOKED_HERE}|%' group by entry_id) o on o.entry_id = e.id
     where e.company_id = ? and (e.identity like '${BOOKED_HERE}|%' or o.before is not null) order by e.id`,
    [companyId, companyId],
  );

interface KeptRow {
  readonly id: number;
  readonly commissionMinor: number | null;
  readonly vatMinor: number | null;
  readonly costsMinor: number | null;
}

const keptOf = (q: Query, companyId: number): Promise<KeptRow[]> =>
  rowsOf(
    q,
    `select id, told_commission_minor as "commissionMinor", told_vat_minor as "vatMinor", told_costs_minor as "costsMinor"
     from collected where company_id = ? and remittance_id is not null`,
    [companyId],
  );

interface Rendered {
  readonly id: number;
  readonly partner: string;
  readonly reference: string;
  readonly on: Day;
  readonly netMinor: number;
  readonly bankMinor: number | null;
  readonly bankedOn: Day | null;
  /** The first of its lines. */
  readonly firstId: number | null;
}

const rendered = (q: Query, companyId: number): Promise<Rendered[]> =>
  rowsOf(
    q,
    `select r.id, p.name as partner, r.reference, r.on_day as "on", r.net_minor as "netMinor", b.amount_minor as "bankMinor",
       b.booked_on as "bankedOn", (select min(c.id) from collected c where c.remittance_id = r.id) as "firstId"
     from partner_remittance r join v_partner p on p.id = r.partner_id left join v_bank_line b on b.id = r.bank_line_id
     where r.company_id = ?`,
    [companyId],
  );

type AcceptedRow = Omit<InvoiceFact, 'lines'>;

/** Each acceptance, those that were taken back too. */
async function acceptedInvoices(q: Query, companyId: number): Promise<InvoiceFact[]> {
  const accepted = await rowsOf<AcceptedRow>(
    q,
    `select a.id as "acceptanceId", v.id as "invoiceId", p.name as partner, v.number, v.currency, v.issued_on as "issuedOn",
       v.vat_minor as "vatMinor", a.ended_at as ended
     from partner_invoice_acceptance a join partner_invoice v on v.id = a.invoice_id join v_partner p on p.id = v.partner_id
     where a.company_id = ? order by a.id`,
    [companyId],
  );
  const lines = await rowsOf<{ invoiceId: number; kind: LineKind; minor: number }>(
    q,
    `select l.invoice_id as "invoiceId", l.kind, l.amount_minor as minor from partner_invoice_line l
     where l.company_id = ? and l.invoice_id in (select invoice_id from partner_invoice_acceptance where company_id = ?) order by l.id`,
    [companyId, companyId],
  );
  const byInvoice = grouped(lines, ({ invoiceId }) => invoiceId);
  return accepted.map((one) => ({ ...one, lines: byInvoice.get(one.invoiceId) ?? [] }));
}
