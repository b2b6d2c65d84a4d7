import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import type { Packed, Seed } from './mutation';

/** The good files that are made bad, by reader: text files of the gallery, and one list written as each kind of workbook. */
const FOLDER = join(__dirname, '../../../fixtures/imports/csv');
const TEXTS = ['sap-fbl5n-de.csv', 'xero-invoices.csv', 'fortnox-fakturor.csv', 'ninja-payments.csv', 'excel-unicode-text.txt', 'two-row-header.csv', 'kunden.csv']; // prettier-ignore

const ROWS = [
  ['Customer no', 'Customer', 'Invoice no', 'Invoice date', 'Due date', 'Amount', 'Open amount', 'Currency'],
  ['00123', 'Café Émile & Fils', 'F-1', new Date(Date.UTC(2026, 4, 1)), '2026-05-31', 12.5, 12.5, 'EUR'],
  ['00124', 'ACME <Nord>', 'F-2', '02.05.2026', '01.06.2026', 1300, '1.300,00', 'EUR'],
  ['00124', 'ACME <Nord>', 'G-1', '03.05.2026', '', -40, -40, 'SEK'],
];

const bookOf = (bookType: XLSX.BookType): Buffer =>
  XLSX.write(
    // The library would write the formats of what it read before: a mutation could not be made again.
    Object.assign(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(ROWS, { UTC: true }), 'Items'), { SSF: { ...FORMATS } }),
    { type: 'buffer', bookType },
  ) as Buffer;

/** By the numbers of Excel; the last is the library's own. */
const FORMATS = { 0: 'General', 14: 'm/d/yy', 65_535: 'General' };

/** What the library's own reader of archives gives. */
interface Containers {
  read(
    book: Buffer,
    how: { type: 'buffer' },
  ): {
    readonly FullPaths: readonly string[];
    readonly FileIndex: readonly { readonly content?: Uint8Array }[];
  };
}

function packedOf(book: Buffer): Packed {
  const { FullPaths, FileIndex } = (XLSX.CFB as Containers).read(book, { type: 'buffer' });
  return FullPaths.map((path, at) => [path.replace(/^Root Entry\//, ''), Buffer.from(FileIndex[at]?.content ?? '')] as const)
    .filter(([path, content]) => content.length > 0 && !/\/$|theme|docProps|meta\.xml|^manifest\.rdf/.test(path));
} // prettier-ignore

const page = (): Buffer =>
  Buffer.from(
    `<html><head><meta charset="windows-1252"></head><body><table border=1>${ROWS.map(
      (row) => `<tr>${row.map((cell) => `<td>${cell instanceof Date ? '01/05/2026' : String(cell).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</td>`).join('')}</tr>`,
    ).join('')}</table></body></html>`,
    'latin1',
  ); // prettier-ignore

/** Files of a standard format. */
const standard = (format: string, names: readonly string[]): Seed[] =>
  names.map((name) => ({ name, bytes: readFileSync(join(FOLDER, '..', format, name)) }));

const BANK = join(__dirname, '../../../fixtures/imports/bank');
/** Files of banks, each with its own reader. */
export const bankSeeds = (): readonly { readonly name: string; readonly bytes: Buffer }[] =>
  readdirSync(BANK).sort().map((name) => ({ name, bytes: readFileSync(join(BANK, name)) })); // prettier-ignore

const LISTS = join(__dirname, '../../../fixtures/imports/bank-list');
/** Lists of banks. */
export const bankListSeeds = (): readonly Seed[] =>
  readdirSync(LISTS).sort().map((name) => ({ name, bytes: readFileSync(join(LISTS, name)) })); // prettier-ignore

/** By reader. */
export const READERS: Readonly<
  Record<
    'fec' | 'sie' | 'datev' | 'saft' | 'sie5' | 'einvoice' | 'csv' | 'xlsx' | 'xls' | 'ods' | 'html',
    () => readonly Seed[]
  >
> = {
  fec: () => standard('fec', ['letters.txt', 'padded.TXT', 'traps.txt', 'no-411.csv', 'doubtful.txt']),
  sie: () => standard('sie', ['customers.se', 'texts-only.si', 'traps.se']),
  datev: () => standard('datev', ['stapel.csv', 'traps.csv', 'no-debtors.csv']),
  saft: () => standard('saft', ['pt.xml', 'pt-traps.xml', 'no.xml', 'ro.xml', 'lu.xml', 'jpk-fa.xml', 'jpk-kr.xml']),
  sie5: () => standard('sie5', ['register.sie', 'traps.sie', 'entry.sie']),
  einvoice: () =>
    standard('einvoice', [
      'ubl-invoice.xml',
      'ubl-credit.xml',
      'cii-instalments.xml',
      'fatturapa-lot.xml',
      'facturae.xml',
    ]),
  csv: () => TEXTS.map((name) => ({ name, bytes: readFileSync(join(FOLDER, name)) })),
  xlsx: () => [{ name: 'list.xlsx', packed: packedOf(bookOf('xlsx')) }],
  xls: () => [{ name: 'list.xls', bytes: bookOf('biff8') }],
  ods: () => [{ name: 'list.ods', packed: packedOf(bookOf('ods')) }],
  html: () => [{ name: 'page.xls', bytes: page() }],
};
