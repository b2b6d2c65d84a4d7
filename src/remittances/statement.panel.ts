import type { Day } from '../kernel/day';
import type { BilledWords } from '../languages/billed-words.en';
import { rowsOf, type Query } from '../platform/db';
import { amountCell, dayCell, type Cell, type Sheet } from '../platform/sheet';
import type { Collected } from './collected-rows';
import type { PartnerInvoice } from './invoice.store';
import { rowsFrom, type InCurrency } from './statement-rows';
import type { Remittance } from './store';

/** What a statement of a partner is made of, each row with its currency and what it is: the figures of the page lead to them. */
/** The partner that got the newest case: whose statement is asked for most. */
export async function latestPartner(q: Query, companyId: number): Promise<number | undefined> {
  const newest = 'select partner_id as id from v_case where company_id = ? order by id desc limit 1';
  return (await rowsOf<{ id: number }>(q, newest, [companyId]))[0]?.id;
}

export interface StatementRows {
  readonly remittances: readonly Pick<Remittance, 'id' | 'reference' | 'on' | 'currency' | 'netMinor' | 'bankedOn' | 'bankMinor'>[];
  readonly collected: readonly (Pick<Collected, 'caseId' | 'number' | 'on' | 'way' | 'currency' | 'grossMinor' | 'commissionMinor' | 'vatMinor' | 'feeModelId'>)[];
  readonly cases: readonly { readonly caseId: number; readonly number: string; readonly handedOverOn: Day; readonly currency: string; readonly principalMinor: number }[];
  readonly invoices: readonly Pick<PartnerInvoice, 'id' | 'number' | 'issuedOn' | 'currency' | 'grossMinor'>[];
} // prettier-ignore

export interface StatementAsked {
  readonly companyId: number;
  readonly partnerId: number;
  readonly until: Day;
}

export async function statementRows(q: Query, { companyId, partnerId, until }: StatementAsked): Promise<StatementRows> {
  const given = [companyId, partnerId, until];
  return {
    remittances: await rowsOf(
      q,
      `select r.id, r.reference, r.on_day as "on", r.currency, r.net_minor as "netMinor", b.booked_on as "bankedOn", b.amount_minor as "bankMinor"
       from partner_remittance r left join v_bank_line b on b.id = r.bank_line_id
       where r.company_id = ? and r.partner_id = ? and r.ended_at is null and r.on_day <= ? order by r.on_day, r.id`,
      given,
    ),
    collected: await rowsOf(
      q,
      `select c.case_id as "caseId", d.number, c.on_day as "on", c.way, c.currency, c.gross_minor as "grossMinor",
         c.commission_minor as "commissionMinor", c.vat_minor as "vatMinor", c.fee_model_id as "feeModelId"
       from collected c join v_case k on k.id = c.case_id join v_dossier d on d.id = k.dossier_id
       where c.company_id = ? and k.partner_id = ? and c.on_day <= ? and c.ended_at is null order by c.on_day, c.id`,
      given,
    ),
    cases: await rowsOf(
      q,
      `select k.id as "caseId", d.number, k.handed_over_on as "handedOverOn", d.currency, d.principal_minor as "principalMinor"
       from v_case k join v_dossier d on d.id = k.dossier_id
       where k.company_id = ? and k.partner_id = ? and k.handed_over_on <= ? and k.state <> 'undone' order by k.id`,
      given,
    ),
    invoices: await rowsOf(
      q,
      `select id, number, issued_on as "issuedOn", currency, gross_minor as "grossMinor" from partner_invoice
       where company_id = ? and partner_id = ? and issued_on <= ? and refused_at is null order by issued_on, id`,
      given,
    ),
  };
}

interface Shown {
  readonly name: string;
  readonly b: BilledWords;
  readonly all: readonly InCurrency[];
  readonly rows: StatementRows;
  readonly from: Day;
  readonly until: Day;
}

/** What was to be passed on at the beginning, each row, and what is still to be passed on: one after the other for each currency. */
export function statementSheet({ name, b, all, rows, from, until }: Shown): Sheet {
  const told = rowsFrom(b, rows, { from, until });
  return {
    name,
    head: [b.day, b.what, b.about, b.amount, b.currency],
    rows: all.flatMap(({ currency, statement }): Cell[][] => [
      [dayCell(from), b.opening, '', amountCell(statement.openingMinor, currency), currency],
      ...told
        .filter((row) => row.currency === currency)
        .map((row) => [dayCell(row.on), row.what, row.name, amountCell(row.minor, currency), currency]),
      [dayCell(until), b.closing, '', amountCell(statement.closingMinor, currency), currency],
    ]),
  };
}
