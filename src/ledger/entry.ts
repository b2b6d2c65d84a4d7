import { assert } from '../kernel/assert';
import type { Day, Instant } from '../kernel/day';
import { sum } from '../kernel/money';

/** A line of the customer's ledger. Amounts are signed: + owes (invoice, refund), − credit (credit note, payment). */
export interface Entry {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number;
  /** The source's id, else made of customer, type and document: what makes it this entry and no other. */
  readonly identity: string;
  readonly sourceId: string | null;
  readonly type: EntryType;
  /** The number people know it by. */
  readonly document: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** How many open items it has. */
  readonly parts: number;
  readonly netMinor: number | null;
  readonly vatMinor: number | null;
  readonly issuedOn: Day;
  readonly postedOn: Day | null;
  readonly supplyOn: Day | null;
  readonly deliveryOn: Day | null;
  readonly deliveryNote: string | null;
  /** Our order number. */
  readonly orderNo: string | null;
  /** The customer's purchase order. */
  readonly poNo: string | null;
  readonly contractRef: string | null;
  readonly contractOn: Day | null;
  readonly subject: string | null;
  readonly claimType: string | null;
  readonly governingLaw: string | null;
  readonly site: string | null;
  readonly billedEntity: string | null;
  readonly terms: string | null;
  readonly paymentMethod: string | null;
  /** The invoice's own KID, OCR, QRR or OGM. */
  readonly paymentReference: string | null;
  readonly discountMinor: number | null;
  readonly discountUntil: Day | null;
  /** Document numbers that the source says it pays. */
  readonly settles: string | null;
  readonly basis: EntryBasis;
  readonly einvoiceChannel: string | null;
  readonly einvoiceSentOn: Day | null;
  readonly einvoiceReceivedOn: Day | null;
  readonly einvoiceState: string | null;
  readonly einvoiceProof: string | null;
  /** Who at the customer handles it: the email of one of its contacts. */
  readonly handlerEmail: string | null;
  /** JSON, where the source has lines. */
  readonly lines: string | null;
  readonly importId: number | null;
  readonly importLine: number | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

export const ENTRY_TYPES = ['invoice', 'credit_note', 'payment', 'refund', 'adjustment'] as const;
export type EntryType = (typeof ENTRY_TYPES)[number];

/** How we know: the source booked it, its list let us conclude it, or it vanished from a list. */
export type EntryBasis = 'booked' | 'reported' | 'presumed';

/** An entry to be booked. */
export interface NewEntry {
  readonly companyId: number;
  readonly customerId: number;
  readonly type: EntryType;
  readonly document: string;
  readonly currency: string;
  /** + owes: a payment or credit note is negative. */
  readonly amountMinor: number;
  readonly issuedOn: Day;
  /** Last day to pay of an invoice in one part. */
  readonly dueOn?: Day | null;
  /** Where it is due in several parts, which add up to the amount. */
  readonly parts?: readonly Part[];
  /** Where the source has an id of its own or an ordinal; otherwise customer, type and document make it. */
  readonly identity?: string;
  readonly basis?: EntryBasis;
  readonly importId?: number | null;
  readonly importLine?: number | null;
  /** What else the source says. */
  readonly more?: Partial<Omit<Entry, 'id' | 'companyId' | 'customerId' | 'recordedAt' | 'recordedBy'>>;
}

export interface Part {
  readonly dueOn: Day | null;
  readonly amountMinor: number;
}

export const identityOf = (entry: NewEntry): string =>
  entry.identity ?? `${entry.document}|${entry.type}|${entry.customerId}`;

/** The open items that an entry begins with. A credit has one, without a due day. */
export function partsOf(entry: NewEntry): readonly Part[] {
  if (entry.amountMinor < 0) return [{ dueOn: null, amountMinor: entry.amountMinor }];
  const parts = entry.parts ?? [{ dueOn: entry.dueOn ?? null, amountMinor: entry.amountMinor }];
  assert(sum(parts.map((part) => part.amountMinor)) === entry.amountMinor, `parts of ${entry.document} do not add up`);
  return parts;
}
