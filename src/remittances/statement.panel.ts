import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { Collected } from './collected-rows';
import type { PartnerInvoice } from './invoice.store';
import type { Remittance } from './store';

/** What a statement of a partner is made of, each row with what it is: the figures of the page lead to them. */
export interface StatementRows {
  readonly remittances: readonly Pick<Remittance, 'id' | 'reference' | 'on' | 'netMinor' | 'bankedOn' | 'bankMinor'>[];
  readonly collected: readonly (Pick<Collected, 'caseId' | 'number' | 'on' | 'way' | 'grossMinor' | 'commissionMinor' | 'vatMinor' | 'feeModelId'>)[];
  readonly cases: readonly { readonly caseId: number; readonly number: string; readonly handedOverOn: Day; readonly principalMinor: number }[];
  readonly invoices: readonly Pick<PartnerInvoice, 'id' | 'number' | 'issuedOn' | 'grossMinor'>[];
} // prettier-ignore

export interface StatementAsked {
  readonly companyId: number;
  readonly partnerId: number;
  readonly currency: string;
  readonly until: Day;
}

export async function statementRows(
  q: Query,
  { companyId, partnerId, currency, until }: StatementAsked,
): Promise<StatementRows> {
  const given = [companyId, partnerId, currency, until];
  return {
    remittances: await rowsOf(
      q,
      `select r.id, r.reference, r.on_day as "on", r.net_minor as "netMinor", b.booked_on as "bankedOn", b.amount_minor as "bankMinor"
       from partner_remittance r left join v_bank_line b on b.id = r.bank_line_id
       where r.company_id = ? and r.partner_id = ? and r.currency = ? and r.ended_at is null and r.on_day <= ? order by r.on_day, r.id`,
      given,
    ),
    collected: await rowsOf(
      q,
      `select c.case_id as "caseId", d.number, c.on_day as "on", c.way, c.gross_minor as "grossMinor",
         c.commission_minor as "commissionMinor", c.vat_minor as "vatMinor", c.fee_model_id as "feeModelId"
       from collected c join v_case k on k.id = c.case_id join v_dossier d on d.id = k.dossier_id
       where c.company_id = ? and k.partner_id = ? and c.currency = ? and c.on_day <= ? and c.ended_at is null order by c.on_day, c.id`,
      given,
    ),
    cases: await rowsOf(
      q,
      `select k.id as "caseId", d.number, k.handed_over_on as "handedOverOn", d.principal_minor as "principalMinor"
       from v_case k join v_dossier d on d.id = k.dossier_id
       where k.company_id = ? and k.partner_id = ? and d.currency = ? and k.handed_over_on <= ? and k.state <> 'undone' order by k.id`,
      given,
    ),
    invoices: await rowsOf(
      q,
      `select id, number, issued_on as "issuedOn", gross_minor as "grossMinor" from partner_invoice
       where company_id = ? and partner_id = ? and currency = ? and issued_on <= ? and refused_at is null order by issued_on, id`,
      given,
    ),
  };
}
