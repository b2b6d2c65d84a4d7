import type { DisputeOutcome } from '../disputes/dispute';
import type { DisputedLine } from '../disputes/disputed-line';
import type { DocumentKind, Visibility } from '../documents/kind';
import type { Day, Instant } from '../kernel/day';
import type { ContactMade, Reminder } from './claim';

/** The facts of one debtor as the rooms below keep them: rows, not yet a claim. */
export interface Scope {
  readonly companyId: number;
  readonly customerId: number;
  readonly currency: string;
  readonly keyDate: Day;
}

export interface EntryRow {
  readonly entryId: number;
  readonly type: 'invoice' | 'credit_note' | 'payment' | 'refund' | 'adjustment';
  readonly document: string;
  readonly issuedOn: Day;
  readonly amountMinor: number;
  readonly netMinor: number | null;
  readonly vatMinor: number | null;
  readonly subject: string | null;
  readonly poNo: string | null;
  readonly orderNo: string | null;
  readonly contractRef: string | null;
  readonly contractOn: Day | null;
  readonly deliveryOn: Day | null;
  readonly deliveryNote: string | null;
  readonly terms: string | null;
  /** Of its contract: the country whose law that names. */
  readonly governingLaw: string | null;
}

export interface AppliedRow {
  readonly itemId: number;
  /** The payment or credit note itself. */
  readonly entryId: number;
  readonly type: string;
  readonly document: string;
  readonly on: Day;
  readonly amountMinor: number;
}

export interface ReminderRow {
  readonly reminderId: number;
  readonly messageId: number;
  readonly kind: Reminder['kind'];
  /** Of a legal paper: `UK-claim`; empty: none. */
  readonly paper: string;
  readonly channel: 'email' | 'letter' | 'sms';
  readonly language: string;
  readonly issuedOn: Day;
  readonly recipient: string;
  readonly toName: string | null;
  readonly subject: string | null;
  readonly textSha: string | null;
  readonly attachments: string;
  readonly demandMinor: number;
  readonly payByOn: Day | null;
  /** Of how many customers the message spoke. */
  readonly customers: number;
}

export interface StepRow {
  readonly messageId: number;
  readonly kind: string;
  readonly onDay: Day;
  readonly detail: string;
  readonly recordedAt: Instant;
}

export interface DisputeRow {
  readonly disputeId: number;
  readonly state: string;
  readonly category: string;
  readonly raisedOn: Day;
  readonly objection: string;
  readonly answer: string | null;
  readonly answeredOn: Day | null;
  readonly outcome: DisputeOutcome | null;
}

export interface DocumentRow {
  readonly id: number;
  readonly about: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly datedOn: Day | null;
  readonly visibility: Visibility;
  /** Of a translation; null: it is none. */
  readonly language: string | null;
  readonly translator: string | null;
  readonly sworn: number | null;
}

export type ContactRow = Omit<ContactMade, 'key' | 'demanded'> & { readonly id: number };

/** What a dispute is about of one item: all that was disputed of it, and the lines where single ones were named. */
export interface ItemDisputed {
  readonly disputeId: number;
  readonly itemId: number;
  readonly amountMinor: number;
  readonly lines: readonly DisputedLine[];
}
