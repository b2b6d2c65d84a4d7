import type { Day } from '../kernel/day';

/** Whose a claim is, where it is not ours any more: sold to a factor, pledged to a bank, passed to an insurer that paid. */
export interface Assignment {
  readonly id: number;
  readonly entryId: number;
  readonly document: string;
  readonly holder: string;
  readonly on: Day;
  /** The customer was told, and pays the holder: no message of ours asks for it. Else we go on as before. */
  readonly notified: boolean;
}

export interface NewAssignment {
  readonly companyId: number;
  readonly customerId: number;
  readonly entryIds: readonly number[];
  readonly holder: string;
  readonly on: Day;
  readonly notified: boolean;
}

export const LONGEST_HOLDER = 200;
