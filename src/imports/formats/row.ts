import type { InvoiceLine } from '../../ledger/invoice-line';
import type { Field } from '../headers';
import type { LineCode } from '../problem';
import type { SkipReason } from '../reading';

/** A line of a text file or a row of a sheet, cut into cells and not understood yet. */
export interface RawRow {
  /** First line of it in the file, from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Set where the line cannot be cut; `cells` then holds its beginning. */
  readonly fault?: RowFault;
  /** Of a standard format: why it is nothing to book. */
  readonly skip?: SkipReason;
  /** Of a standard format: what only its reader can see to be wrong. */
  readonly wrong?: RowWrong;
  /** Of a standard format: the lines of the invoice. */
  readonly lines?: readonly InvoiceLine[];
  /** Of a standard format: the terms of payment that the masters of the file have for the customer, as a code. */
  readonly masters?: string;
  /** Of an archive: the file that it stands in, as Problems name it. */
  readonly file?: string;
}

export interface RowWrong {
  readonly field: Field;
  readonly code: LineCode;
  readonly fault: string;
  readonly expected: string;
  readonly remedy: string;
}

/** Text from a text file; a number where a workbook holds one. */
export type Cell = string | number;

export type RowFault = 'open-quotation-mark' | 'stray-quotation-mark' | 'line-too-long' | 'nul-byte';

/** A cell as trimmed text. `="00123"`, which keeps Excel from eating zeros, is 00123. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = cell.trim();
  if (text.charCodeAt(0) === 61 && text.startsWith('="') && text.endsWith('"')) return text.slice(2, -1).trim();
  return text;
}
