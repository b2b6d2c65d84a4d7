import type { Day } from '../kernel/day';

/**
 * What a bank says of one of our accounts: statements with their balances, and a line for each movement. Amounts are signed from
 * our side: + came in, − went out. A reader hands it over in the order of the file, so that no file needs to fit into memory.
 */
export type BankSaid =
  | { readonly is: 'statement'; readonly statement: StatementHead }
  | { readonly is: 'balance'; readonly which: 'opening' | 'closing'; readonly balance: Balance }
  | { readonly is: 'line'; readonly line: BankLine }
  | { readonly is: 'fault'; readonly fault: BankFault };

export interface StatementHead {
  /** As the file writes it, without blanks: an IBAN, or what the bank calls the account. */
  readonly account: string;
  /** Number or name that the bank gave the statement. */
  readonly number: string | null;
  readonly currency: string | null;
  /** A notice tells of movements beside the statement, a report of those of a day that is not over; neither has balances that continue. */
  readonly kind: 'statement' | 'notice' | 'report';
}

export interface Balance {
  readonly minor: number;
  readonly currency: string;
  readonly on: Day;
}

export interface BankLine {
  /** Where it stands in the file, from 1: a line of a text file, an entry of an XML file. */
  readonly place: number;
  readonly bookedOn: Day;
  readonly valueOn: Day | null;
  readonly currency: string;
  /** + came in. */
  readonly amountMinor: number;
  /** The structured reference that the payer gave: RF, QRR, OGM, KID, OCR; without blanks and decoration. */
  readonly reference: string | null;
  readonly endToEnd: string | null;
  /** The bank's own reference of the movement. */
  readonly bankRef: string | null;
  /** The other side: who paid, or who was paid. */
  readonly name: string | null;
  /** For whom it was paid, where that is somebody else. */
  readonly behind: string | null;
  /** Without blanks: an IBAN or a national number. */
  readonly iban: string | null;
  /** The free text, whole. */
  readonly text: string;
  /** The bank takes back an earlier movement. */
  readonly reversal: boolean;
  /** A payment or direct debit that came back, and why: the bank's code or words. */
  readonly returned: string | null;
  /** What the bank kept of it, > 0. */
  readonly chargesMinor: number | null;
  /** The place of the entry in which it stands: those of one batch have the same. */
  readonly entry: number;
  /** The bank's reference of that entry. */
  readonly entryRef: string | null;
  /** What the order was called with which several were paid at once: PmtInfId, MsgId. */
  readonly batchRef: string | null;
  /** How many payments are in a line that is one batch, where the file says so. */
  readonly batchCount: number | null;
  /** What was on the account after it, where the file says so line by line. */
  readonly balanceMinor?: number;
}

export type BankFaultCode =
  | 'bad-day'
  | 'bad-amount'
  | 'damaged-file'
  | 'too-big'
  | 'no-account'
  | 'details-differ'
  | 'pending'
  | 'line-too-long'
  | 'balance-differs'
  | 'balance-decides'
  | 'sign-unclear'
  | 'not-money';

/** What of a file could not be understood, and where. What `HARMLESS` names leaves nothing out that is money. */
export interface BankFault {
  readonly place: number;
  readonly value: string;
  readonly code: BankFaultCode;
}

/** A line about which nothing is known yet but where it stands. */
export const bareLine = (place: number, of: Pick<BankLine, 'bookedOn' | 'currency' | 'amountMinor'>): BankLine => ({
  place,
  ...of,
  valueOn: null,
  reference: null,
  endToEnd: null,
  bankRef: null,
  name: null,
  behind: null,
  iban: null,
  text: '',
  reversal: false,
  returned: null,
  chargesMinor: null,
  entry: place,
  entryRef: null,
  batchRef: null,
  batchCount: null,
});
