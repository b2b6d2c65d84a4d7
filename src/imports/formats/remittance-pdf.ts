import { markShown } from './amount';
import { currencyOf } from './currency-mark';
import { labelled, type Cell, type PdfLine } from './pdf-lines';
import { fieldOf, isAdviceTitle, isCarried, isTotal, type AdviceField } from './remittance-words';
import type { RawRow } from './row';

/**
 * An advice out of the letters of a PDF: lines by their height on the page, columns by where their headings stand. What comes of it is
 * a table like any other; wherever the page leaves something open it says so, and a person looks before it explains money.
 */
export interface PdfAdvice {
  /** What stands above, the headings, the lines of documents, and the total: nothing else of the page. */
  readonly rows: readonly RawRow[];
  /** How many lines of documents. */
  readonly documents: number;
  /** What stands beside its amounts and may be a currency, as written. */
  readonly marks: readonly string[];
  /** Something stands there that was not understood: an amount without a document, a sum on the way that does not fit. */
  readonly doubt: boolean;
}

interface Column extends Cell {
  readonly field: AdviceField;
}

/** Undefined where no line of it has headings of an advice. */
export function adviceInPdf(lines: readonly PdfLine[]): PdfAdvice | undefined {
  const at = lines.findIndex((_, n) => headingsAt(lines, n) !== undefined);
  const first = at < 0 ? undefined : headingsAt(lines, at);
  if (!first) return undefined;
  const table = new TableInPdf(first.columns);
  let n = at + first.height;
  while (n < lines.length) {
    const again = headingsAt(lines, n);
    if (again && sameHeadings(again.columns, first.columns)) {
      table.columns = again.columns;
      n += again.height;
      continue;
    }
    const line = lines[n];
    if (line) table.take(line);
    n += 1;
  }
  return table.advice(lines.slice(0, at), lines[at]?.line ?? 1);
}

/** Whether it is one beyond doubt, where nobody said what it is: it calls itself one above its headings, and has lines. */
export function isAdvicePdf(lines: readonly PdfLine[]): boolean {
  const at = lines.findIndex((_, n) => headingsAt(lines, n) !== undefined);
  const titled = lines.slice(0, Math.max(at, 0)).some(({ cells }) => cells.some(({ text }) => isAdviceTitle(text)));
  return titled && (adviceInPdf(lines)?.documents ?? 0) > 0;
}

interface Headings {
  readonly columns: readonly Column[];
  /** In lines. */
  readonly height: number;
}

/** A line of headings, perhaps two that stand under each other. */
function headingsAt(lines: readonly PdfLine[], n: number): Headings | undefined {
  const [line, next] = [lines[n], lines[n + 1]];
  if (!line) return undefined;
  const one = columnsIn(line.cells);
  const two = next && isUnder(line, next) ? columnsIn(stacked(line.cells, next.cells)) : undefined;
  if (two) return { columns: two, height: 2 };
  return one && { columns: one, height: 1 };
}

/** The second line of headings that are too long for one: words alone, each under a word, and no headings by themselves. */
const isUnder = (line: PdfLine, next: PdfLine): boolean =>
  next.page === line.page &&
  next.cells.length > 1 &&
  next.y - line.y < line.height * 2 &&
  [line, next].every(({ cells }) => cells.every(({ text }) => !/\d/.test(text))) &&
  next.cells.every((cell) => line.cells.some((above) => isOver(above, cell))) &&
  columnsIn(next.cells) === undefined;

const isOver = (above: Cell, cell: Cell): boolean => above.left < cell.right && above.right > cell.left;

function stacked(above: readonly Cell[], below: readonly Cell[]): Cell[] {
  const free = new Set(below);
  const both = above.map((cell) => {
    const under = below.find((one) => free.has(one) && isOver(cell, one));
    if (!under) return cell;
    free.delete(under);
    return {
      text: `${cell.text} ${under.text}`,
      left: Math.min(cell.left, under.left),
      right: Math.max(cell.right, under.right),
    };
  });
  return [...both, ...free].sort((a, b) => a.left - b.left);
}

function columnsIn(cells: readonly Cell[]): Column[] | undefined {
  if (cells.length < 2 || cells.length > MOST_COLUMNS || cells.some(({ text }) => text.length > LONGEST_HEADING))
    return undefined;
  const found = new Set<AdviceField>();
  const columns = cells.map((cell): Column => {
    const field = markShown(cell.text) === undefined ? fieldOf(cell.text) : undefined;
    if (field === undefined || found.has(field)) return { ...cell, field: OTHER };
    found.add(field);
    return { ...cell, field };
  });
  return found.has('document') && (found.has('paid') || found.has('gross')) ? columns : undefined;
}

/** A column of which nothing is wanted: it keeps what stands under it from being taken for something else. */
const OTHER = 'other' as AdviceField;
const MOST_COLUMNS = 20;
const LONGEST_HEADING = 60;

const sameHeadings = (a: readonly Column[], b: readonly Column[]): boolean =>
  a.length === b.length && a.every((column, n) => column.text === b[n]?.text);

interface Taken {
  readonly line: PdfLine;
  readonly cells: string[];
  readonly is: 'line' | 'carried' | 'total';
}

/** The lines under headings, as they come. */
class TableInPdf {
  readonly #lines: Taken[] = [];
  readonly #words: { readonly line: PdfLine; readonly text: string }[] = [];
  /** Amounts that stand on a line by themselves: perhaps of a total whose label stands a little higher or lower. */
  readonly #alone: { readonly line: PdfLine; readonly amount: string }[] = [];
  readonly #head: readonly Column[];
  readonly #marks = new Set<string>();

  constructor(public columns: readonly Column[]) {
    this.#head = columns;
    for (const { text } of columns) this.#see(text.replace(/^.*[([]([^)\]]+)[)\]]\s*$/, '$1'));
  }

  take(line: PdfLine): void {
    const placed = this.columns.map((): string => '');
    for (const cell of line.cells) {
      const at = this.#columnOf(cell);
      placed[at] = placed[at] === '' ? cell.text : `${placed[at] ?? ''} ${cell.text}`;
    }
    const texts = line.cells.map(({ text }) => text);
    const is = this.#isOfDocument(placed) ? 'line' : sumIn(texts);
    if (is !== 'line') this.#lines.push({ line, is, cells: this.#sumRow(texts, placed) });
    else if (this.#isLine(placed)) this.#lines.push({ line, is, cells: placed.map((text) => this.#bare(text)) });
    else this.#beside(line, placed);
  }

  /** What is no line by itself: an amount, the currency of one, or words that go on in the next line of their cell. */
  #beside(line: PdfLine, placed: readonly string[]): void {
    const amount = (['paid', 'gross'] as const)
      .map((field) => this.#bare(placed[this.#at(field)] ?? ''))
      .find(isAmount);
    if (amount !== undefined) this.#alone.push({ line, amount });
    const [only = '', ...others] = placed.filter((text) => text !== '');
    if (others.length > 0) return;
    if (only === placed[this.#at('reason')]) this.#words.push({ line, text: only });
    else if (only === placed[this.#at('paid')]) this.#see(only);
  }

  /** By the edge or the middle that is nearest: figures stand under the right edge of their heading, words under the left. */
  #columnOf({ left, right }: Cell): number {
    let [best, least] = [0, Infinity];
    this.columns.forEach((column, at) => {
      const middle = Math.abs((left + right - column.left - column.right) / 2);
      const distance = Math.min(Math.abs(left - column.left), Math.abs(right - column.right), middle);
      if (distance < least) [best, least] = [at, distance];
    });
    return best;
  }

  #at(field: AdviceField): number {
    return this.#head.findIndex((column) => column.field === field);
  }

  #isLine(placed: readonly string[]): boolean {
    return /\d/.test(placed[this.#at('document')] ?? '') && this.#amountsIn(placed) > 0;
  }

  /** Words such as `transport` may be the reason of a line. */
  #isOfDocument(placed: readonly string[]): boolean {
    const document = placed[this.#at('document')] ?? '';
    return /\d/.test(document) && !isTotal(document) && !isCarried(document);
  }

  /** How many amounts stand under what is paid and what was billed. */
  #amountsIn(placed: readonly string[]): number {
    return (['paid', 'gross'] as const).filter((field) => isAmount(this.#bare(placed[this.#at(field)] ?? ''))).length;
  }

  /** The words, and the amount under what is paid: the last that stands there. */
  #sumRow(texts: readonly string[], placed: readonly string[]): string[] {
    const paid = this.#paid;
    const under = this.#bare(placed[paid] ?? '');
    const amounts = texts.flatMap((text) => this.#amountIn(text));
    const row = placed.map(() => '');
    row[this.#at('document')] = texts.find((text) => isTotal(text) || isCarried(text)) ?? '';
    row[paid] = isAmount(under) ? under : (amounts.at(-1) ?? '');
    return row;
  }

  #amountIn(text: string): string[] {
    const bare = this.#bare(text.replace(/^.*[:=]\s*/, ''));
    return isAmount(bare) ? [bare] : [];
  }

  /** An amount without its currency, which is remembered. */
  #bare(text: string): string {
    const found = /^(\p{Sc}|[A-Z]{3}|kr)\s*(?=[-+(\d])|(?<=[\d)-])\s*(\p{Sc}|[A-Z]{3}|kr\.?)$/u.exec(text.trim());
    if (!found) return text.trim();
    const rest = text.trim().replace(found[0], '').trim();
    if (!isAmount(rest)) return text.trim();
    this.#see(found[1] ?? found[2] ?? '');
    return rest;
  }

  #see(mark: string): void {
    if (mark.length <= 4 && currencyOf(mark) !== undefined) this.#marks.add(mark);
  }

  advice(above: readonly PdfLine[], headLine: number): PdfAdvice {
    this.#joinTotals();
    this.#joinWords();
    const last = this.#lines.findLastIndex(({ is }) => is === 'total');
    const lines = this.#lines.filter(({ is }, n) => is === 'line' || n === last);
    const onTheWay = this.#lines.some(({ is }, n) => is !== 'line' && n !== last);
    const wanted = (cells: readonly string[]): string[] =>
      cells.map((text, at) => (this.#head[at]?.field === OTHER ? '' : text));
    return {
      rows: [
        ...above
          .slice(-MOST_ABOVE)
          .map(({ line, cells }) => ({ line, cells: cells.flatMap(({ text }) => labelled(text)) })),
        { line: headLine, cells: wanted(this.#head.map(({ text }) => text)) },
        ...lines.map(({ line, cells }) => ({ line: line.line, cells: wanted(cells) })),
      ],
      documents: this.#lines.filter(({ is }) => is === 'line').length,
      marks: [...this.#marks],
      doubt: this.#alone.length > 0 || (onTheWay && !this.#sumsFit(last)),
    };
  }

  get #paid(): number {
    return this.#at('paid') < 0 ? this.#at('gross') : this.#at('paid');
  }

  /** A label and its amount that stand in the middle of cells of different height. */
  #joinTotals(): void {
    for (const taken of this.#lines) {
      if (taken.is === 'line' || taken.cells[this.#paid] !== '') continue;
      const at = this.#alone.findIndex(({ line }) => isNear(line, taken.line));
      const [found] = at < 0 ? [] : this.#alone.splice(at, 1);
      if (found) taken.cells[this.#paid] = found.amount;
    }
  }

  #joinWords(): void {
    const at = this.#at('reason');
    if (at < 0) return;
    for (const { line, text } of this.#words) {
      const own = this.#lines.filter((taken) => taken.is === 'line' && isNear(line, taken.line));
      const nearest = own.sort((a, b) => Math.abs(a.line.y - line.y) - Math.abs(b.line.y - line.y))[0];
      if (nearest) nearest.cells[at] = `${nearest.cells[at] ?? ''} ${text}`.trim();
    }
  }

  /** What is carried forward is what stands above it, or what stood on its page. */
  #sumsFit(last: number): boolean {
    let [sum, page] = [0n, 0n];
    return this.#lines.every(({ cells, is }, n) => {
      const amount = wholeOf(cells[this.#paid] ?? '');
      if (is === 'line') {
        [sum, page] = [sum + (amount ?? 0n), page + (amount ?? 0n)];
        return true;
      }
      if (n === last || amount === undefined) return true;
      const fits = amount === sum || amount === page;
      page = 0n;
      return fits;
    });
  }
}

const isNear = (a: PdfLine, b: PdfLine): boolean =>
  a.page === b.page && Math.abs(a.y - b.y) < Math.max(a.height, b.height) * 1.8;

const sumIn = (texts: readonly string[]): Taken['is'] =>
  texts.some(isCarried) ? 'carried' : texts.some(isTotal) ? 'total' : 'line';

const MOST_ABOVE = 50;
export const isAmount = (text: string): boolean => markShown(text) !== undefined && /\d/.test(text);

/** Its digits: sums on the way are written like what they sum up. */
function wholeOf(text: string): bigint | undefined {
  const digits = text.replace(/\D/g, '');
  if (digits === '' || digits.length > 18) return undefined;
  return /^\s*[-(]|-\s*$/.test(text) ? -BigInt(digits) : BigInt(digits);
}
