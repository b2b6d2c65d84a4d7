import type { JournalFormat } from '../companies/accounting';
import { amountCell, csvOf, dayCell, type Cell } from '../platform/sheet';
import { datevFile } from './datev-file';
import { fecFile } from './fec-file';
import { oneLine, textOf, type JournalFile, type NumberedPosting } from './journal-file';
import type { PostingLine } from './posting';
import { sieFile } from './sie-file';

/** A journal as bytes, in the format that the books read. */
const WRITERS: Readonly<Record<JournalFormat, (file: JournalFile) => Buffer>> = {
  csv: csvFile,
  fec: fecFile,
  datev: datevFile,
  sie: sieFile,
};

export const EXTENSION: Readonly<Record<JournalFormat, string>> = { csv: '.csv', fec: '.txt', datev: '.csv', sie: '.se' }; // prettier-ignore

export const MEDIA: Readonly<Record<JournalFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  fec: 'text/plain; charset=utf-8',
  datev: 'text/csv; charset=windows-1252',
  sie: 'application/octet-stream',
};

export const journalBytes = (file: JournalFile): Buffer => WRITERS[file.accounting.format](file);

const HEAD = [
  'export', 'journal', 'voucher', 'posting_date', 'document_date', 'kind', 'account', 'account_name', 'customer', 'customer_name',
  'document', 'text', 'debit', 'credit', 'currency', 'book_debit', 'book_credit', 'book_currency',
]; // prettier-ignore

/** One row per line; texts that a spreadsheet would run are made harmless. */
function csvFile(file: JournalFile): Buffer {
  const rows = file.postings.flatMap((posting) => posting.lines.map((line) => rowOf(file, posting, line)));
  return Buffer.from(csvOf({ name: 'journal', head: HEAD, rows }), 'utf8');
}

function rowOf(
  { number, accounting, labels, company }: JournalFile,
  posting: NumberedPosting,
  line: PostingLine,
): Cell[] {
  const { currency } = posting;
  const isParty = line.role === 'receivable';
  const debit = (minor: number | null, of: string): Cell =>
    minor === null || minor <= 0 ? null : amountCell(minor, of);
  const credit = (minor: number | null, of: string): Cell => (minor === null || minor >= 0 ? null : amountCell(-minor, of)); // prettier-ignore
  return [
    ...[number, accounting.journal, posting.voucher, dayCell(posting.on), dayCell(posting.eventOn)],
    ...[posting.back ? `${posting.kind}_back` : posting.kind, line.account, labels.role[line.role]],
    ...[isParty ? oneLine(posting.customerCode, 100) : '', isParty ? oneLine(posting.customerName, 200) : ''],
    ...[oneLine(posting.document, 100), oneLine(textOf(posting, labels), 200)],
    ...[debit(line.minor, currency), credit(line.minor, currency), currency],
    ...[debit(line.bookMinor, company.currency), credit(line.bookMinor, company.currency)],
    line.bookMinor === null ? '' : company.currency,
  ];
}
