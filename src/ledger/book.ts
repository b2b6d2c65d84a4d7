import type { Day } from '../kernel/day';

/**
 * Booking in bulk: the million-row way into the ledger. Whoever books stages the lines first, as a temporary relation
 * `booking_line` with one row per due part and the columns named here, customers resolved; the ledger then books them
 * set-based in the caller's transaction. What each column means is said in `imports/mapping.ts`.
 *
 * Besides the fields below a line has: `n` (unique, in the order of the file, made by `LINE_NUMBER`), `line`, `customer_id`, `identity`, `type`,
 * `document`, `part`, `currency`, `amount_minor`, `stated_minor` (what the source says is open; null: it does not say),
 * `settled_on`, `blocked`, `blocked_until`, `holder`, `due_by` (`due-by.ts`; empty: the source says the day). A credit has no `due_on`.
 */
export interface Booking {
  readonly companyId: number;
  readonly importId: number;
  /** The day that the source shows. */
  readonly asOf: Day;
  /** The fields that the source fills; those it does not fill are left as they are. */
  readonly fields: ReadonlySet<LineField>;
  /** The source shows only what is open: its amounts are no news of what was invoiced. */
  readonly amountIsOpen: boolean;
  /** True where an older list arrives after a newer one: it may add, but it reopens nothing. */
  readonly older: boolean;
  /** Imports of payment lists: their unapplied payments may be what settled the items of an open-item list. */
  readonly paymentImports: readonly number[];
}

/** Column `n` of the staged lines. On PostgreSQL it is a number that a new entry may take. */
export const LINE_NUMBER = {
  sqlite: 'n integer primary key',
  postgres: `n bigint default nextval('entry_id_seq')`,
} as const;

/** Fields that belong to the entry; the column of the table has the same name. */
export const ENTRY_FIELDS = [
  'source_id', 'issued_on', 'posted_on', 'net_minor', 'vat_minor', 'discount_minor', 'discount_until', 'delivery_on',
  'delivery_note', 'order_no', 'po_no', 'contract_ref', 'subject', 'site', 'terms', 'payment_method',
  'payment_reference', 'settles', 'einvoice_state', 'einvoice_received_on', 'einvoice_channel', 'handler_email', 'lines',
] as const; // prettier-ignore

/** Fields that belong to the open item, but for its due day (`book-differs.store.ts`). */
export const ITEM_FIELDS = ['opening_step', 'opening_step_on', 'withheld', 'withheld_until'] as const;

export type LineField = (typeof ENTRY_FIELDS)[number] | (typeof ITEM_FIELDS)[number] | 'due_on' | 'blocked' | 'holder';

/** Columns of numbers among the fields that may change. */
export const NUMBER_FIELDS: ReadonlySet<string> = new Set([
  'net_minor', 'vat_minor', 'discount_minor', 'opening_step', 'amount_minor', 'parts', 'presumed_by_import',
]); // prettier-ignore

/** How many lines had which effect, and what a person must look at. */
/** What the source marks items or customers with, beside amounts, and what came of it. */
export interface BookedMarks {
  /** Items that begin at a reminder level of the source. */
  readonly levels: number;
  /** Reminder blocks that became holds, and holds that ended because the source lifted its block. */
  readonly blocked: number;
  readonly lifted: number;
}

export const NO_MARKS: BookedMarks = { levels: 0, blocked: 0, lifted: 0 };

export interface BookedLines {
  readonly booked: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly marks: BookedMarks;
  /** Items of which the source says more is open than our payments leave. */
  readonly disagreements: readonly Disagreement[];
  /** Corrections by a person that the source has now overtaken. */
  readonly overtaken: readonly OvertakenField[];
}

export interface Disagreement {
  readonly itemId: number;
  readonly customerId: number;
  readonly document: string;
  readonly currency: string;
  readonly statedMinor: number;
  readonly openMinor: number;
  /** Money that the bank told of pays it, and accounting has had its time to book it. */
  readonly bankMoney: boolean;
}

export interface OvertakenField {
  readonly entryId: number;
  readonly customerId: number;
  readonly document: string;
  readonly field: string;
  /** What the source says now. */
  readonly sourceValue: string | null;
}
