import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';

/**
 * What a message says, as facts: fixed when it is issued, put into words when it is delivered or previewed. Amounts are
 * minor units, + owes; words, dates and numbers are made in the recipient's language by `render`.
 */
export interface MessageContent {
  readonly kind: MessageKind;
  readonly tone: Tone;
  /** The customer's file number: in the subject, the letter and every later paper. */
  readonly fileNumber: string;
  /** The last day of the payments that are included. */
  readonly bookedUntil: Day;
  /** Absolute day by which payment is asked; none on a pre-due notice, a first-invoice message or a thank-you. */
  readonly payByOn: Day | null;
  /** One table and one payment block per currency, never added up. */
  readonly sections: readonly CurrencySection[];
  /** Free paragraphs of a message written by a person or a reasoned answer; plain text. */
  readonly paragraphs?: readonly string[];
  /** Subject of a free message; plain text. */
  readonly subject?: string;
  /** The entity that was invoiced, where it is another than the customer written to. */
  readonly billedTo?: string;
}

export type MessageKind = 'first_invoice' | 'pre_due' | 'reminder' | 'final' | 'thank_you' | 'answer' | 'free';
export type Tone = 'friendly' | 'neutral' | 'firm';

export interface CurrencySection {
  readonly currency: string;
  /** What is asked for: Σ demandMinor of `items`, `alsoDue` and `credits` (a credit's is negative), see `demandOf`. */
  readonly demandMinor: number;
  readonly oldestDueOn: Day | null;
  readonly items: readonly ContentLine[];
  /** A final reminder names only what was demanded before; the rest that is due stands here. */
  readonly alsoDue: readonly ContentLine[];
  readonly credits: readonly ContentLine[];
  /** Held whole. A part that is held of an item above shows there, as the difference of its open and its demand. */
  readonly onHold: readonly ContentLine[];
  readonly notYetDue: readonly ContentLine[];
  readonly payment: PaymentBlock | null;
}

export interface ContentLine {
  readonly itemId: number;
  readonly document: string;
  readonly type: string;
  readonly poNo: string | null;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly openMinor: number;
  /** What this message asks of it: open less what is held. Of a credit, what it takes off: the same as its open. */
  readonly demandMinor: number;
  readonly daysLate: number;
}

export interface PaymentBlock {
  readonly iban: string;
  readonly bic: string | null;
  readonly holder: string;
  readonly bankName: string | null;
  /** ISO 11649 (RF…) or the invoice's own reference; without blanks. */
  readonly reference: string;
  readonly amountMinor: number;
}

/** What a section asks for, added up from its lines: a message whose total is another is our bug. */
export function demandOf(section: Pick<CurrencySection, 'items' | 'alsoDue' | 'credits'>): number {
  return sum([...section.items, ...section.alsoDue, ...section.credits].map((line) => line.demandMinor));
}
