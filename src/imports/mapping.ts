import type { EinvoiceState } from '../ledger/e-invoice';
import type { Day } from '../kernel/day';

/**
 * What a file of receivables becomes: flat rows in our words, one shape for every format. This file is the contract between
 * reading and booking: reading fills `LedgerRow`s, booking stages them column by column in the order of `STAGE_COLUMNS`.
 */
/** How the file is written: any table as text or workbook, or a format that says itself what stands where. */
export type FileFormat = 'csv' | 'xlsx' | 'fec' | 'sie' | 'datev' | 'saft' | 'sie5' | EinvoiceFormats;

/** `einvoices`: several formats in one archive. */
export type EinvoiceFormats = 'ubl' | 'cii' | 'fatturapa' | 'facturae' | 'einvoices';

export const isEinvoice = (format: FileFormat): format is EinvoiceFormats => E_INVOICES.has(format);

const E_INVOICES: ReadonlySet<FileFormat> = new Set(['ubl', 'cii', 'fatturapa', 'facturae', 'einvoices']);

export const isStandard = (format: FileFormat): boolean => format !== 'csv' && format !== 'xlsx';

export type FileKind = 'items' | 'invoices' | 'payments' | 'customers' | 'allocations';

export type RowKind = 'invoice' | 'credit_note' | 'payment' | 'refund' | 'adjustment' | 'customer' | 'allocation';

/**
 * One line of the file, understood. `null` where the file says nothing. Amounts are whole minor units of `currency`, signed:
 * + owes, so that credit notes and payments are negative and refunds positive. Days are `2026-03-02`.
 */
export interface LedgerRow {
  /** Line of the text file or row of the sheet, from 1. */
  line: number;
  kind: RowKind;
  /** The creditor entity as the source names it (SAP company code and the like). */
  company: string | null;
  /** The source's own id of the entry, where it has one beside the document number. */
  sourceId: string | null;
  /** The source's customer number; where it has none the name, trimmed and in lower case. */
  customerCode: string;
  customerName: string;
  /** The number that people know it by. Empty for a payment without a number and for a customer. */
  document: string;
  /**
   * Of invoices: the due part, 1 unless the document occurs with several due days. Of payments: the ordinal among payments that
   * are equal in customer, day, amount and reference, so that two equal payments of one day stay two. Of allocations: 0 where the amount is
   * the most that is applied.
   */
  part: number;
  /** Day of the document or of the payment. The due day where the file names no other (then noted as assumed). */
  issuedOn: Day | null;
  postedOn: Day | null;
  /** Never empty for an invoice. */
  dueOn: Day | null;
  /** Whose terms the due day was computed from, and which, `document:45+eom` (`ledger/due-by.ts`); empty: the file says the day. */
  dueBy: string | null;
  currency: string | null;
  amountMinor: number | null;
  /** What remains as of the file's day, same sign as the amount. Of payments: what is not applied yet, or null where unknown. */
  openMinor: number | null;
  /** What the file says was paid on it, as a positive amount. */
  paidMinor: number | null;
  settledOn: Day | null;
  /** Of a payment, and of an allocation, which is the payment applied: the document number that it pays. */
  settles: string | null;
  netMinor: number | null;
  vatMinor: number | null;
  discountMinor: number | null;
  discountUntil: Day | null;
  deliveryOn: Day | null;
  deliveryNote: string | null;
  orderNo: string | null;
  purchaseOrder: string | null;
  contract: string | null;
  subject: string | null;
  site: string | null;
  /** JSON: the lines of the invoice (`ledger/invoice-line.ts`), where the file has a row for each. */
  lines: string | null;
  einvoiceState: EinvoiceState | null;
  einvoiceReceivedOn: Day | null;
  einvoiceChannel: string | null;
  /** Who at the customer handles this invoice. */
  handlerName: string | null;
  handlerEmail: string | null;
  terms: string | null;
  /** The same as a code (`kernel/terms.ts`), where they are understood. */
  paymentTerms: string | null;
  paymentMethod: string | null;
  /** The invoice's own payment reference: KID, OCR, QRR, OGM, RF. */
  reference: string | null;
  /** 1 where the source marks it as in dispute. */
  disputed: 0 | 1 | null;
  /** 1 where the source blocks reminders for it. */
  blocked: 0 | 1 | null;
  blockedUntil: Day | null;
  /** Not due until it is released. */
  withheld: 'retention' | 'withholding_tax' | null;
  withheldUntil: Day | null;
  reminderLevel: number | null;
  lastRemindedOn: Day | null;
  /** Who holds the claim where it was assigned: factor, bank, insurer. */
  holder: string | null;
  /** Where the holder is paid: proposed, never taken as it is. */
  holderIban: string | null;
  legalName: string | null;
  debtorType: 'company' | 'sole_trader' | 'public_body' | 'consumer' | null;
  registerNo: string | null;
  vatNo: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** ISO 639-1. */
  language: string | null;
  contactName: string | null;
  email: string | null;
  phone: string | null;
  street: string | null;
  postcode: string | null;
  city: string | null;
  region: string | null;
  segment: string | null;
  collector: string | null;
  /** How much the customer may owe; its currency, and that of the insured limit, is null where the file does not say. */
  creditLimitMinor: number | null;
  creditLimitCurrency: string | null;
  /** Who insures what it owes, and up to how much. */
  insurer: string | null;
  insuredLimitMinor: number | null;
  /** Number (or name) of the customer at the top of its group. */
  parentCode: string | null;
  /** Number (or name) of the customer who pays for it. */
  payerCode: string | null;
  /** Its number where it is a supplier of the company too; `yes` where the file only says that it is. */
  supplierNo: string | null;
}

export type StageColumn = keyof LedgerRow;
export type StageType = 'text' | 'day' | 'money' | 'whole' | 'flag';

/**
 * The order of the columns in a batch. A batch carries only those that its file fills (`Reading.columns`), in this order, so that
 * a narrow file costs a narrow staging.
 */
export const STAGE_COLUMNS: readonly (readonly [StageColumn, StageType])[] = [
  ['line', 'whole'], ['kind', 'text'], ['company', 'text'], ['sourceId', 'text'], ['customerCode', 'text'],
  ['customerName', 'text'], ['document', 'text'], ['part', 'whole'], ['issuedOn', 'day'], ['postedOn', 'day'],
  ['dueOn', 'day'], ['currency', 'text'], ['amountMinor', 'money'], ['openMinor', 'money'], ['paidMinor', 'money'],
  ['settledOn', 'day'], ['settles', 'text'], ['netMinor', 'money'], ['vatMinor', 'money'], ['discountMinor', 'money'],
  ['discountUntil', 'day'], ['deliveryOn', 'day'], ['deliveryNote', 'text'], ['orderNo', 'text'],
  ['purchaseOrder', 'text'], ['contract', 'text'], ['subject', 'text'], ['site', 'text'], ['lines', 'text'],
  ['einvoiceState', 'text'], ['einvoiceReceivedOn', 'day'], ['einvoiceChannel', 'text'],
  ['handlerName', 'text'], ['handlerEmail', 'text'], ['terms', 'text'],
  ['paymentTerms', 'text'], ['paymentMethod', 'text'], ['reference', 'text'], ['disputed', 'flag'], ['blocked', 'flag'],
  ['blockedUntil', 'day'], ['withheld', 'text'], ['withheldUntil', 'day'],
  ['reminderLevel', 'whole'], ['lastRemindedOn', 'day'], ['holder', 'text'], ['holderIban', 'text'],
  ['legalName', 'text'], ['debtorType', 'text'], ['registerNo', 'text'], ['vatNo', 'text'], ['country', 'text'],
  ['language', 'text'], ['contactName', 'text'], ['email', 'text'], ['phone', 'text'], ['street', 'text'],
  ['postcode', 'text'], ['city', 'text'], ['region', 'text'], ['segment', 'text'], ['collector', 'text'],
  ['creditLimitMinor', 'money'], ['creditLimitCurrency', 'text'], ['insurer', 'text'], ['insuredLimitMinor', 'money'],
  ['parentCode', 'text'], ['payerCode', 'text'], ['supplierNo', 'text'], ['dueBy', 'text'],
]; // prettier-ignore

/** Filled in every row, whatever the file. */
export const ALWAYS: readonly StageColumn[] = [
  'line', 'kind', 'customerCode', 'customerName', 'document', 'part', 'issuedOn', 'dueOn', 'currency', 'amountMinor',
  'openMinor',
]; // prettier-ignore

/** A row in which the file says nothing yet. */
export function emptyRow(line: number, kind: RowKind): LedgerRow {
  return { ...NOTHING, line, kind };
}

const NOTHING: LedgerRow = {
  line: 0, kind: 'customer', company: null, sourceId: null, customerCode: '', customerName: '', document: '', part: 1,
  issuedOn: null, postedOn: null, dueOn: null, currency: null, amountMinor: null, openMinor: null, paidMinor: null,
  settledOn: null, settles: null, netMinor: null, vatMinor: null, discountMinor: null, discountUntil: null,
  deliveryOn: null, deliveryNote: null, orderNo: null, purchaseOrder: null, contract: null, subject: null, site: null, lines: null,
  einvoiceState: null, einvoiceReceivedOn: null, einvoiceChannel: null, handlerName: null, handlerEmail: null,
  terms: null, paymentTerms: null, paymentMethod: null, reference: null, disputed: null, blocked: null, blockedUntil: null,
  withheld: null, withheldUntil: null, reminderLevel: null, lastRemindedOn: null, holder: null, holderIban: null, legalName: null, debtorType: null, registerNo: null,
  vatNo: null, country: null, language: null, contactName: null, email: null, phone: null, street: null, postcode: null,
  city: null, region: null, segment: null, collector: null, creditLimitMinor: null, creditLimitCurrency: null, insurer: null,
  insuredLimitMinor: null, parentCode: null, payerCode: null, supplierNo: null, dueBy: null,
}; // prettier-ignore
