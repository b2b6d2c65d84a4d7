import { documentsNamed, type KnownDocument } from '../cash/known-documents.store';
import { faultsOf, type RemittanceFault, type RemittanceSaid } from '../cash/remittance';
import { Refusal } from '../kernel/result';
import { readPdfText, type PdfText } from '../platform/pdf-text';
import type { Work } from '../platform/work';
import { settledCurrency } from './formats/currency-mark';
import { linesOf, type PdfLine } from './formats/pdf-lines';
import { guessedInPdf, wordsIn } from './formats/remittance-guess';
import { adviceInPdf, isAdvicePdf, type PdfAdvice } from './formats/remittance-pdf';
import { adviceOf } from './formats/remittance-table';

/**
 * An advice that a customer sends as a PDF. What is printed is read by where it stands, so it explains money by itself only where
 * nothing is open: headings, a total that its lines come to, and every document one of ours and of one customer.
 */
export interface PdfAsked {
  readonly companyId: number;
  readonly currency: string;
  readonly customerId: number | null;
  readonly fileName: string;
}

export interface PdfSaid {
  readonly said: RemittanceSaid | null;
  readonly faults: readonly RemittanceFault[];
  readonly customerId: number | null;
}

export async function adviceOfPdf(work: Work, asked: PdfAsked, bytes: Uint8Array): Promise<PdfSaid> {
  const text = await readPdfText(bytes);
  if (text.is !== 'text') throw unreadable(asked.fileName, text.is);
  const lines = linesOf(text.pages);
  const { advice, known } = await found(work, asked, lines);
  const currency = advice ? currencyIn(advice, asked.currency) : undefined;
  if (advice && currency === undefined) return { said: null, faults: [noCurrency(advice)], customerId: null };
  const read = advice && adviceOf(advice.rows, currency ?? asked.currency);
  if (!read) throw none(asked.fileName);
  if (read.said === null || read.faults.length > 0) return { ...read, customerId: null };
  const whose = customersOf(read.said, known);
  if (whose.length === 0) throw unknown(asked.fileName);
  const isSure = !advice.doubt && isWhole(read.said, known) && whose.length === 1 && [null, whose[0]].includes(asked.customerId); // prettier-ignore
  return { said: { ...read.said, isGuess: !isSure }, faults: [], customerId: asked.customerId ?? whose[0] ?? null };
}

/** Whether a PDF is an advice beyond doubt, where nobody said what it is. What cannot be read is none. */
export async function isPdfAdvice(bytes: Uint8Array): Promise<boolean> {
  const text = await readPdfText(bytes);
  return text.is === 'text' && isAdvicePdf(linesOf(text.pages));
}

/** Undefined where its amounts bear several, or one that may be several. */
function currencyIn({ marks }: PdfAdvice, ofCompany: string): string | undefined {
  const settled = new Set(marks.map((mark) => settledCurrency(mark, ofCompany)));
  const [only = marks.length === 0 ? ofCompany : undefined] = settled;
  return settled.size > 1 ? undefined : only;
}

const noCurrency = ({ rows, marks }: PdfAdvice): RemittanceFault => ({
  place: rows[0]?.line ?? 1,
  code: 'no-currency',
  value: marks.slice(0, 5).join(', '),
});

type Known = ReadonlyMap<string, readonly KnownDocument[]>;

async function found({ db }: Work, { companyId, currency }: PdfAsked, lines: readonly PdfLine[]) {
  const advice = adviceInPdf(lines);
  const read = advice && adviceOf(advice.rows, currencyIn(advice, currency) ?? currency)?.said;
  if (read && read.lines.length > 0) {
    const numbers = read.lines.map(({ document }) => document);
    return { advice, known: await documentsNamed(db.read, companyId, numbers) };
  }
  const known = await documentsNamed(db.read, companyId, wordsIn(lines));
  return { advice: guessedInPdf(lines, (word) => known.has(word)) ?? advice, known };
}

/** Those whose documents it names, who has most of them first. */
function customersOf({ lines }: RemittanceSaid, known: Known): number[] {
  const named = new Map<number, number>();
  for (const { document } of lines) {
    const own = new Set((known.get(document) ?? []).map(({ customerId }) => customerId));
    for (const customerId of own) named.set(customerId, (named.get(customerId) ?? 0) + 1);
  }
  return [...named].sort(([a, x], [b, y]) => y - x || a - b).map(([customerId]) => customerId);
}

/** It names a total, its lines come to it, and each is of a document of ours. */
const isWhole = (said: RemittanceSaid, known: Known): boolean =>
  said.totalMinor !== null && faultsOf(said).length === 0 && said.lines.every(({ document }) => known.has(document));

function unreadable(fileName: string, is: Exclude<PdfText['is'], 'text'>): Refusal {
  const [code, message, remedy] = UNREADABLE[is];
  return new Refusal(
    code,
    message.replace('{file}', () => fileName),
    remedy,
  );
}

const TABLE_INSTEAD = 'Ask the customer for CSV, Excel or UBL, or for a PDF with text.';
const UNREADABLE: Readonly<Record<Exclude<PdfText['is'], 'text'>, readonly [string, string, string]>> = {
  encrypted: ['remittance-encrypted', '{file} can only be opened with a password.', 'Save it without the password, or ask the customer for CSV, Excel or UBL.'],
  scanned: ['remittance-scanned', '{file} is a picture of a page: there is no text in it.', TABLE_INSTEAD],
  damaged: ['remittance-damaged', '{file} is damaged: it cannot be read as a PDF.', 'Ask the customer for it again.'],
  'too-long': ['remittance-too-long', '{file} is longer than an advice can be: 200 pages.', TABLE_INSTEAD],
  'too-much': ['remittance-too-much', '{file} could not be read within the time and memory that a file may take.', TABLE_INSTEAD],
}; // prettier-ignore

const none = (fileName: string): Refusal =>
  new Refusal(
    'no-remittance',
    `${fileName} is no remittance advice that can be read.`,
    'Ask the customer for CSV, Excel, UBL or PDF, with the number and the amount of each document.',
  );

const unknown = (fileName: string): Refusal =>
  new Refusal(
    'remittance-unknown',
    `${fileName} names no document that is known here.`,
    'Check that it is the right company, and import its invoices first.',
  );
