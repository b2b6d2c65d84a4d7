import type { BankFault } from '../../cash/bank-line';
import type { DateOrder, DecimalMark } from '../mapping-profile';
import type { ListColumns } from './bank-list-columns';
import type { ListFacts } from './bank-list-facts';
import type { RawRow } from './row';

/** A bank's list once nothing of it is open any more: its rows, and how they are to be read. */
export interface Told {
  readonly columns: ListColumns;
  readonly entries: Entries;
  readonly facts: ListFacts;
  /** Where no column says it. */
  readonly account: string;
  readonly currency: string | undefined;
  readonly mark: DecimalMark;
  readonly order: DateOrder;
}

export interface Entry {
  readonly row: RawRow;
  readonly pending: boolean;
}

export interface Entries {
  readonly entries: readonly Entry[];
  /** Rows below the headings that are no movements: balances, totals, titles. */
  readonly beside: readonly RawRow[];
  readonly faults: readonly BankFault[];
}
