import {
  compact,
  comma,
  encoded,
  inCodePage,
  oneLine,
  textOf,
  type JournalFile,
  type NumberedPosting,
} from './journal-file';
import type { PostingLine } from './posting';

/**
 * A DATEV Buchungsstapel (EXTF 700, category 21, format version 13), windows-1252: one booking for each line beside the customer's, the
 * customer's own account first. Nothing is fixed in it (Festschreibung 0).
 */
export function datevFile(file: JournalFile): Buffer {
  const rows = file.postings.flatMap((posting) => {
    const [party, ...others] = posting.lines;
    return party === undefined ? [] : others.map((line) => bookingOf(file, posting, { party, line }));
  });
  const text = [headerOf(file), HEADINGS.join(';'), ...rows].map((line) => `${line}\r\n`).join('');
  return encoded(inCodePage(text, 'windows-1252'), 'windows-1252');
}

/** Columns of a booking. */
export const WIDTH = 125;
const NAMED = [
  'Umsatz (ohne Soll/Haben-Kz)', 'Soll/Haben-Kennzeichen', 'WKZ Umsatz', 'Kurs', 'Basis-Umsatz', 'WKZ Basis-Umsatz', 'Konto',
  'Gegenkonto (ohne BU-Schlüssel)', 'BU-Schlüssel', 'Belegdatum', 'Belegfeld 1', 'Belegfeld 2', 'Skonto', 'Buchungstext',
] as const; // prettier-ignore
const HEADINGS = Array.from({ length: WIDTH }, (_, at) => NAMED[at] ?? `Feld ${at + 1}`);

function headerOf({ accounting, company, from, until, madeAt, number }: JournalFile): string {
  const { consultant, client, yearBegins, digits } = accounting.datev ?? { consultant: 0, client: 0, yearBegins: '01-01', digits: 4 }; // prettier-ignore
  const made = madeAt.replace(/\D/g, '').slice(0, 17).padEnd(17, '0');
  return [
    ...['"EXTF"', '700', '21', '"Buchungsstapel"', '13', made, '', '"DU"', '""', '""'],
    ...[String(consultant), String(client), compact(yearOf(until, yearBegins)), String(digits), compact(from), compact(until)],
    ...[quoted(`Duly ${number}`), '""', '1', '0', '0', quoted(company.currency), '""', '""', '', '', '""', '', '', '""', '""'],
  ].join(';'); // prettier-ignore
}

/** The first day of the fiscal year in which a day lies. */
export function yearOf<D extends string>(on: D, begins: string): D {
  const year = Number(on.slice(0, 4));
  return `${on.slice(5) >= begins ? year : year - 1}-${begins}` as D;
}

function bookingOf(
  { labels, company }: JournalFile,
  posting: NumberedPosting,
  { party, line }: { readonly party: PostingLine; readonly line: PostingLine },
): string {
  const { currency, on, document } = posting;
  const isForeign = currency !== company.currency;
  const [, month = '', date = ''] = on.split('-');
  const text = isForeign ? `${textOf(posting, labels)} (${currency})` : textOf(posting, labels);
  const cells = [
    comma(line.minor, currency),
    line.minor < 0 ? '"S"' : '"H"', // the side of the customer, who stands against the line
    isForeign ? quoted(currency) : '""',
    '',
    isForeign ? comma(line.bookMinor ?? 0, company.currency) : '',
    isForeign ? quoted(company.currency) : '""',
    party.account,
    line.account,
    '""',
    `${date}${month}`,
    quoted(documentField(document)),
    '""',
    '',
    quoted(oneLine(text, 60)),
  ];
  return [...cells, ...Array.from({ length: WIDTH - cells.length }, () => '')].join(';');
}

const quoted = (text: string): string => `"${inCodePage(text, 'windows-1252').replaceAll('"', '""')}"`;

/** Belegfeld 1 takes 36 letters, digits and a few marks. */
export const documentField = (text: string): string =>
  inCodePage(text, 'windows-1252').replace(/[^A-Za-z0-9$&%*+\-/]/g, '-').slice(0, 36); // prettier-ignore

/** A debtor has one digit more than the other accounts, and begins with 1 to 6. */
export const isDebtor = (code: string, digits: number): boolean => new RegExp(`^[1-6]\\d{${digits}}$`).test(code);
