import { comma, compact, oneLine, textOf, type JournalFile, type NumberedPosting } from './journal-file';
import type { PostingLine } from './posting';

/**
 * Lines as in a fichier des écritures comptables (LPF art. A47 A-1): 18 columns, tabs, UTF-8. Not a whole FEC, only entries to take over:
 * nothing is validated or lettered yet, so those columns are empty.
 */
const COLUMNS = [
  'JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib', 'CompAuxNum', 'CompAuxLib', 'PieceRef',
  'PieceDate', 'EcritureLib', 'Debit', 'Credit', 'EcritureLet', 'DateLet', 'ValidDate', 'Montantdevise', 'Idevise',
] as const; // prettier-ignore

export function fecFile(file: JournalFile): Buffer {
  const lines = file.postings.flatMap((posting) => posting.lines.map((line) => lineOf(file, posting, line)));
  return Buffer.from([COLUMNS.join('\t'), ...lines].map((line) => `${line}\r\n`).join(''), 'utf8');
}

function lineOf({ accounting, labels, company }: JournalFile, posting: NumberedPosting, line: PostingLine): string {
  const { currency, customerCode, customerName } = posting;
  const isParty = line.role === 'receivable';
  const book = line.bookMinor ?? 0;
  const amount = comma(book, company.currency);
  const zero = comma(0, company.currency);
  const isForeign = currency !== company.currency;
  return [
    accounting.journal,
    cell(labels.journal, 100),
    String(posting.voucher),
    compact(posting.on),
    line.account,
    cell(labels.role[line.role], 100),
    isParty ? cell(customerCode, 50) : '',
    isParty ? cell(customerName, 100) : '',
    cell(posting.document, 50),
    compact(posting.eventOn),
    cell(textOf(posting, labels), 200),
    book > 0 ? amount : zero,
    book < 0 ? amount : zero,
    ...['', '', ''],
    isForeign ? `${line.minor < 0 ? '-' : ''}${comma(line.minor, currency)}` : '',
    isForeign ? currency : '',
  ].join('\t');
}

/** No separator of any FEC, and no quotation mark at its edge, which spreadsheets would take away. */
const cell = (text: string, longest: number): string => oneLine(text.replace(/[\t|"]/g, ' '), longest);
