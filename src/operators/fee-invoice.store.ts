import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { feeModelSchema } from '../mandates/fees/fee-model';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { WentOut } from './fee-payment';

/** Invoices and credit notes that an operator drew for cases: rows in, rows out. */
export interface DrawnInvoice {
  readonly id: number;
  /** Who is invoiced. */
  readonly companyId: number;
  readonly operatorId: number;
  readonly caseId: number;
  /** Of the case. */
  readonly caseNumber: string;
  readonly invoiceId: number;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly currency: string;
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly grossMinor: number;
  readonly documentId: number | null;
  readonly paymentReference: string;
  readonly round: number;
  /** Of a credit note: the row of its invoice. */
  readonly creditsId: number | null;
  /** Of an invoice: the number of the credit note that takes it back. */
  readonly creditedBy: string | null;
  readonly paidOn: Day | null;
  /** Work began because somebody said that it is paid; the bank need not have shown it. */
  readonly saidPaidOn: Day | null;
  readonly bankLineId: number | null;
}

const DRAWN = `select n.id, n.company_id as "companyId", n.operator_id as "operatorId", n.case_id as "caseId", d.number as "caseNumber",
  n.invoice_id as "invoiceId", v.number, v.issued_on as "issuedOn", v.due_on as "dueOn", v.currency, v.net_minor as "netMinor",
  v.vat_minor as "vatMinor", v.gross_minor as "grossMinor", v.document_id as "documentId", n.payment_reference as "paymentReference",
  (select max(m.on_day) from v_case_move m where m.case_id = n.case_id and m.why = 'set_up_paid' and m.recorded_at >= n.recorded_at) as "saidPaidOn",
  n.round, n.credits_id as "creditsId", cv.number as "creditedBy", v.paid_on as "paidOn", n.bank_line_id as "bankLineId"
  from drawn_invoice n join v_partner_invoice v on v.id = n.invoice_id join v_case k on k.id = n.case_id join v_dossier d on d.id = k.dossier_id
  left join drawn_invoice cn on cn.credits_id = n.id left join v_partner_invoice cv on cv.id = cn.invoice_id`;

/** Of one case, the first first. */
export const drawnForCase = (q: Query, companyId: number, caseId: number): Promise<DrawnInvoice[]> =>
  rowsOf(q, `${DRAWN} where n.company_id = ? and n.case_id = ? order by n.id`, [companyId, caseId]);

/** By an operator, for all whom it works for; the latest first. */
export const drawnBy = (q: Query, operatorId: number, most: number): Promise<DrawnInvoice[]> =>
  rowsOf(q, `${DRAWN} where n.operator_id = ? order by n.id desc limit ?`, [operatorId, most]);

/** For a company, the latest first. */
export const drawnFor = (q: Query, companyId: number, most: number): Promise<DrawnInvoice[]> =>
  rowsOf(q, `${DRAWN} where n.company_id = ? order by n.id desc limit ?`, [companyId, most]);

/** By an operator: the one that is this partner's invoice at the creditor. */
export async function drawnAs(q: Query, operatorId: number, invoiceId: number): Promise<DrawnInvoice | undefined> {
  return (await rowsOf<DrawnInvoice>(q, `${DRAWN} where n.operator_id = ? and n.invoice_id = ?`, [operatorId, invoiceId]))[0]; // prettier-ignore
}

/** Not taken back yet, of cases that are not out any more because they were undone or taken back. */
export const creditable = (q: Query, companyId: number): Promise<DrawnInvoice[]> =>
  rowsOf(
    q,
    `${DRAWN} where n.company_id = ? and n.credits_id is null and cn.id is null and (k.state = 'undone' or k.outcome = 'withdrawn') order by n.id`,
    [companyId],
  );

/** A case whose fee is still to be invoiced. */
export interface ToInvoice {
  readonly caseId: number;
  readonly partnerId: number;
  readonly operatorId: number;
  readonly round: number;
}

const AT_ONCE = 200;

/** One case or all: cases with a partner that works here, under prices with a set-up fee, for which none stands invoiced; a few at a time, the oldest first. */
export async function casesToInvoice(q: Query, companyId: number, caseId: number | null): Promise<ToInvoice[]> {
  const models = await rowsOf<{ readonly id: number; readonly model: string }>(
    q,
    `select m.id, m.model from v_fee_model m join operation o on o.partner_id = m.partner_id and o.ended_at is null where m.company_id = ?`,
    [companyId],
  );
  const charging = models.filter(({ model }) => feeModelSchema.parse(JSON.parse(model)).setUp.feeMinor > 0);
  if (charging.length === 0) return [];
  const given = tableOf(q, { id: 'bigint' }, charging.map(({ id }) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<Omit<ToInvoice, 'round'> & { readonly round: number | string }>(
    q,
    `select k.id as "caseId", k.partner_id as "partnerId", o.operator_id as "operatorId",
       (select count(*) from drawn_invoice n where n.case_id = k.id and n.credits_id is not null) as round
     from ${given.sql} as given join v_case k on k.fee_model_id = given.id
       join operation o on o.company_id = k.company_id and o.partner_id = k.partner_id and o.ended_at is null
     where k.company_id = ? and k.state = 'with_partner' and (cast(? as bigint) is null or k.id = ?)
       and not exists (select 1 from drawn_invoice n where n.case_id = k.id and n.credits_id is null
         and not exists (select 1 from drawn_invoice c where c.credits_id = n.id))
       and coalesce((select sum(l.amount_minor) from v_partner_invoice_line l join v_partner_invoice v on v.id = l.invoice_id
         where l.case_id = k.id and l.kind = 'set_up' and v.refused_at is null), 0) <= 0
     order by k.id limit ${AT_ONCE}`,
    [...given.bindings, companyId, caseId, caseId],
  );
  return rows.map((row) => ({ ...row, round: Number(row.round) }));
}

export interface NewDrawn {
  readonly companyId: number;
  readonly operatorId: number;
  readonly caseId: number;
  readonly invoiceId: number;
  readonly year: number;
  readonly serial: number;
  readonly round: number;
  readonly creditsId: number | null;
  readonly paymentReference: string;
}

export async function insertDrawn(tx: Tx, work: Work, made: NewDrawn): Promise<void> {
  await tx('drawn_invoice').insert({
    ...{ company_id: made.companyId, operator_id: made.operatorId, case_id: made.caseId, invoice_id: made.invoiceId },
    ...{ year: made.year, serial: made.serial, round: made.round, credits_id: made.creditsId },
    ...{ payment_reference: made.paymentReference, recorded_at: work.now, recorded_by: actorText(work.actor) },
  });
}

/** The line of the bank that paid it; null: it was other money. */
export async function setBankLine(tx: Tx, companyId: number, id: number, lineId: number | null): Promise<void> {
  await tx('drawn_invoice').where({ company_id: companyId, id }).update({ bank_line_id: lineId });
}

/** Of exactly that amount, since that day, that explains nothing else. */
export async function wentOut(q: Query, companyId: number, of: Pick<DrawnInvoice, 'currency' | 'grossMinor' | 'issuedOn'>): Promise<WentOut[]> {
  return rowsOf(
    q,
    `select l.id, l.booked_on as "bookedOn", l.name, l.iban,
       coalesce(l.reference, '') || ' ' || coalesce(l.end_to_end, '') || ' ' || l.text as said
     from v_bank_line l
     where l.company_id = ? and l.bank_account_id in (select b.id from v_bank_account b where b.company_id = ?) and l.currency = ? and l.amount_minor = ? and l.booked_on >= ? and l.counts = 1 and l.returned is null and l.reversal = 0
       and not exists (select 1 from v_cash_application a where a.bank_line_id = l.id and a.ended_at is null)
       and not exists (select 1 from drawn_invoice n where n.bank_line_id = l.id)
     order by l.booked_on, l.id limit 200`,
    [companyId, companyId, of.currency, 0 - of.grossMinor, of.issuedOn],
  );
} // prettier-ignore
