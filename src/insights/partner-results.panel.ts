import { daysBetween, type Day } from '../kernel/day';
import { share } from '../kernel/money';
import type { Query } from '../platform/db';
import { manyRowsOf } from '../platform/rows';
import type { CaseResult } from './partner-results';

/** Cases with what they brought and cost: two statements, however many there are. */
export interface ResultsAsked {
  readonly companyId: number;
  /** As of this day: a case that ends later is open. */
  readonly today: Day;
  /** Handed over in these days, both included; null: ever. */
  readonly from: Day | null;
  readonly to: Day | null;
}

type Row = Omit<CaseResult, 'invoicedMinor' | 'ended' | 'contactDays' | 'moneyDays' | 'closeDays'> & {
  readonly caseId: number;
  readonly handedOverOn: Day;
  readonly endedOn: Day | null;
  readonly contactOn: Day | null;
  readonly moneyOn: Day | null;
};

const FIELDS = ['caseId', 'partnerId', 'partner', 'currency', 'claimedMinor', 'ageDays', 'handedOverOn', 'endedOn', 'grossMinor', 'commissionMinor', 'contactOn', 'moneyOn'] as const; // prettier-ignore

/** Reports that come of having reached the debtor; as the index has it. */
const REACHED = `(r.kind = 'paid' or r.details in ('{"reached":"reached"}', '{"reached":"met"}'))`;

export async function caseResults(q: Query, asked: ResultsAsked): Promise<CaseResult[]> {
  const { companyId, today } = asked;
  const [first, last] = [asked.from ?? '0001-01-01', asked.to ?? '9999-12-31'];
  const own = 'k.id, p.id, p.name, d.currency, d.principal_minor, k.age_days, k.handed_over_on, k.ended_on';
  const rows = await manyRowsOf<Row>(
    q,
    FIELDS,
    `select k.id as "caseId", p.id as "partnerId", p.name as partner, d.currency, d.principal_minor as "claimedMinor", k.age_days as "ageDays",
       k.handed_over_on as "handedOverOn", case when k.ended_on <= ? then k.ended_on end as "endedOn", coalesce(sum(c.gross_minor), 0) as "grossMinor",
       coalesce(sum(c.commission_minor), 0) + coalesce(sum(c.vat_minor), 0) as "commissionMinor",
       (select min(r.on_day) from v_case_report r where r.company_id = ? and r.case_id = k.id and r.on_day <= ? and ${REACHED}) as "contactOn",
       min(c.on_day) as "moneyOn"
     from v_case k join v_dossier d on d.id = k.dossier_id join v_partner p on p.id = k.partner_id
       left join v_collected c on c.company_id = ? and c.case_id = k.id and c.currency = d.currency and c.on_day <= ?
     where k.company_id = ? and k.state <> 'undone' and k.handed_over_on between ? and ? and k.handed_over_on <= ? group by ${own} order by k.id`,
    [today, companyId, today, companyId, today, companyId, first, last, today],
  );
  const invoiced = await invoicedByCase(q, asked);
  return rows.map((row) => ({
    partnerId: row.partnerId,
    partner: row.partner,
    currency: row.currency,
    claimedMinor: row.claimedMinor,
    ageDays: row.ageDays,
    grossMinor: row.grossMinor,
    commissionMinor: row.commissionMinor,
    invoicedMinor: invoiced.get(`${row.caseId} ${row.currency}`) ?? 0,
    ended: row.endedOn !== null,
    contactDays: daysTo(row.handedOverOn, row.contactOn),
    moneyDays: daysTo(row.handedOverOn, row.moneyOn),
    closeDays: daysTo(row.handedOverOn, row.endedOn),
  }));
}

const daysTo = (from: Day, to: Day | null): number | null => (to === null ? null : Math.max(0, daysBetween(from, to)));

interface InvoicedLine {
  readonly caseId: number;
  readonly currency: string;
  readonly amountMinor: number;
  readonly netMinor: number;
  readonly vatMinor: number;
}

/** What partners invoiced beside commission, each line with its part of the invoice's VAT. */
async function invoicedByCase(q: Query, { companyId, today }: ResultsAsked): Promise<ReadonlyMap<string, number>> {
  const lines = await manyRowsOf<InvoicedLine>(
    q,
    ['caseId', 'currency', 'amountMinor', 'netMinor', 'vatMinor'],
    `select l.case_id as "caseId", i.currency, l.amount_minor as "amountMinor", i.net_minor as "netMinor", i.vat_minor as "vatMinor"
     from v_partner_invoice_line l join v_partner_invoice i on i.id = l.invoice_id
     where l.company_id = ? and l.case_id is not null and l.kind <> 'commission' and i.refused_at is null and i.issued_on <= ?`,
    [companyId, today],
  );
  const sums = new Map<string, number>();
  for (const { caseId, currency, amountMinor, netMinor, vatMinor } of lines) {
    const vat = netMinor > 0 ? share(vatMinor, BigInt(amountMinor), BigInt(netMinor)) : 0;
    const key = `${caseId} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0) + amountMinor + vat);
  }
  return sums;
}
