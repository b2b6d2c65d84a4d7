import { markShown } from './formats/amount';
import { dayShaped } from './formats/day';
import { cellText, type RawRow } from './formats/row';
import { meanings, plain, type Field } from './headers';

/**
 * Where the table begins: the header row below a title block of up to some dozen lines. A header is a row in which at least three
 * cells are headings that we know and most cells are words; it may take two rows.
 */
export interface Header {
  /** Position of its first row among the rows looked at. */
  readonly at: number;
  /** Rows that it takes: 1 or 2. */
  readonly rows: 1 | 2;
  readonly line: number;
  readonly headings: readonly string[];
  /** Its rows as they stand. */
  readonly rawRows: readonly (readonly string[])[];
  /** Different fields that its cells name. */
  readonly hits: number;
}

const FEWEST_HITS = 3;
const TITLE_ROWS = 40;

/** The header of the table, or undefined where none is found. `line` chooses one by its line. */
export function findHeader(rows: readonly RawRow[], line?: number): Header | undefined {
  if (line !== undefined) {
    const at = rows.findIndex((row) => row.line === line);
    return at < 0 ? undefined : headerAt(rows, at, 1);
  }
  let best: Header | undefined;
  for (let at = 0; at < Math.min(rows.length, TITLE_ROWS); at++) {
    const found = headerAt(rows, at, FEWEST_HITS);
    if (found && (best === undefined || found.hits >= best.hits + 2)) best = found;
  }
  return best ?? poorHeader(rows);
}

/** Rows that are headers of another table than the given one. */
export function otherHeaders(rows: readonly RawRow[], header: Header): Header[] {
  const own = new Set([header.headings, ...header.rawRows].map((row) => signature(row)));
  const found: Header[] = [];
  for (let at = 0; at < rows.length; at++) {
    if (at >= header.at && at < header.at + header.rows) continue;
    const row = rows[at];
    if (row === undefined || !isHeaderLike(texts(row)) || own.has(signature(texts(row)))) continue;
    const other = headerAt(rows, at, FEWEST_HITS);
    if (other && hasValues(rows.slice(at + 1, at + 4))) found.push(other);
  }
  return found;
}

/** True for a row that is a header by itself: three known headings, nothing that is a day or an amount. */
export function isHeaderLike(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  if (filled.filter((text) => /\d/.test(text)).length > filled.length * 0.4) return false;
  return hitsOf(cells) >= FEWEST_HITS && isWords(cells);
}

/** What makes two header rows the same. */
export const signature = (headings: readonly string[]): string =>
  headings
    .map((heading) => plain(heading))
    .join('|')
    .replace(/\|+$/, '');

/** The texts of a row, line breaks made blanks. */
export const texts = (row: RawRow | undefined): string[] =>
  (row?.cells ?? []).map((cell) => cellText(cell).replace(/\s+/g, ' '));

function headerAt(rows: readonly RawRow[], at: number, fewest: number): Header | undefined {
  const row = rows[at];
  if (row === undefined || row.fault !== undefined) return undefined;
  const top = texts(row);
  const single = hitsOf(top);
  const double = pairAt(rows, at, top);
  if (double !== undefined && double.hits > single && double.hits >= fewest && isWords(top)) {
    return { at, rows: 2, line: row.line, rawRows: [top, texts(rows[at + 1])], ...double };
  }
  if (single < fewest || !isWords(top)) return undefined;
  return { at, rows: 1, line: row.line, headings: top, rawRows: [top], hits: single };
}

/** The headings of two rows read together: `Invoice` over `No.`, `Date` and `Amount`. */
function pairAt(
  rows: readonly RawRow[],
  at: number,
  top: readonly string[],
): { headings: string[]; hits: number } | undefined {
  const below = texts(rows[at + 1]);
  const filled = below.filter((text) => text !== '');
  if (
    filled.length < 3 ||
    !below.every((text) => text === '' || isWord(text)) ||
    top.filter((text) => text !== '').length < 2
  ) {
    return undefined;
  }
  let over = '';
  const headings = Array.from({ length: Math.max(top.length, below.length) }, (_, index) => {
    const [upper = '', lower = ''] = [top[index], below[index]];
    if (upper !== '') over = upper;
    if (lower === '') return upper;
    const both = `${over} ${lower}`.trim();
    return meanings(both).some(({ weight }) => weight > 3) ? both : lower;
  });
  const hits = hitsOf(headings);
  return hits > hitsOf(below) ? { headings, hits } : undefined;
}

/** Small files with two columns that we know: better than nothing, and what is missing is said by name. */
function poorHeader(rows: readonly RawRow[]): Header | undefined {
  for (let at = 0; at < Math.min(rows.length, TITLE_ROWS); at++) {
    const found = headerAt(rows, at, 2);
    if (found && found.headings.filter((text) => text !== '').length >= 2) return found;
  }
  return undefined;
}

function hitsOf(cells: readonly string[]): number {
  const fields = new Set<Field>();
  for (const cell of cells) {
    if (cell === '' || cell.length > 60) continue;
    const meaning = meanings(cell).find(({ field, weight }) => weight > 3 && !fields.has(field));
    if (meaning) fields.add(meaning.field);
  }
  return fields.size;
}

function isWords(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  return filled.filter(isWord).length >= filled.length * 0.6;
}

/** True for what is neither an amount nor a day. */
export const isWord = (text: string): boolean => markShown(text) === undefined && !dayShaped(text);

const hasValues = (rows: readonly RawRow[]): boolean =>
  rows.some((row) => texts(row).some((text) => text !== '' && !isWord(text)));
