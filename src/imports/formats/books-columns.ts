import { toDecimal } from '../../kernel/money';
import type { InvoiceLine } from '../../ledger/invoice-line';
import type { Field } from '../headers';
import type { SkipReason } from '../reading';
import type { RawRow, RowWrong } from './row';
import type { StandardColumn } from './standard';

/** Books in XML as a table: rows by field, made into cells in the order of the columns. */
export type Named = Partial<Record<Field, string>>;

export interface BooksRow {
  readonly line: number;
  readonly cells: Named;
  readonly skip?: SkipReason;
  readonly wrong?: RowWrong;
  readonly lines?: readonly InvoiceLine[];
  /** The terms that the books have for the customer, where the due day must be computed. */
  readonly masters?: string;
}

/** A customer as the books list it. */
export interface BooksCustomer {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  /** Those of the general ledger that it stands on. */
  readonly accounts: readonly string[];
  readonly vatNo: string;
  readonly registerNo: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly contactName: string;
  readonly email: string;
  readonly phone: string;
  /** How long it has to pay, as a code; empty: the books do not say. */
  readonly terms: string;
  /** What it owed at the beginning and at the end; null where the books do not say. */
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
}

export const NO_CUSTOMER: BooksCustomer = {
  ...{ line: 0, code: '', name: '', accounts: [], vatNo: '', registerNo: '', street: '', postcode: '', city: '' },
  ...{ country: '', contactName: '', email: '', phone: '', terms: '' },
  ...{ openingMinor: null, closingMinor: null },
};

const PARTY = [
  'vatNo',
  'registerNo',
  'street',
  'postcode',
  'city',
  'country',
  'contactName',
  'email',
  'phone',
] as const;

/** Who owes, as cells. One that the books do not list is known by its number. */
export function whose(code: string, customer: BooksCustomer | undefined): Named {
  if (customer === undefined) return { customerCode: code };
  const beside = Object.fromEntries(PARTY.map((field) => [field, customer[field]]));
  return { customerCode: code, customerName: customer.name, ...beside };
}

export function rowIn(
  columns: readonly StandardColumn[],
  { line, cells, skip, wrong, lines, masters }: BooksRow,
): RawRow {
  if (skip !== undefined) return { line, cells: [], skip };
  return {
    line,
    cells: columns.map(({ field }) => cells[field] ?? ''),
    ...(wrong === undefined ? {} : { wrong }),
    ...(lines === undefined || lines.length === 0 ? {} : { lines }),
    ...(masters === undefined || masters === '' ? {} : { masters }),
  };
}

/** As cells of an amount. */
export const written = (minor: number, currency: string): string => toDecimal(minor, currency);

export const noAmount = (value: string): RowWrong => ({
  field: 'amount',
  code: value === '' ? 'missing-amount' : 'bad-amount',
  fault: value === '' ? 'the amount is missing' : 'this is no amount',
  expected: 'an amount such as 1234.56',
  remedy: 'Correct the amount in the source and export again.',
});
