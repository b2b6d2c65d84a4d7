import { createContext, Script } from 'node:vm';
import type * as XLSX from 'xlsx';
import type { Day } from '../../kernel/day';
import { runsInCircle } from './compound';
import { isDay, serialDay } from './day';
import type { Cell, RawRow } from './row';

/**
 * The sheets of a workbook as rows of cells: numbers stay numbers, days become ISO text, merged cells are filled downwards, formulas
 * give the value they were saved with and macros are not looked at.
 */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold anything. */
  readonly rowCount: number;
  rows(): Generator<RawRow>;
  /** Currencies that the number formats of a column show. */
  currencyMarks(column: number): ReadonlySet<string>;
}

/** Thirty megabytes that a text file does not need. */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when the first workbook comes, not before
const library = (): typeof XLSX => require('xlsx') as typeof XLSX;

/**
 * Reads a workbook that was found to be one: the bytes of .xlsx, .xlsb, .ods or of Excel 97–2003, of bounded size, or the text of
 * a web page or an XML document that holds one. The texts of a web page stay texts: what they mean is found out later. Macros are
 * not looked at. Throws where it is damaged or protected.
 */
export function readSheets(content: Uint8Array | string): Sheet[] {
  if (typeof content !== 'string' && runsInCircle(content)) throw new Error('its directory runs in a circle');
  const how = { dense: true, cellNF: true, cellText: false, cellHTML: false, bookVBA: false } as const;
  const { read } = library(); // loading it does not count
  const book = quietly(() =>
    inTime(LONGEST_MS + content.length / BYTES_PER_MS, () =>
      typeof content === 'string'
        ? read(content, { ...how, type: 'string', raw: true })
        : read(content, { ...how, type: 'array' }),
    ),
  );
  const base1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name, at) => {
    const sheet = book.Sheets[name] as XLSX.DenseWorkSheet | undefined;
    return new DenseSheet(name, (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0, sheet, base1904);
  });
}

/**
 * The time that reading may take: far more than it does. In a damaged formula the library looks for an end that it has passed, and
 * never comes back, or fills the memory on its way.
 */
const LONGEST_MS = 1_000;
const BYTES_PER_MS = 50;

/** Throws where `read` does, and once the time is over. */
function inTime<T>(ms: number, read: () => T): T {
  clock.read = read;
  try {
    return READ.runInContext(clock, { timeout: Math.ceil(ms) }) as T;
  } finally {
    clock.read = undefined;
  }
}

/** Made once: making it takes longer than to read a small workbook. */
const clock: { read?: (() => unknown) | undefined } = createContext({});
const READ = new Script('read()');

/** The library tells the console of every record that it does not know: a damaged file would fill the log with them. */
/* eslint-disable no-console -- it is made silent, not spoken to */
function quietly<T>(reads: () => T): T {
  const { error } = console;
  console.error = () => undefined;
  try {
    return reads();
  } finally {
    console.error = error;
  }
}
/* eslint-enable no-console */

type Line = (CellObject | undefined)[] | undefined;
/** Rows of the longest sheet that Excel makes: walking to where a damaged file says that a row lies would take minutes. */
const DEEPEST = 1_048_576;
/** Columns of the widest sheet that Excel makes; a file may claim any number. */
const WIDEST = 16_384;

/** The library's cell, whose value may be missing although its type does not say so. */
type CellObject = Omit<XLSX.CellObject, 'v'> & { v?: XLSX.CellObject['v'] | null };

class DenseSheet implements Sheet {
  readonly #lines: Line[];
  readonly #formats = new Map<string, Format>();
  readonly #days = new Map<number, Day>();
  readonly #base1904: boolean;

  constructor(
    readonly name: string,
    readonly hidden: boolean,
    sheet: XLSX.DenseWorkSheet | undefined,
    base1904: boolean,
  ) {
    this.#lines = sheet?.['!data'] ?? [];
    if (this.#lines.length > DEEPEST) throw new Error('a row lies beyond the last of a sheet');
    this.#base1904 = base1904;
    this.#fillMerged((sheet as XLSX.WorkSheet | undefined)?.['!merges'] ?? []);
  }

  get rowCount(): number {
    return this.#lines.reduce((count, line) => count + (line?.some(isFilled) ? 1 : 0), 0);
  }

  *rows(): Generator<RawRow> {
    for (let at = 0; at < this.#lines.length; at++) {
      const line = this.#lines[at];
      if (line === undefined || !line.some(isFilled)) continue;
      yield { line: at + 1, cells: Array.from(line.slice(0, WIDEST), (cell) => this.#cell(cell)) };
    }
  }

  currencyMarks(column: number): ReadonlySet<string> {
    const marks = new Set<string>();
    for (const line of this.#lines) {
      const cell = line?.[column];
      if (cell?.t !== 'n') continue;
      const mark = this.#format(cell.z).mark;
      if (mark !== '') marks.add(mark);
    }
    return marks;
  }

  #cell(cell: CellObject | undefined): Cell {
    if (cell === undefined) return '';
    if (cell.v === undefined || cell.v === null) return cell.f === undefined ? '' : `=${cell.f}`;
    if (cell.t === 'e') return ERRORS[Number(cell.v)] ?? '#ERROR!';
    if (cell.t === 'b') return cell.v === true ? 'true' : 'false';
    if (typeof cell.v !== 'number') return typeof cell.v === 'string' ? cell.v : '';
    const { isDate, zeros } = this.#format(cell.z);
    if (zeros > 0) return String(cell.v).padStart(zeros, '0');
    if (!isDate) return cell.v;
    return this.#day(cell.v);
  }

  #day(value: number): Cell {
    const serial = Math.floor(value);
    const known = this.#days.get(serial);
    if (known !== undefined) return known;
    const day = serialDay(serial, this.#base1904);
    if (!isDay(day)) return value;
    this.#days.set(serial, day);
    return day;
  }

  #format(format: unknown): Format {
    const key = typeof format === 'string' ? format : 'General';
    const known = this.#formats.get(key);
    if (known) return known;
    const made: Format = {
      isDate: (library().SSF as Formats).is_date(key),
      zeros: /^0{2,}$/.test(key) ? key.length : 0,
      mark: /\[\$([^\]-]+)/.exec(key)?.[1]?.trim() ?? /[€£¥]|"([A-Z]{3}|kr)"/.exec(key)?.[0]?.replaceAll('"', '') ?? '',
    };
    this.#formats.set(key, made);
    return made;
  }

  /** A cell merged over several rows stands for each of them. */
  #fillMerged(merges: readonly XLSX.Range[]): void {
    for (const { s, e } of merges) {
      const cell = this.#lines[s.r]?.[s.c];
      if (cell === undefined || e.r - s.r > 10_000) continue;
      for (let at = s.r + 1; at <= Math.min(e.r, this.#lines.length - 1); at++) {
        const line = this.#lines[at];
        if (line?.some(isFilled)) line[s.c] = cell;
      }
    }
  }
}

interface Formats {
  is_date(format: string): boolean;
}

interface Format {
  readonly isDate: boolean;
  /** Digits of a format such as 00000, which shows leading zeros. */
  readonly zeros: number;
  readonly mark: string;
}

const isFilled = (cell: CellObject | undefined): boolean =>
  cell !== undefined && (cell.f !== undefined || (cell.v !== undefined && cell.v !== null && cell.v !== ''));

/** The error values of a cell, ECMA-376 part 1, 18.18.11 and the numbers that stand for them in [MS-XLS] 2.5.10. */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A', 43: '#GETTING_DATA',
}; // prettier-ignore
