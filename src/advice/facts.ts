import type { DebtorType } from '../customers/customer';
import type { RouteKey } from '../dossier/routes/keys';
import type { Day } from '../kernel/day';
import type { HoldKind } from '../ledger/hold';

/**
 * What an advice looks at of one customer, gathered beforehand: days and figures, and no verdict that a day to come could change.
 * Amounts are minor units.
 */
export interface Facts {
  readonly debtor: DebtorType;
  /** Treated with care: a person decides, and nobody hands over. */
  readonly hardship: boolean;
  /** A company of ours. */
  readonly internal: boolean;
  /** Everything overdue. */
  readonly claims: readonly Overdue[];
  /** Payments and credits that nobody applied yet, by currency: sizes. */
  readonly credits: readonly Sum[];
  /** The last sign of life: it paid, answered, promised, objected. */
  readonly heardOn: Day | null;
  /** Something came in from it that nobody has answered. */
  readonly waitingSince: Day | null;
  /** It said that it does not pay, and agreed to nothing since. */
  readonly refusedOn: Day | null;
  /** It said that it had paid, and no money came. */
  readonly saidPaidOn: Day | null;
  /** Of the promises on which there is a verdict. */
  readonly broken: { readonly n: number; readonly of: number; readonly on: Day | null };
  /** Until when the promises that run may still be kept. */
  readonly promisedUntil: readonly Day[];
  readonly voidPlans: readonly VoidPlan[];
  /** What it approved itself before it objected. */
  readonly denied: { readonly documents: readonly string[]; readonly approvedOn: Day; readonly on: Day } | null;
  /** Reminders that came back or were refused, as the last that is known of them. */
  readonly returned: number;
  /** There is an address or a mailbox from which nothing came back. */
  readonly reachable: boolean;
  readonly insurer: { readonly name: string; readonly collects: boolean } | null;
  /** What a claim must come to, by currency, to be worth a partner. */
  readonly least: ReadonlyMap<string, number>;
  /** We buy from it too: it may set off. */
  readonly supplier: boolean;
  /** How its recovery files of the last years ended. It turns nothing: it is said beside. */
  readonly ends: PastEnds;
  readonly places: Places;
}

export interface Sum {
  readonly currency: string;
  readonly minor: number;
}

/** `of`: all that ended; `days`: the longest from the hand-over to the end. */
export interface PastEnds {
  readonly of: number;
  readonly paid: { readonly n: number; readonly days: number; readonly partners: string } | null;
  readonly lost: { readonly n: number; readonly on: Day; readonly partners: string } | null;
}

export interface VoidPlan extends Sum {
  readonly number: string;
}

export interface Places {
  readonly creditor: string | null;
  readonly debtor: string | null;
  readonly court: string | null;
}

/** One overdue part of an invoice. */
export interface Overdue {
  readonly itemId: number;
  readonly document: string;
  readonly currency: string;
  readonly openMinor: number;
  readonly dueOn: Day;
  readonly holds: readonly Held[];
  readonly dispute: Objection | null;
  /** Messages that asked for it, left the house and did not come back. */
  readonly asked: readonly Demand[];
  readonly limitation: { readonly endsOn: Day; readonly fileBy: Day; readonly sure: boolean } | null;
  /** By when the insurer must get the claim; told: null. */
  readonly claimBy: Day | null;
}

export interface Held {
  readonly kind: HoldKind;
  readonly minor: number;
  /** Its last day; null: it ends with its cause. */
  readonly until: Day | null;
}

/** Answered: with reasons, and found unjustified or not settled yet. */
export interface Objection {
  readonly raisedOn: Day;
  readonly answeredOn: Day | null;
}

export interface Demand {
  /** The message: several invoices stand in one. */
  readonly key: string;
  readonly on: Day;
  /** The last day of the time that it gave; null: it named none. */
  readonly until: Day | null;
  /** A final reminder or a formal notice. */
  readonly final: boolean;
}

/** A way that is open to what is ripe in a currency. */
export interface OpenWay {
  readonly currency: string;
  readonly route: RouteKey;
  /** Something of it is not verified against the official text. */
  readonly unsure: boolean;
}
