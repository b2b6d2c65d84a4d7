/**
 * A Problem is a line in somebody's file: where it stands, what stands there, what was expected, and what to do about it.
 * Everything wrong in a file is collected, not the first thing only; the list is capped in memory and the rest is counted.
 */
export interface Problem {
  /** The file's own name, without its folder. */
  readonly file: string;
  /** Line of the text file or row of the sheet, from 1. Empty: the file as a whole. */
  readonly line: number | null;
  /** The heading of the column as the file writes it. */
  readonly column: string | null;
  /** What stands there, as it stands there, cut at 80 characters. */
  readonly value: string | null;
  /** What was found to be wrong, as a clause: `there is no 31 February`. */
  readonly fault: string;
  /** What was expected, with an example: `a day such as 25/03/2026`. */
  readonly expected: string;
  /** What the person can do, as a full sentence. */
  readonly remedy: string;
  /** Stable word for machines. */
  readonly code: ProblemCode;
}

/** Problems of the file as a whole: nothing of it can be taken. */
export type RefusalCode =
  | 'empty-file'
  | 'not-a-table'
  | 'password'
  | 'damaged-file'
  | 'too-big'
  | 'too-slow'
  | 'no-header'
  | 'no-rows'
  | 'aged-summary'
  | 'several-tables'
  | 'accounting-journal'
  | 'cash-basis'
  | 'no-receivables'
  | 'balance-only'
  | 'other-format'
  | 'bank-statement'
  | 'column-missing'
  | 'field-missing'
  | 'no-due-date-column'
  | 'nothing-to-book';

/** Problems of one line: the line is left out, or taken without its payer; the others may be taken without it. */
export type LineCode =
  | 'bad-day'
  | 'no-such-day'
  | 'ambiguous-day'
  | 'bad-amount'
  | 'missing-amount'
  | 'missing-customer'
  | 'missing-document'
  | 'missing-due-date'
  | 'missing-date'
  | 'unknown-currency'
  | 'duplicate-document'
  | 'duplicate-customer'
  | 'open-exceeds-amount'
  | 'damaged-number'
  | 'too-many-cells'
  | 'open-quotation-mark'
  | 'stray-quotation-mark'
  | 'line-too-long'
  | 'nul-byte'
  | 'cell-error'
  | 'unknown-payer'
  | 'payer-chain'
  | 'no-cached-value'
  | 'other-seller'
  | 'supplier-invoice'
  | 'sum-differs'
  | 'unreadable-document';

/** `control-total` hangs on the line of the file's own total and leaves nothing out; so do sums of books that do not agree. */
export type ProblemCode = RefusalCode | LineCode | SumCode;
export type SumCode = 'control-total' | 'uneven-books' | 'books-differ' | 'other-company';

const SHOWN = 80;

/** The Problem as one line of text: `march.csv:7: Due Date "31/02/2026": there is no 31 February; expected …. Correct it ….` */
export function sentence(problem: Problem): string {
  const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`;
  const where = [problem.column, problem.value === null ? null : `"${problem.value}"`].filter((part) => part !== null);
  const subject = where.length === 0 ? '' : `${where.join(' ')}: `;
  const expected = problem.expected === '' ? '' : `; expected ${problem.expected}`;
  return `${place}: ${subject}${problem.fault}${expected}. ${problem.remedy}`;
}

/** A copy of a text that does not keep alive the large piece of file that it was cut from. */
export const ownCopy = (text: string): string => Buffer.from(text).toString();

/** A value as it is shown: control characters made visible, cut at 80 characters. */
export function shown(value: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is made visible
  const plain = value.replace(/[\u0000-\u001f\u007f]/g, (mark) => (mark === '\n' || mark === '\t' ? ' ' : '·'));
  return ownCopy(plain.length > SHOWN ? `${plain.slice(0, SHOWN - 1)}…` : plain);
}

/** All problems of one file. Keeps the first `cap`, counts every one by its code. */
export class ProblemList {
  readonly kept: Problem[] = [];
  readonly counts = new Map<ProblemCode, number>();
  #fresh: Problem[] = [];

  constructor(private readonly cap = 1_000) {}

  add(problem: Problem): void {
    this.counts.set(problem.code, (this.counts.get(problem.code) ?? 0) + 1);
    if (this.kept.length >= this.cap) return;
    this.kept.push(problem);
    this.#fresh.push(problem);
  }

  get total(): number {
    let total = 0;
    for (const count of this.counts.values()) total += count;
    return total;
  }

  /** Those kept since the last call: what goes out with a batch. */
  takeFresh(): Problem[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}
