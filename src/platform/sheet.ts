import * as xlsx from 'xlsx';
import { day, daysBetween, type Day } from '../kernel/day';
import { toDecimal } from '../kernel/money';

/**
 * Tables that leave the house for a spreadsheet. A text that a spreadsheet would run as a formula is made harmless; amounts
 * and days stay what they are, so that they can be added up and sorted.
 */
export interface Sheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export type Cell = string | number | null | Amount | Dated;
interface Amount {
  readonly minor: number;
  readonly currency: string;
}
interface Dated {
  readonly day: Day;
}

export const amountCell = (minor: number | null, currency: string): Cell =>
  minor === null ? null : { minor, currency };
export const dayCell = (on: Day | null): Cell => (on === null ? null : { day: on });

/** Comma, UTF-8, one line per row; amounts as plain decimals, days as 2026-03-02. */
export function csvOf(sheet: Sheet): string {
  return [sheet.head, ...sheet.rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return 'day' in cell ? cell.day : toDecimal(cell.minor, cell.currency);
  const text = harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spreadsheets run a cell that begins with one of these marks: an apostrophe in front keeps it text. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** An Excel workbook of one or more tables. */
export function xlsxOf(sheets: readonly Sheet[]): Buffer {
  const book = xlsx.utils.book_new();
  for (const sheet of sheets) xlsx.utils.book_append_sheet(book, worksheet(sheet), sheetName(sheet.name));
  return bytesOf(book);
}

/**
 * A workbook as an .xlsx file. The library keeps the number formats of whatever it read or wrote before and would write them into
 * this one too: what stood in somebody else's file.
 */
export const bytesOf = (book: xlsx.WorkBook): Buffer =>
  xlsx.write(Object.assign(book, { SSF: { ...USUAL_FORMATS } }), {
    type: 'buffer',
    bookType: 'xlsx',
    compression: true,
  }) as Buffer;

/** By the numbers that Excel has for them (ECMA-376 part 1, 18.8.30); the last one is the library's own. */
const USUAL_FORMATS: Readonly<Record<number, string>> = { 0: 'General', 3: '#,##0', 4: '#,##0.00', 65_535: 'General' };

/** Excel takes 31 characters and none of these marks. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

function worksheet(sheet: Sheet): xlsx.WorkSheet {
  const lines = [sheet.head, ...sheet.rows].map((row) => row.map(excelCell));
  const made = xlsx.utils.aoa_to_sheet(lines);
  made['!cols'] = sheet.head.map((title, at) => ({
    wch: width(
      title,
      sheet.rows.map((row) => row[at] ?? null),
    ),
  }));
  return made;
}

function excelCell(cell: Cell): xlsx.CellObject | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return { t: 'n', v: cell };
  if (typeof cell === 'string') return { t: 's', v: cell };
  if ('day' in cell) return { t: 'n', v: 61 + daysBetween(DAY_61, cell.day), z: 'yyyy-mm-dd' };
  const decimal = toDecimal(cell.minor, cell.currency);
  const places = decimal.split('.')[1]?.length ?? 0;
  return { t: 'n', v: Number(decimal), z: places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}` };
}

/** Excel counts from 1 January 1900 and gives that year a 29 February: from here on its count is right. */
const DAY_61 = day('1900-03-01');

function width(title: string, cells: readonly Cell[]): number {
  const longest = cells.reduce<number>((most, cell) => Math.max(most, csvCell(cell).length), title.length);
  return Math.min(60, longest + 2);
}
