import type { Day } from '../kernel/day';
import type { Agreement } from './reference-scheme';

/** Where customers pay to: our own accounts, and those of who holds claims. One per currency is preferred; earlier ones are kept, ended. */
export interface BankAccount {
  readonly id: number;
  readonly currency: string;
  /** Without blanks. */
  readonly iban: string;
  readonly bic: string | null;
  readonly holder: string;
  readonly bankName: string | null;
  readonly preferred: boolean;
  readonly from: Day | null;
  /** Of a holder of claims; null: our own. */
  readonly payeeId: number | null;
  /** What its bank takes as a reference. */
  readonly references: Agreement;
}
