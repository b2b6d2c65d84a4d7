import { toDecimal } from '../kernel/money';
import { compact, encoded, inCodePage, oneLine, textOf, type JournalFile, type NumberedPosting } from './journal-file';

/**
 * SIE 4 with vouchers to take over (code page 437): the customer stands in dimension 8 and the document in dimension 10 of each row of
 * the receivables. Amounts are those of the books, debits without a sign.
 */
export function sieFile(file: JournalFile): Buffer {
  const { company, madeAt, postings, accounting } = file;
  const register = company.registerNo === null ? [] : [`#ORGNR ${quoted(company.registerNo)}`];
  const lines = [
    '#FLAGGA 0',
    '#PROGRAM "Duly" 1.0',
    '#FORMAT PC8',
    `#GEN ${madeAt.slice(0, 10).replaceAll('-', '')}`,
    '#SIETYP 4',
    ...register,
    `#FNAMN ${quoted(company.name)}`,
    `#VALUTA ${company.currency}`,
    ...accountsIn(file),
    ...(postings.length === 0 ? [] : ['#DIM 8 "Kund"', '#DIM 10 "Faktura"']),
    ...customersIn(postings),
    ...postings.flatMap((posting) => voucherOf(file, posting, accounting.series)),
  ];
  const text = lines.map((line) => `${line}\r\n`).join('');
  return encoded(inCodePage(text, 'cp437'), 'cp437');
}

function accountsIn({ postings, labels }: JournalFile): string[] {
  const named = new Map(
    postings.flatMap(({ lines }) => lines.map(({ account, role }) => [account, labels.role[role]] as const)),
  );
  return [...named].map(([account, name]) => `#KONTO ${account} ${quoted(name)}`);
}

function customersIn(postings: readonly NumberedPosting[]): string[] {
  const ofCustomers = postings.filter(({ lines }) => lines.some(({ role }) => role === 'receivable'));
  const named = new Map(ofCustomers.map(({ customerCode, customerName }) => [customerCode, customerName]));
  return [...named].map(([code, name]) => `#OBJEKT 8 ${quoted(code)} ${quoted(name)}`);
}

function voucherOf({ labels, company }: JournalFile, posting: NumberedPosting, series: string): string[] {
  const { on, customerCode, document, voucher } = posting;
  const text = quoted(textOf(posting, labels));
  const rows = posting.lines.map(({ role, account, bookMinor }) => {
    const objects = role === 'receivable' ? `8 ${quoted(customerCode)} 10 ${quoted(document)}` : '';
    return `   #TRANS ${account} {${objects}} ${toDecimal(bookMinor ?? 0, company.currency)} ${compact(on)} ${text}`;
  });
  return [`#VER ${quoted(series)} ${quoted(String(voucher))} ${compact(on)} ${text}`, '{', ...rows, '}'];
}

/** Braces would end a list of objects, and a backslash begin a mark. */
const quoted = (text: string): string => `"${sieText(text).replaceAll('"', '\\"')}"`;

export const sieText = (text: string): string =>
  oneLine(inCodePage(oneLine(text, 200), 'cp437').replace(/[{]/g, '(').replace(/[}]/g, ')').replaceAll('\\', '/'), 200); // prettier-ignore
