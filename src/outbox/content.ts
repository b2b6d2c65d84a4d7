import type { SchemeName } from '../companies/reference-scheme';
import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { LegalContent } from './legal';

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
  /** One table and one payment block per account and currency, never added up; of several customers, per customer too. */
  readonly sections: readonly CurrencySection[];
  /** Free paragraphs of a message written by a person or a reasoned answer; plain text. */
  readonly paragraphs?: readonly string[];
  /** Subject of a free message; plain text. */
  readonly subject?: string;
  /** The entity that was invoiced, where it is another than the customer written to. */
  readonly billedTo?: string;
  /** Message-ID of the mail of theirs that it answers, without brackets. */
  readonly answers?: string;
  /** Of a correction: the message that it takes back. */
  readonly corrects?: { readonly on: Day; readonly subject: string | null };
  /** Of the announcement of a visit. */
  readonly visit?: AnnouncedVisit;
  /** Of a legal paper. */
  readonly legal?: LegalContent;
}

/** A visit as the customer reads of it: who comes, when, where and why; or that it has another day, or does not take place. */
export interface AnnouncedVisit {
  readonly change: 'announced' | 'moved' | 'cancelled';
  readonly onDay: Day;
  /** `8:00`. */
  readonly from: string;
  readonly until: string;
  readonly agent: string;
  readonly role: string;
  /** Empty: none is named. */
  readonly qualification: string;
  /** For whom the agent works; empty: for us. */
  readonly partner: string;
  /** Empty: none is known. */
  readonly phone: string;
  readonly address: readonly string[];
  readonly reason: VisitReason;
}

export const VISIT_REASONS = ['talk', 'unreached', 'papers', 'asked'] as const;
export type VisitReason = (typeof VISIT_REASONS)[number];

export type MessageKind =
  'first_invoice' | 'pre_due' | 'reminder' | 'final' | 'thank_you' | 'answer' | 'free' | 'statement' | 'correction';
export type Tone = 'friendly' | 'neutral' | 'firm';

export interface CurrencySection {
  readonly currency: string;
  /** Of a message about several customers to one who pays for them, or heads their group: whose section it is. */
  readonly entity?: Entity;
  /** Who holds these claims, where the customer was told and pays on the holder's account: a section apart from what is paid to us. */
  readonly payee?: string;
  /** What is asked for: Σ demandMinor of `items`, `alsoDue` and `credits` (a credit's is negative), see `demandOf`. */
  readonly demandMinor: number;
  readonly items: readonly ContentLine[];
  /**
   * Due too, beside what the message is about: what a final reminder does not name because it was not demanded before; in an
   * earlier reminder what was asked for before and takes no step with it.
   */
  readonly alsoDue: readonly ContentLine[];
  readonly credits: readonly ContentLine[];
  /** Held whole. A part that is held of an item above shows there, as the difference of its open and its demand. */
  readonly onHold: readonly ContentLine[];
  readonly notYetDue: readonly ContentLine[];
  readonly payment: PaymentBlock | null;
  /** What of it is a cash discount that was taken after its day: asked for, and said as such. */
  readonly lateDiscounts?: readonly LateDiscount[];
  /** Of what is held of it as disputed, the lines of invoices that the customer named. */
  readonly disputedLines?: readonly LineInDispute[];
  /** Interest and costs that are claimed beside invoices: a table of their own, not in what the invoices add up to. */
  readonly charges?: readonly ChargeLine[];
}

export interface ChargeLine {
  readonly document: string;
  readonly kind: 'interest' | 'fixed_sum' | 'fee';
  /** Of interest: its days. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly amountMinor: number;
  /** Of a note that is about charges alone: which one it is. */
  readonly chargeId?: number;
}

export interface LineInDispute {
  readonly document: string;
  readonly no: string;
  readonly text: string;
  /** With its tax; null where that is not known of the line alone. */
  readonly amountMinor: number | null;
}

/** Who was invoiced, with the number it has with us. */
export interface Entity {
  readonly code: string;
  readonly name: string;
}

export interface LateDiscount {
  readonly document: string;
  /** The last day on which it could be taken. */
  readonly untilOn: Day;
  readonly paidOn: Day;
  readonly amountMinor: number;
}

export interface ContentLine {
  /** Below zero: what is missing of an instalment, in place of an invoice. */
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
  /** The last day to pay that holds for it, where one was named: the message's, or that of the one before. */
  readonly payByOn: Day | null;
}

export interface PaymentBlock {
  readonly iban: string;
  readonly bic: string | null;
  readonly holder: string;
  readonly bankName: string | null;
  /** ISO 11649 (RF…), that of another scheme, or the invoice's own; without blanks. */
  readonly reference: string;
  /** The scheme of the account, where it is another than ISO 11649. */
  readonly scheme?: SchemeName;
  readonly amountMinor: number;
}

const COLUMNS = [
  'itemId', 'document', 'type', 'poNo', 'issuedOn', 'dueOn', 'amountMinor', 'paidMinor', 'openMinor', 'demandMinor', 'daysLate', 'payByOn',
] as const satisfies readonly (keyof ContentLine)[]; // prettier-ignore

type Cell = ContentLine[keyof ContentLine];
type TableName = 'items' | 'alsoDue' | 'credits' | 'onHold' | 'notYetDue';
type Tables<Line> = Readonly<Record<TableName, readonly Line[]>>;
type Stored = Omit<MessageContent, 'sections'> & {
  readonly columns: readonly (keyof ContentLine)[];
  readonly sections: readonly (Omit<CurrencySection, TableName> & Tables<readonly Cell[]>)[];
};

/** As it is kept: the columns of the tables are named once, because their names would be most of it. */
export function stored(content: MessageContent): string {
  const { sections, ...rest } = content;
  return JSON.stringify({
    ...rest,
    columns: COLUMNS,
    sections: sections.map((section) => ({ ...section, ...tables(section, cellsOf) })),
  } satisfies Stored);
}

/** What was kept, by the columns that it was kept with. */
export function contentFrom(text: string): MessageContent {
  const { columns, sections, ...rest } = JSON.parse(text) as Stored;
  const lineOf = (cells: readonly Cell[]): ContentLine =>
    Object.fromEntries(columns.map((name, at) => [name, cells[at]])) as unknown as ContentLine;
  return { ...rest, sections: sections.map((section) => ({ ...section, ...tables(section, lineOf) })) };
}

/** In the order of the columns. */
const cellsOf = (line: ContentLine): readonly Cell[] => [
  line.itemId,
  line.document,
  line.type,
  line.poNo,
  line.issuedOn,
  line.dueOn,
  line.amountMinor,
  line.paidMinor,
  line.openMinor,
  line.demandMinor,
  line.daysLate,
  line.payByOn,
];

function tables<From, To>(section: Tables<From>, change: (line: From) => To): Tables<To> {
  const { items, alsoDue, credits, onHold, notYetDue } = section;
  return {
    items: items.map(change),
    alsoDue: alsoDue.map(change),
    credits: credits.map(change),
    onHold: onHold.map(change),
    notYetDue: notYetDue.map(change),
  };
}

/** What a section asks for, added up from its lines: a message whose total is another is our bug. */
export function demandOf(section: Pick<CurrencySection, 'items' | 'alsoDue' | 'credits'>): number {
  return sum([...section.items, ...section.alsoDue, ...section.credits].map((line) => line.demandMinor));
}
