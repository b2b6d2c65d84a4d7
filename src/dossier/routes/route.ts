import type { DebtorType } from '../../customers/customer';
import type { Claim } from '../claim';
import type { ProfileName } from '../profile';
import type { RouteKey, RouteKind } from './keys';

/**
 * A route: one way on which a claim is pursued, with the form that belongs to it. A claim is told once; a route says for
 * whom it is there, which boxes its form has and what may stand in them. It changes nothing of the claim.
 */
export interface Route {
  readonly key: RouteKey;
  /** ISO 3166 alpha-2; `EU`, or empty for every country. */
  readonly country: string;
  readonly kind: RouteKind;
  /** A summons or a claim form that a professional checks before anybody files it. */
  readonly draft: boolean;
  readonly profile: ProfileName;
  /** How its rules are known. */
  readonly evidence: Evidence;
  /** What the form is called, in its own language. */
  name(claim: Claim): string;
  /** Where its rules stand. */
  source(claim: Claim): string;
  /** In which the form is filled. */
  language(claim: Claim): string;
  fits(facts: FitFacts): Fit;
  sections(claim: Claim): readonly Section[];
  boxes(claim: Claim): readonly Box[];
  validate(claim: Claim): readonly Finding[];
}

/** `memory`: not verified against the official text. */
export type Evidence = 'read' | 'memory';

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Of a section with a line for each invoice: its lines; else one. */
  readonly rows: readonly (readonly Box[])[];
  readonly perEntry: boolean;
}

export interface Box {
  /** `creditor-name`; of a line for an invoice `entry-due.2`. */
  readonly id: string;
  /** What it asks, whatever a form calls it: `entry-due`. */
  readonly what: string;
  /** The invoice that its line is about. */
  readonly document: string | null;
  /** In the form's own words. */
  readonly label: string;
  /** As it is to be written into the form; empty: nothing is known. */
  readonly value: string;
  /** The same for machines: days as 2026-03-02, amounts as plain decimals, codes alone. */
  readonly raw: string;
  readonly required: boolean;
  readonly limit: Limit;
  /** The form asks it of the person who fills it; else it follows from the claim. */
  readonly asked: Asked | null;
  readonly holds: Holds;
  /** A sentence of the form itself: nothing is filled in. */
  readonly fixed: boolean;
  readonly evidence: Evidence;
}

/** What kind of thing stands in it, for machines and for what can be wrong with it. */
export type Holds = 'text' | 'money' | 'percent' | 'day';

/** How a person answers it. */
export type Asked = 'line' | 'text' | 'day' | 'choice' | 'yes';

export interface Limit {
  /** Characters, all lines together. */
  readonly max?: number;
  readonly lines?: number;
  /** Characters a line. */
  readonly width?: number;
  /** The only characters that it takes, as the inside of a class. */
  readonly chars?: string;
  readonly pattern?: PatternName;
  /** In the largest unit: what a box of an amount takes at most. */
  readonly most?: number;
  readonly choices?: readonly Choice[];
}

export interface Choice {
  readonly code: string;
  readonly meaning: string;
  readonly evidence: Evidence;
}

export type PatternName = 'uk-postcode' | 'postcode-5' | 'se-number' | 'iban' | 'day' | 'currency';

export type Why =
  | 'empty'
  | 'too-long'
  | 'too-many-lines'
  | 'too-wide'
  | 'characters'
  | 'pattern'
  | 'choice'
  | 'too-high'
  | 'not-declared'
  | 'future'
  | 'too-soon'
  | 'too-short'
  | 'not-due'
  | 'negative'
  | 'unanswered'
  | 'ledger-older'
  | 'vague'
  | 'outside'
  | 'payment-instructions'
  | 'too-many-rows'
  | 'not-for-consumers'
  | 'not-this-debtor'
  | 'without-box'
  | 'not-verified';

/** What is wrong with a box. `weak`: it may be filed so, but somebody should look. */
export interface Finding {
  readonly box: string;
  readonly what: string;
  readonly label: string;
  readonly level: 'wrong' | 'weak';
  readonly why: Why;
  readonly facts: Readonly<Record<string, string>>;
  readonly mend: Mend;
}

/** Where it is mended: `form`, on the page of the form itself. */
export interface Mend {
  readonly place:
    'form' | 'settings' | 'bank' | 'customer' | 'item' | 'charges' | 'options' | 'disputes' | 'runs' | 'official';
  readonly document: string | null;
}

/** What decides whether a route is open, out of the claim and what the law says of it. */
export interface FitFacts {
  readonly creditorCountry: string | null;
  readonly debtorCountry: string | null;
  /** Country of the court that was agreed or chosen; empty: the debtor's. */
  readonly courtCountry: string | null;
  readonly debtorType: DebtorType;
  readonly currency: string;
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly chargesMinor: number;
  readonly dispute: 'none' | 'answered' | 'unanswered';
  /** The last day of the limitation, of the oldest claim; empty: not known. */
  readonly limitation: Limitation | null;
  readonly keyDate: string;
  /** Who holds a part of the claim that is not ours to pursue (factor, bank, insurer). */
  readonly heldBy?: readonly string[];
}

/** When the claim can no longer be pursued, and until when a court can still be reached. */
export interface Limitation {
  readonly on: string;
  readonly lastSafeDay: string;
  /** Worked out from the shortest rule that may hold, or from one that is not verified. */
  readonly unsure: boolean;
}

export interface Fit {
  readonly fits: boolean;
  readonly reasons: readonly FitReason[];
}

export type FitKey =
  | 'debtor-country'
  | 'court-country'
  | 'debtor-type'
  | 'debtor-unknown'
  | 'currency'
  | 'amount'
  | 'dispute'
  | 'dispute-answered'
  | 'dispute-unanswered'
  | 'held'
  | 'limitation'
  | 'limitation-near'
  | 'limitation-doubt'
  | 'limitation-amicable'
  | 'cross-border'
  | 'court-member'
  | 'member-states';

export interface FitReason {
  readonly key: FitKey;
  readonly ok: boolean;
  readonly facts: Readonly<Record<string, string>>;
  readonly evidence: Evidence;
}
