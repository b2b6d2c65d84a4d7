import { isCurrency, toDecimal } from '../../kernel/money';
import { MOST_LINES, type InvoiceLine } from '../../ledger/invoice-line';
import type { Field } from '../headers';
import type { FileFormat } from '../mapping';
import { termsIn } from '../../kernel/terms-said';
import type { ReadOptions } from '../mapping-profile';
import type { Problem } from '../problem';
import type { PaperNamed, PartyNamed, Question } from '../reading';
import { refusal } from '../sniff-kind';
import { ALLOCATION, APPLIED_AS_OPEN } from '../mapping-allocation';
import { bareNumber, wrongWith } from './einvoice-checks';
import { discountOn } from './einvoice-discount';
import { numberedLines, type Due, type Einvoice, type EinvoiceParty } from './einvoice';
import { FIELDS, headingOf } from './einvoice-paths';
import type { RawRow, RowWrong } from './row';
import type { Table } from './table';

/** A document of the file, understood, or why it cannot be. */
export interface EinvoiceRead {
  /** Its name within an archive; empty: the file itself. */
  readonly member: string;
  readonly invoices: readonly Einvoice[];
  readonly wrong?: { readonly line: number; readonly fault: string };
  /** It declares an encoding that it is not written in. */
  readonly lied?: boolean;
  /** It lay in a signature, which is not verified. */
  readonly signed?: boolean;
  /** A PDF carries it, which is the paper of its invoice. */
  readonly paper?: boolean;
}

/** E-invoices as a table of their own: a row per due part, and one for each document that a credit note names. */
export function einvoiceTable(
  file: string,
  read: readonly EinvoiceRead[],
  options: ReadOptions & { readonly papers: readonly PaperNamed[] },
): Table {
  const invoices = read.flatMap((one) => one.invoices);
  const formats = new Set(invoices.map(({ format }) => format));
  const [only] = formats;
  const format: FileFormat = formats.size > 1 || only === undefined ? 'einvoices' : only;
  const heading = formats.size === 1 ? only : undefined;
  const undated = invoices.filter((invoice) => needsTerms(invoice));
  const questions: Question[] = undated.length > 0 && options.termsDays === undefined ? [askTerms(undated)] : [];
  return {
    file,
    format,
    standard: {
      kind: 'invoices',
      columns: FIELDS.map((field) => ({ field, heading: headingOf(field, heading), samples: samplesOf(field, invoices) })),
      ...{ currency: null, asOf: null, refusals: refusalsOf(file, read), questions, balance: null },
      problems: [],
      assumptions: assumptionsOf(read),
      parties: partiesOf(invoices),
      papers: [...read.flatMap((one) => papersOf(one)), ...options.papers],
      withLines: true,
    },
    rows: () => rowsOf(file, read, options),
  }; // prettier-ignore
}

/** A document with nothing to pay is no entry: its paper goes to the customer. */
function papersOf({ member, paper, invoices: [first] }: EinvoiceRead): PaperNamed[] {
  if (paper !== true || first === undefined) return [];
  const isPaid = first.payable === 0 && !isNoClaim(first);
  return [{ member, document: first.number, customerCode: codeOf(first.buyer), ...(isPaid ? { nothingToPay: true } : {}) }]; // prettier-ignore
}

function refusalsOf(file: string, read: readonly EinvoiceRead[]): Problem[] {
  const wrong = read.flatMap((one) => (one.wrong === undefined ? [] : [{ ...one, wrong: one.wrong }]));
  const [first] = wrong;
  if (first === undefined || read.some(({ invoices }) => invoices.length > 0)) return [];
  const problem = refusal({ file }, 'damaged-file', `the e-invoice cannot be read: ${first.wrong.fault}`, 'an e-invoice (UBL, CII, Factur-X, FatturaPA or Facturae)', 'Fetch or export it again.'); // prettier-ignore
  return [{ ...problem, line: first.wrong.line }];
}

/** Nothing but a claim has to be paid until a day. */
const needsTerms = (invoice: Einvoice): boolean =>
  !isCredit(invoice) &&
  !isNoClaim(invoice) &&
  invoice.payable !== 0 &&
  invoice.dues.every(({ on }) => on === '') &&
  invoice.termsDays === null &&
  termsIn(invoice.terms) === undefined;

const isCredit = ({ kind, payable }: Einvoice): boolean => kind === 'credit note' || (payable ?? 0) < 0;

const askTerms = (undated: readonly Einvoice[]): Question => ({
  about: 'termsDays',
  sentence: `${undated.length === 1 ? 'An invoice states' : `${undated.length} invoices state`} no due day. By which terms of payment is such an invoice due: 30 days, 45 days end of month …?`,
  choices: [],
  suggestion: null,
  samples: undated.slice(0, 2).map(({ number }) => ({ column: '', value: number.slice(0, 60) })),
});

function assumptionsOf(read: readonly EinvoiceRead[]): string[] {
  const invoices = read.flatMap((one) => one.invoices);
  const paid = invoices.filter((invoice) => invoice.payable === 0 && !isNoClaim(invoice)).length;
  const lied = read.filter((one) => one.lied === true).length;
  const signed = read.filter((one) => one.signed === true).length;
  const replaced = invoices.filter(({ replaces, corrects, payable, kind }) => replaces && corrects.length > 0 && kind === 'invoice' && (payable ?? 0) > 0); // prettier-ignore
  const prepaid = invoices.filter(({ totals }) => (totals.prepaid ?? 0) !== 0).length;
  const several = invoices.filter(({ dues }) => dues.length > 1 && !areParts(dues)).length;
  return [
    ...(lied > 0 ? [`${lied} of the documents are written in another encoding than they declare: the letters were read as they are written.`] : []),
    ...(signed > 0 ? [`${signed} of the documents are signed: what was signed is taken, and the signature is not verified.`] : []),
    ...(replaced.length > 0 ? [`${replaced.length === 1 ? 'An invoice stands' : `${replaced.length} invoices stand`} instead of the one that it names, which is cancelled: ${replaced.slice(0, 5).map(({ number, corrects }) => `${number} for ${corrects.slice(0, 3).join(', ')}`).join('; ').slice(0, 300)}.`] : []),
    ...(paid > 0 ? [`${paid} of the documents ask for nothing and are not booked; a PDF of such a document is kept with its customer, where that is known.`] : []),
    ...(prepaid > 0 ? [`${prepaid} of the invoices were paid in part before they were written: what they state as still due is taken.`] : []),
    ...(several > 0 ? [`${several} of the invoices name several due days without an amount for each: the last is taken.`] : []),
  ];
} // prettier-ignore

function* rowsOf(file: string, read: readonly EinvoiceRead[], options: ReadOptions): Generator<RawRow> {
  for (const { member, invoices, wrong } of read) {
    const of = member === '' ? {} : { file: `${file}/${member}` };
    if (wrong !== undefined) {
      const said: RowWrong = { field: 'document', code: 'unreadable-document', fault: `the e-invoice cannot be read: ${wrong.fault}`, expected: 'an e-invoice (UBL, CII, Factur-X, FatturaPA or Facturae)', remedy: 'Fetch or export it again.' }; // prettier-ignore
      yield { line: wrong.line, cells: [], wrong: said, ...of };
    }
    for (const invoice of invoices) for (const row of rowsOfOne(invoice, options)) yield { ...row, ...of };
  }
}

function* rowsOfOne(invoice: Einvoice, options: ReadOptions): Generator<RawRow> {
  const { line, number, payable, currency, kind, corrects } = invoice;
  if (isNoClaim(invoice)) {
    yield { line, cells: [], skip: invoice.isTest ? 'draft' : 'not-an-invoice' };
    return;
  }
  const wrong = wrongWith(invoice, options.us);
  if (wrong !== undefined || payable === null) {
    const cells = cellsOf(invoice, { on: '', amount: payable });
    const missing: RowWrong = { field: 'amount', code: 'missing-amount', fault: 'the amount to be paid is missing', expected: 'an amount such as 1234.56', remedy: 'Have the invoice written again by the program that made it.' }; // prettier-ignore
    yield { line, cells, wrong: wrong ?? missing };
    return;
  }
  if (payable === 0) {
    yield { line, cells: [], skip: 'zero-amount' };
    return;
  }
  const signed = kind === 'credit note' ? -Math.abs(payable) : payable;
  const lines = fitting(invoice, signed);
  for (const [at, due] of partsOf(invoice, signed).entries())
    yield { line, cells: cellsOf(invoice, due), ...(at === 0 && lines.length > 0 ? { lines } : {}) };
  const targets = [...new Set(corrects)].filter((target) => target !== number).slice(0, MOST_TARGETS);
  if (invoice.replaces && signed > 0) for (const target of targets) yield { line, cells: besideCells(invoice, { type: 'invoice', document: target, status: 'void' }) }; // prettier-ignore
  if (signed >= 0) return;
  const type = targets.length > 1 ? APPLIED_AS_OPEN : ALLOCATION;
  const amount = isCurrency(currency) ? toDecimal(-signed, currency) : '';
  for (const settles of targets) yield { line, cells: besideCells(invoice, { type, document: number, settles, currency, amount }) }; // prettier-ignore
}

/** Documents that one names. */
const MOST_TARGETS = 100;

/** A row that says something of another document of the same customer. */
const besideCells = ({ buyer }: Einvoice, said: Partial<Record<Field, string>>): string[] =>
  FIELDS.map((field) => said[field] ?? whoseCell(field, buyer));

/** Its lines with the sign of the document. */
function fitting({ lines, payable }: Einvoice, signed: number): readonly InvoiceLine[] {
  const turned = signed === payable ? lines : lines.map((line) => ({ ...line, amountMinor: line.amountMinor === null ? null : 0 - line.amountMinor })); // prettier-ignore
  return numberedLines(turned.slice(0, MOST_LINES));
}

/** UNTDID 1001: an offer, an order, a pro forma invoice claim nothing; and a document that was sent as a test. */
const NO_CLAIM: ReadonlySet<string> = new Set(['220', '310', '325']);

const isNoClaim = ({ isTest, typeCode }: Einvoice): boolean => isTest || NO_CLAIM.has(typeCode);

const areParts = (dues: readonly Due[]): boolean =>
  dues.length > 1 && dues.every(({ on, amount }) => on !== '' && amount !== null && amount > 0);

/** The due parts, each day once, the earliest first. Credit is not due on a day. */
function partsOf({ dues }: Einvoice, signed: number): Due[] {
  if (signed < 0) return [{ on: '', amount: signed }];
  const days = dues.map(({ on }) => on).filter((on) => on !== '').sort(); // prettier-ignore
  if (!areParts(dues)) return [{ on: days.at(-1) ?? '', amount: signed }];
  const byDay = new Map<string, number>();
  for (const { on, amount } of dues) byDay.set(on, (byDay.get(on) ?? 0) + (amount ?? 0));
  return [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([on, amount]) => ({ on, amount }));
}

/** Instalments share net and tax among them: then neither is said. */
function cellsOf(invoice: Einvoice, due: Due): string[] {
  const { currency, totals, kind, buyer, payee } = invoice;
  const money = (minor: number | null): string =>
    minor === null ? '' : toDecimal(minor, isCurrency(currency) ? currency : 'EUR');
  const isWhole = Math.abs(due.amount ?? 0) === Math.abs(invoice.payable ?? 0);
  const turn = (minor: number | null): number | null =>
    minor === null || (due.amount ?? 0) * (invoice.payable ?? 0) >= 0 ? minor : 0 - minor;
  const discount = isWhole && (due.amount ?? 0) > 0 ? discountOn(invoice.discounts, { payable: due.amount ?? 0, issuedOn: invoice.issuedOn }) : undefined; // prettier-ignore
  const cells: Partial<Record<Field, string>> = {
    type: kind === 'credit note' || (due.amount ?? 0) < 0 ? 'credit note' : 'invoice',
    document: invoice.number,
    issuedOn: invoice.issuedOn,
    dueOn: due.on,
    amount: money(due.amount),
    currency,
    discount: discount === undefined ? '' : money(discount.minor),
    discountUntil: discount?.until ?? '',
    net: isWhole ? money(turn(totals.net)) : '',
    vat: isWhole ? money(turn(totals.tax)) : '',
    reference: invoice.reference,
    orderNo: invoice.orderNo,
    purchaseOrder: invoice.purchaseOrder,
    contract: invoice.contract,
    deliveryOn: invoice.suppliedOn,
    subject: invoice.subject,
    terms: invoice.termsDays === null ? invoice.terms : String(invoice.termsDays),
    holder: payee,
    holderIban: payee === '' ? '' : invoice.payeeIban,
  };
  return FIELDS.map((field) => cells[field] ?? whoseCell(field, buyer));
}

function whoseCell(field: Field, buyer: EinvoiceParty): string {
  const { name, legalName, contact } = buyer;
  const of: Partial<Record<Field, string>> = {
    customerCode: codeOf(buyer),
    customerName: name || legalName,
    legalName: legalName === name ? '' : legalName,
    contactName: contact,
  };
  if (of[field] !== undefined) return of[field];
  return BESIDE.has(field) ? buyer[field as keyof EinvoiceParty] : '';
}

const BESIDE: ReadonlySet<Field> = new Set([
  'vatNo',
  'registerNo',
  'street',
  'postcode',
  'city',
  'country',
  'email',
  'phone',
]);

/** The number that the seller gave the buyer; else what identifies it: VAT number, number of a register, electronic address, name. */
const codeOf = ({ account, vatNo, registerNo, endpoint }: EinvoiceParty): string =>
  account || bareNumber(vatNo) || bareNumber(registerNo) || endpoint;

export const buyerCode = ({ buyer }: Einvoice): string => codeOf(buyer);

const MOST_PARTIES = 5_000;

function partiesOf(invoices: readonly Einvoice[]): PartyNamed[] {
  const found = new Map<string, PartyNamed>();
  for (const { buyer } of invoices) {
    const code = codeOf(buyer);
    if (code === '' || found.has(code) || found.size >= MOST_PARTIES) continue;
    found.set(code, { code, name: buyer.name || buyer.legalName, vatNo: bareNumber(buyer.vatNo), registerNo: bareNumber(buyer.registerNo) }); // prettier-ignore
  }
  return [...found.values()];
}

function samplesOf(field: Field, invoices: readonly Einvoice[]): string[] {
  const at = FIELDS.indexOf(field);
  const seen = invoices.slice(0, 20).map((invoice) => cellsOf(invoice, { on: invoice.dues[0]?.on ?? '', amount: invoice.payable })[at] ?? ''); // prettier-ignore
  return [...new Set(seen.filter((text) => text !== '').map((text) => text.slice(0, 80)))].slice(0, 3);
}
