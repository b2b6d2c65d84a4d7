import { createHash } from 'node:crypto';
import { plain } from '../headers';
import { survey } from '../sniff-encoding';
import { signature, texts } from '../sniff-header';
import { markShown } from './amount';
import { listMeanings, type ListField } from './bank-list-words';
import { textOf, type Bytes } from './bytes';
import { csvRecords } from './csv';
import { dayShaped } from './day';
import { contentOf } from './magic';
import { cellText, type RawRow } from './row';
import { withLetters } from './web-page';
import { readSheets } from './xlsx';

/**
 * A list of a bank as rows, and where its headings stand: below a title block of account, period and balances. The separator is the
 * one with which headings come out that we know. Where no heading is known, days and amounts in columns still make a list, and what each
 * column is must be asked.
 */
export interface ListTable {
  readonly format: 'csv' | 'xlsx';
  readonly sha256: string;
  /** The first row of the list below its headings. */
  readonly from: number;
  readonly headings: readonly string[];
  /** False: what the columns are was not understood. */
  readonly known: boolean;
  readonly rows: readonly RawRow[];
  /** More rows than are read. */
  readonly tooBig: boolean;
}

export const MOST_ROWS = 200_000;
const MOST_BYTES = 80_000_000;
const HEAD = 65_536;
const LINE_LENGTH = 100_000;

/** Undefined where it is no list, or a workbook that cannot be read. A workbook must have been weighed before. */
export function listTableOf(bytes: Bytes): ListTable | undefined {
  const content = contentOf(bytes.read(0, 4_096));
  if (content === 'text') return textTable(bytes);
  if (content !== 'zip' && content !== 'compound' && content !== 'html' && content !== 'sheet') return undefined;
  if (bytes.size > MOST_BYTES) return undefined;
  const { sha256, encoding, skip } = survey(bytes);
  const whole = (): string => [...textOf(bytes, encoding.value, skip)].join('');
  try {
    const sheets = readSheets(content === 'html' ? withLetters(whole()) : content === 'sheet' ? whole() : bytes.read(0, bytes.size)); // prettier-ignore
    const found = sheets.filter(({ hidden, rowCount }) => !hidden && rowCount > 1).flatMap((sheet) => {
      const rows = taken(sheet.rows());
      const place = placeOf(rows);
      return place ? [{ rows, place }] : [];
    }); // prettier-ignore
    const [best] = found.sort((a, b) => b.place.hits - a.place.hits);
    return best && { format: 'xlsx', sha256, ...best.place, rows: best.rows, tooBig: best.rows.length > MOST_ROWS };
  } catch {
    return undefined;
  }
}

function textTable(bytes: Bytes): ListTable | undefined {
  const { sha256, encoding, skip } = survey(bytes, MOST_BYTES);
  let head = '';
  for (const piece of textOf(bytes, encoding.value, skip)) if ((head += piece).length >= HEAD) break;
  const end = head.length < HEAD ? head.length : head.lastIndexOf('\n', HEAD);
  const marks = [';', ',', '\t', '|'].flatMap((delimiter) => {
    const place = placeOf(taken(csvRecords([head.slice(0, Math.max(end, 0))], { delimiter, lineLength: LINE_LENGTH, width: 0 }), 400)); // prettier-ignore
    return place ? [{ delimiter, place }] : [];
  });
  const [best] = marks.sort((a, b) => Number(b.place.known) - Number(a.place.known) || b.place.hits - a.place.hits);
  if (!best || bytes.size > MOST_BYTES) return undefined;
  const { delimiter, place } = best;
  const records = csvRecords(textOf(bytes, encoding.value, skip), { delimiter, lineLength: LINE_LENGTH, width: 0 });
  const rows = taken(records);
  return { format: 'csv', sha256, ...place, rows, tooBig: rows.length > MOST_ROWS };
}

function taken(all: Iterable<RawRow>, most = MOST_ROWS + 1): RawRow[] {
  const rows: RawRow[] = [];
  for (const row of all) {
    if (rows.push(row) >= most) break;
  }
  return rows;
}

interface Place {
  readonly from: number;
  readonly headings: readonly string[];
  readonly known: boolean;
  readonly hits: number;
}

const TITLE_ROWS = 60;

/** Where the list begins in these rows; undefined where there is none. */
export function placeOf(rows: readonly RawRow[]): Place | undefined {
  let best: Place | undefined;
  for (let at = 0; at < Math.min(rows.length, TITLE_ROWS); at++) {
    const headings = texts(rows[at]);
    const fields = new Set(headings.flatMap((heading) => listMeanings(heading)[0]?.field ?? []));
    if (!isHeader(headings, fields) || (best && fields.size <= best.hits)) continue;
    best = { from: at + 1, headings, known: true, hits: fields.size };
  }
  return best ?? placeByContent(rows);
}

const MONEY: readonly ListField[] = ['amount', 'debit', 'credit'];

function isHeader(headings: readonly string[], fields: ReadonlySet<ListField>): boolean {
  const filled = headings.filter((text) => text !== '');
  if (filled.length < 3 || filled.some((text) => dayShaped(text) || /\d[.,]\d\d$/.test(text))) return false;
  return fields.has('bookedOn') && MONEY.some((field) => fields.has(field)) && fields.size >= 3;
}

/** True for what only an amount looks like: with a decimal mark and two digits behind it, or a sign. */
export const amountShaped = (text: string): boolean => /\d/.test(text) && markShown(text.replace(/\s*(?:[HSCD]|CR|DR)\.?$/i, '')) !== undefined; // prettier-ignore

/** The first rows in which a column of days and one of amounts go on. */
function placeByContent(rows: readonly RawRow[]): Place | undefined {
  for (let at = 0; at < Math.min(rows.length, TITLE_ROWS); at++) {
    const some = rows.slice(at, at + 8).map((row) => row.cells.map(cellText)).filter((cells) => cells.some((text) => text !== '')); // prettier-ignore
    const width = some[0]?.length ?? 0;
    if (width < 3 || some.length < 2 || some.some((cells) => Math.abs(cells.length - width) > 1)) continue;
    const columns = Array.from({ length: width }, (_, index) => some.map((cells) => cells[index] ?? ''));
    const isDays = columns.map((column) => column.every(dayShaped));
    const hasAmounts = columns.some((column, index) => !isDays[index] && column.every((text) => /[.,]\d\d\D{0,4}$/.test(text) && amountShaped(text))); // prettier-ignore
    if (!isDays.includes(true) || !hasAmounts) continue;
    const before = texts(rows[at - 1]);
    const headed = before.length >= width - 1 && before.filter((text) => text !== '').length >= 3;
    return { from: at, headings: headed ? before : [], known: false, hits: 1 };
  }
  return undefined;
}

/** The same for each list that a bank gives in one way: what its headings are. */
export function layoutOf({ headings, rows, from }: ListTable): string {
  const said = headings.some((one) => plain(one) !== '')
    ? signature(headings)
    : `${rows[from]?.cells.length ?? 0} columns`;
  return createHash('sha256').update(said).digest('hex').slice(0, 8);
}
