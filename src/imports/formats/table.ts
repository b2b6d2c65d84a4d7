import type { FileFormat } from '../mapping';
import type { RawRow } from './row';
import type { Standard } from './standard';

/** A text file or one sheet of a workbook, as rows that can be gone through more than once. */
export interface Table {
  readonly file: string;
  readonly format: FileFormat;
  /** Set where the format itself says what each column is. */
  readonly standard?: Standard;
  readonly sheet?: string;
  readonly delimiter?: string;
  /** The rows from the beginning, as often as they are asked for. `width` is the number of headings, where it is known. */
  rows(width?: number): Iterable<RawRow>;
  /** Currencies that the number formats of a column show. */
  currencyMarks?(column: number): ReadonlySet<string>;
}
