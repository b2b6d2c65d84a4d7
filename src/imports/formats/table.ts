import type { RawRow } from './row';

/** A text file or one sheet of a workbook, as rows that can be gone through more than once. */
export interface Table {
  readonly file: string;
  readonly format: 'csv' | 'xlsx';
  readonly sheet?: string;
  readonly delimiter?: string;
  /** The rows from the beginning, as often as they are asked for. `width` is the number of headings, where it is known. */
  rows(width?: number): Iterable<RawRow>;
  /** Currencies that the number formats of a column show. */
  currencyMarks?(column: number): ReadonlySet<string>;
}
