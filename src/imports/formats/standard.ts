import type { Day } from '../../kernel/day';
import type { Field } from '../headers';
import type { FileKind } from '../mapping';
import type { Problem } from '../problem';
import type { Found, PaperNamed, PartyNamed, Question, Voided } from '../reading';
import type { FecYear } from './fec-years';
import type { BooksOf } from './whose-books';

/**
 * A file in a standard format, as a table: its columns are fields of our own, so that nothing of it has to be recognised. Whoever reads
 * the format gives out rows whose cells stand in the order of `columns`, as text: days as 2026-03-02 or 20260302, amounts with a
 * decimal point and signed (+ owes), kinds of entry by their English names (`invoice`, `credit note`, `payment`, `refund`, `adjustment`).
 * A row that is nothing to book carries its reason (`RawRow.skip`), one that is wrong carries what is wrong (`RawRow.wrong`).
 */
export interface Standard {
  readonly kind: FileKind;
  readonly columns: readonly StandardColumn[];
  /** Of rows that name none. */
  readonly currency: Found<string> | null;
  readonly asOf: Found<Day> | null;
  /** What stops the file; the first is shown as the refusal. */
  readonly refusals: readonly Problem[];
  readonly questions: readonly Question[];
  /** Of the file as a whole, leaving nothing out: sums that do not agree. */
  readonly problems: readonly Problem[];
  readonly assumptions: readonly string[];
  /** What the rows must come to, in `currency`: a difference becomes a Problem with both figures. */
  readonly balance: Balance | null;
  /** Customers by what identifies them, so that known ones are found: of formats that carry such numbers. */
  readonly parties?: readonly PartyNamed[];
  /** Papers that the file brings with its rows. */
  readonly papers?: readonly PaperNamed[];
  /** Its rows may bring the lines of invoices. */
  readonly withLines?: boolean;
  /** Whose books these are, as far as the file says it. */
  readonly of?: BooksOf;
  /** What only the last row shows. */
  readonly atEnd?: () => AtEnd;
  /** False: it holds documents and not what was paid, although some were paid when they were written. */
  readonly tellsOfPayments?: boolean;
}

export interface StandardColumn {
  readonly field: Field;
  /** What a person sees in a Problem: the column of the format, or the path of the element. */
  readonly heading: string;
  readonly samples?: readonly string[];
}

export interface AtEnd {
  readonly assumptions: readonly string[];
  /** Entries that are in the ledger and should not be, where this file shows it. */
  readonly voided: readonly Voided[];
  /** What the books carry forward is settled with those of the year before. */
  readonly carried?: boolean;
  /** What is kept with the import for the next year. */
  readonly years?: readonly FecYear[];
}

export interface Balance {
  readonly minor: number;
  /** A clause: `accounts 411000 and 416000`. */
  readonly of: string;
}
