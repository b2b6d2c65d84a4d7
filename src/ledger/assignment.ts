import type { Day } from '../kernel/day';

/** Whose a claim is, where it is not ours any more: sold to a factor, pledged to a bank, passed to an insurer that paid. */
export interface Assignment {
  readonly id: number;
  readonly entryId: number;
  readonly document: string;
  readonly holder: string;
  readonly on: Day;
  /** The customer was told, and pays the holder: no message of ours names our account for it. Else we go on as before. */
  readonly notified: boolean;
  /** We ask for it: quietly for the holder, or because the holder lets us. */
  readonly weChase: boolean;
  /** An account of the holder is known in its currency. */
  readonly hasAccount: boolean;
}

/** What becomes of it: nobody is asked by us; nobody yet, as no account is known; its holder is named; we ask as before. */
export type AssignedState = 'notified' | 'noAccount' | 'chased' | 'quiet';

export const assignedState = ({ notified, weChase, hasAccount }: Assignment): AssignedState =>
  !notified ? 'quiet' : !weChase ? 'notified' : hasAccount ? 'chased' : 'noAccount';

/** Whom claims were assigned to. */
export interface Holder {
  readonly id: number;
  readonly name: string;
  /** It lets us ask for what its customers were told is its. */
  readonly weChase: boolean;
}

export interface NewAssignment {
  readonly companyId: number;
  readonly customerId: number;
  readonly entryIds: readonly number[];
  readonly holder: string;
  readonly on: Day;
  readonly notified: boolean;
  /** The customer was told, and the holder lets us ask for these all the same. */
  readonly weAsk?: boolean;
}

export const LONGEST_HOLDER = 200;
