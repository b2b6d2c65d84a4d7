import type { DebtorType } from '../customers/customer';
import type { DocumentKind, Visibility } from '../documents/kind';
import type { PaymentTerms } from '../kernel/terms';
import type { Day, Instant } from '../kernel/day';
import type { Countdown } from '../law/countdown';
import type { CountryReason } from '../law/four-countries';
import type { HeldDays } from '../law/interest-hold';
import type { Supplement } from './supplement';
import type { ClaimedCharge, Cost } from './claim-charge';
import type { InterestTerms } from './claim-interest';
import type { ClaimDispute, ClaimPlan, ClaimPromise } from './claim-word';
import type { Instructions } from './instructions';
import type { Answers, ClaimRoute } from './routes/keys';
import type { Translated } from './translated';

/**
 * A claim: everything that a stranger needs in order to collect it, as plain facts of one debtor, one currency and one
 * key date. It asks nothing of a database and knows no rule of one country; sheets, tables and files are made of it.
 * Amounts are minor units of `currency`, + owes, unless a field says that it is a size (≥ 0).
 */
export interface Claim {
  /** The file number, the same over all versions: RF-2026-0007. */
  readonly reference: string;
  readonly version: number;
  /** ISO 4217. */
  readonly currency: string;
  /** The day as of which every amount stands. */
  readonly keyDate: Day;
  readonly madeAt: Instant;
  /** The language of the bundle: en, fr or de. */
  readonly language: string;
  /** On which way it is pursued, and what people wrote into the form of that route. */
  readonly route: ClaimRoute;
  readonly answers?: Answers;
  /** Official papers that must go with a letter of that route and are on file, by their slots. */
  readonly official?: readonly string[];
  /** The partner it is made for; empty: to be kept. */
  readonly recipient: string | null;
  /** How fresh the ledger was. */
  readonly ledger: { readonly asOf: Day | null; readonly assumed: boolean };
  readonly creditor: Creditor;
  readonly debtor: Debtor;
  readonly basis: Basis;
  /** The due parts that are claimed. */
  readonly entries: readonly ClaimedEntry[];
  /** The whole account of the debtor in this currency up to the key date, oldest first: adds up to its balance. */
  readonly account: readonly AccountLine[];
  /** What is open on the account and not claimed here: other invoices, credits not applied (−). */
  readonly unclaimed: readonly UnclaimedItem[];
  /** What was claimed beside principal before: fees, fixed sums, interest of days that count no more in the table of interest. */
  readonly charges: readonly ClaimedCharge[];
  /** What collecting costs the creditor and the debtor is not asked for. */
  readonly costs: readonly Cost[];
  readonly interest: InterestTerms | null;
  readonly reminders: readonly Reminder[];
  readonly disputes: readonly ClaimDispute[];
  readonly promises: readonly ClaimPromise[];
  /** Instalments that were agreed, with what came of each; none where there never were any. */
  readonly plans?: readonly ClaimPlan[];
  readonly contacts: readonly ContactMade[];
  readonly exhibits: readonly Exhibit[];
  /** Until when it can be brought to a court, the first of its entries: for the partner alone, whom it presses. */
  readonly limitation?: Countdown | null;
  /** What the partner may agree to; never shown to the debtor. */
  readonly instructions: Instructions | null;
  /** What changed since it was handed over; only in a supplement. */
  readonly supplement?: Supplement;
}

export interface PostalAddress {
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
}

export interface Creditor {
  /** Exactly as registered. */
  readonly legalName: string | null;
  readonly tradingName: string | null;
  readonly legalForm: string | null;
  readonly registerNo: string | null;
  readonly vatNo: string | null;
  readonly address: PostalAddress;
  /** Who represents it, with the function. */
  readonly representative: string | null;
  readonly contact: { readonly name: string | null; readonly email: string | null; readonly phone: string | null };
  /** Where the money is to be sent. */
  readonly bank: { readonly holder: string; readonly iban: string; readonly bic: string | null } | null;
}

export interface Debtor {
  /** Our customer number. */
  readonly code: string;
  /** Exactly as registered; empty where nobody has looked it up. */
  readonly legalName: string | null;
  /** As it stands on the invoices. */
  readonly name: string;
  readonly tradingName: string | null;
  readonly type: DebtorType;
  /** Only the company's setting says so, of all of whom nothing is known. */
  readonly typeAssumed: boolean;
  readonly legalForm: string | null;
  readonly registerNo: string | null;
  readonly vatNo: string | null;
  readonly registered: PostalAddress | null;
  readonly others: readonly { readonly role: string; readonly address: PostalAddress }[];
  readonly representative: string | null;
  /** Who pays for the debtor and was written to in its place; the debt stays the debtor's. */
  readonly payer?: string;
  /** The head of its group. */
  readonly head?: string;
  readonly contacts: readonly DebtorContact[];
  /** The day of the register extract among the exhibits. */
  readonly registerExtractOn: Day | null;
}

export interface DebtorContact {
  readonly name: string | null;
  readonly role: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** What the claim rests on. */
export interface Basis {
  readonly contract: {
    readonly reference: string | null;
    readonly concludedOn: Day | null;
    readonly subject: string | null;
  } | null;
  /** Which terms of sale, and how they were accepted. */
  readonly terms: { readonly version: string; readonly acceptance: string | null } | null;
  /** Country whose law governs, and why that; `assumed`: a default that nobody has confirmed. */
  readonly governingLaw: {
    readonly country: string;
    readonly assumed: boolean;
    readonly reason?: CountryReason;
  } | null;
  readonly courtCountry: string | null;
  /** What happened, in a few sentences a person wrote. */
  readonly facts: string | null;
}

export interface ClaimedEntry {
  /** What people call it: the number, with the part where there are several (F-1/2). */
  readonly document: string;
  readonly issuedOn: Day;
  /** Last day to pay. */
  readonly dueOn: Day | null;
  /** Where the day was not given but computed from terms of payment: which; `assumed`: nobody said what was agreed. */
  readonly dueComputed?: { readonly basis: 'computed' | 'assumed'; readonly terms: PaymentTerms };
  readonly amountMinor: number;
  readonly netMinor: number | null;
  readonly vatMinor: number | null;
  /** What was delivered or done. */
  readonly subject: string | null;
  /** The debtor's purchase order. */
  readonly poNo: string | null;
  readonly orderNo: string | null;
  readonly contractRef: string | null;
  readonly deliveryOn: Day | null;
  readonly deliveryNote: string | null;
  /** Money and credits applied to it up to the key date, oldest first; a reversal is one more line. */
  readonly applied: readonly Applied[];
  /** What the ledger says is open of it. */
  readonly openMinor: number;
  /** What of that is claimed; the rest is left out for the reason given. */
  readonly claimedMinor: number;
  readonly leftOut: LeftOutWhy | null;
  /** Interest was claimed to that day, paid or given up since or not: none of these days is claimed again. */
  readonly interestClaimedTo?: Day;
  /** Days that bear no interest, as they stood when the claim was made. */
  readonly interestHeld?: readonly HeldDays[];
}

/** A reason that may be printed: what a clerk wrote beside a hold stays in the house. */
export type LeftOutWhy = 'disputed' | 'promised' | 'on_hold';

export interface Applied {
  readonly kind: 'payment' | 'credit_note' | 'adjustment';
  readonly document: string;
  /** The day of the payment or credit note itself: interest follows it. */
  readonly on: Day;
  /** What it took off, > 0; of a reversal < 0. */
  readonly amountMinor: number;
}

export interface AccountLine {
  readonly on: Day;
  readonly kind: 'brought_forward' | 'invoice' | 'credit_note' | 'payment' | 'refund' | 'adjustment';
  readonly document: string;
  readonly amountMinor: number;
}

export interface UnclaimedItem {
  readonly document: string;
  readonly dueOn: Day | null;
  readonly openMinor: number;
  readonly why: 'not_due' | 'credit' | 'not_claimed';
}

/** A message about what is claimed, word for word. */
export interface Reminder {
  readonly key: string;
  readonly visibility: Visibility;
  /** pre_due: a notice before the due day, which asks for nothing yet. */
  readonly kind: 'pre_due' | 'reminder' | 'final';
  /** Of a legal paper: which, `UK-claim`. */
  readonly paper?: string;
  readonly channel: 'email' | 'letter' | 'sms';
  /** The day that it bears. */
  readonly writtenOn: Day;
  /** In which it is written; kept files do not say it. */
  readonly language?: string;
  /** A letter: when it was posted, if it was; else the day that it bears. Whether it left the house is told by `proof` (see `sending.ts`). */
  readonly sentOn: Day;
  /** Name and address it went to, one line. */
  readonly recipient: string;
  readonly subject: string;
  /** Plain text, whole. Links that give access are masked when it is printed. */
  readonly text: string;
  /** Of a message that spoke of other customers too: what it says of them is left out, here and among the attachments. */
  readonly extract?: true;
  /** Documents it demanded. */
  readonly documents: readonly string[];
  readonly demandMinor: number | null;
  /** The day by which it asked for payment; see `timeUntil` for a letter that lay before it was posted. */
  readonly payBy: Day | null;
  readonly attachments: readonly string[];
  /** What is known of its way, oldest first. */
  readonly proof: readonly ProofOfSending[];
}

export interface ProofOfSending {
  /** kept: written into the folder of the test mode, sent to nobody. */
  readonly kind: 'accepted' | 'kept' | 'posted' | 'delivered' | 'returned' | 'refused' | 'failed';
  readonly at: Instant | Day;
  /** The provider's answer and reference, the postal service and number. */
  readonly detail: string | null;
}

/** A call, a visit or a reply: any contact that is not a message of ours. */
export interface ContactMade {
  readonly key: string;
  readonly visibility: Visibility;
  readonly on: Day;
  readonly kind: 'call' | 'visit' | 'appointment' | 'reply' | 'note';
  readonly direction: 'in' | 'out' | 'none';
  readonly outcome: string | null;
  readonly text: string;
  /** What was demanded by word of mouth, where it counts as a step of the reminders. */
  readonly demanded?: readonly string[];
}

/** A file that proves something. Its bytes are handed over beside the claim, under their SHA-256. */
export interface Exhibit {
  readonly key: string;
  readonly visibility: Visibility;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly datedOn: Day | null;
  /** The claimed entry it belongs to; empty: the claim as a whole. */
  readonly document: string | null;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Of a translation: the piece that it translates, by its key. */
  readonly translates?: Translated;
}
