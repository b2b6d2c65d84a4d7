import { caseById } from '../cases/case.panel';
import { happen } from '../cases/happening.actions';
import { setUpPaid } from '../cases/quote.actions';
import { bankAccountsOf } from '../companies/store';
import { Refusal } from '../kernel/result';
import { waitForCompany, type Query } from '../platform/db';
import { within, type Work } from '../platform/work';
import { setPaid } from '../remittances/invoice.store';
import { drawnForCase, setBankLine, wentOut, type DrawnInvoice } from './fee-invoice.store';
import { paymentsFor, type PaidBy } from './fee-payment';

/** The fee of a new case is found on the bank: a person says which line paid it, and work begins; or that it was other money. */
export async function paymentsOf(q: Query, invoice: DrawnInvoice): Promise<PaidBy[]> {
  if (invoice.paidOn !== null || invoice.creditsId !== null || invoice.creditedBy !== null) return [];
  const ibans = (await bankAccountsOf(q, invoice.operatorId)).map(({ iban }) => iban);
  return paymentsFor({ ...invoice, ibans }, await wentOut(q, invoice.companyId, invoice));
}

export interface Paying {
  readonly companyId: number;
  readonly caseId: number;
  /** Undefined: the one that is sure. */
  readonly lineId?: number;
}

/** The invoice that is not taken back. */
export async function standingInvoice(q: Query, companyId: number, caseId: number): Promise<DrawnInvoice> {
  const standing = (await drawnForCase(q, companyId, caseId)).find((one) => one.creditsId === null && one.creditedBy === null); // prettier-ignore
  if (standing !== undefined) return standing;
  throw new Refusal('no-fee-invoice', 'No invoice for setting up this case stands.', 'See the invoices that were drawn: duly operator invoices'); // prettier-ignore
}

/** Said again of the same line, nothing changes. */
export async function confirmFeePaid(work: Work, { companyId, caseId, lineId }: Paying): Promise<DrawnInvoice> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const invoice = await standingInvoice(tx, companyId, caseId);
    if (invoice.paidOn !== null && (lineId === undefined || lineId === invoice.bankLineId)) return invoice;
    const all = await paymentsOf(tx, invoice);
    const sure = all.filter(({ byReference }) => byReference);
    const one = lineId === undefined ? (sure.length === 1 ? sure[0] : undefined) : all.find(({ line }) => line.id === lineId); // prettier-ignore
    if (one === undefined)
      throw new Refusal('no-fee-payment', 'The bank shows no such payment of this invoice.', 'Import the newest statement of the bank, or say on the page of the case that the fee is paid.'); // prettier-ignore
    await setBankLine(tx, companyId, invoice.id, one.line.id);
    await setPaid(tx, companyId, invoice.invoiceId, one.line.bookedOn);
    await told(work, { tx, invoice, kind: 'case.fee_paid' });
    await setUpPaid(within(work, tx), companyId, caseId);
    return { ...invoice, bankLineId: one.line.id, paidOn: one.line.bookedOn };
  });
}

/** It was other money: the line may explain something else, and the invoice waits. How far the case is stays as it is. */
export async function releaseFeePayment(work: Work, companyId: number, caseId: number): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const invoice = await standingInvoice(tx, companyId, caseId);
    if (invoice.paidOn === null) return;
    await setBankLine(tx, companyId, invoice.id, null);
    await setPaid(tx, companyId, invoice.invoiceId, null);
    await told(work, { tx, invoice, kind: 'case.fee_unpaid' });
  });
}

interface Telling {
  readonly tx: Parameters<typeof happen>[0];
  readonly invoice: DrawnInvoice;
  readonly kind: 'case.fee_paid' | 'case.fee_unpaid';
}

async function told(work: Work, { tx, invoice, kind }: Telling): Promise<void> {
  const found = await caseById(tx, invoice.companyId, invoice.caseId);
  if (found === undefined) return;
  const { number, grossMinor, currency } = invoice;
  await happen(tx, work, found, { kind, payload: { number, grossMinor, currency } });
}
