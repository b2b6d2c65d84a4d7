import type { Day } from '../kernel/day';
import type { PaymentTerms } from '../kernel/terms';
import type { DayStyle } from './formats/day';
import type { Field } from './headers';
import type { FileFormat, FileKind } from './mapping';
import type { DecimalMark } from './mapping-profile';

/** Everything that was decided about a file before its rows are read: reading then only follows it. */
export interface Plan {
  readonly file: string;
  readonly format: FileFormat;
  readonly kind: FileKind;
  readonly headings: readonly string[];
  /** What each row of the header looks like, to know it when it comes again. */
  readonly headerRows: readonly string[];
  /** Field → position of its column. */
  readonly columns: ReadonlyMap<Field, number>;
  /** Positions of the ageing columns, where they are all that tells the amount. */
  readonly buckets: readonly number[];
  readonly days: ReadonlyMap<Field, DayStyle>;
  readonly decimalMark: DecimalMark;
  /** For rows that name no currency. */
  readonly currency: string | undefined;
  readonly asOf: Day | undefined;
  /** For rows without a due day: terms that were said of the whole file. */
  readonly terms: PaymentTerms | undefined;
  readonly signs: Signs;
  readonly customer: CustomerPlace;
  /** Customer numbers that mean another one, as a person decided. */
  readonly codes: ReadonlyMap<string, string>;
  /** One row per line item: the document's amounts are taken once. */
  readonly lineItems: boolean;
  /** Only rows on a receivables account are entries. */
  readonly onReceivables: boolean;
  /** The table was chosen among several: it ends where the next begins. */
  readonly oneTable: boolean;
  readonly drafts: boolean;
  /** The format says what each row is: none is told apart from headings and totals by its looks. */
  readonly standard: boolean;
  /** Of a standard format: its rows may bring the lines of their invoices. */
  readonly withLines: boolean;
}

/** Where the customer stands: in a column, in the row only where it changes, or in a row of its own before or after its entries. */
export type CustomerPlace = 'column' | 'first-row' | 'row-before' | 'row-after';

export interface Signs {
  /** The credit column holds negative amounts already. */
  readonly creditNegative: boolean;
  /** Credit notes and payments are written as positive amounts and told apart by their type. */
  readonly unsignedTypes: boolean;
  readonly paidNegative: boolean;
  /** A list of payments in which money received is negative. */
  readonly receivedNegative: boolean;
}
