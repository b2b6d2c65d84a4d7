/**
 * A legal sentence: what a paper of a country must say, word by word. It cannot be changed or left out by who writes the
 * text around it; it has a version, its basis in law, and whether that was read or is only remembered.
 */
export interface Sentence {
  /** `fr-demand`. */
  readonly key: string;
  readonly version: number;
  readonly place: Place;
  /** Papers in which it stands. */
  readonly documents: readonly string[];
  readonly debtors: readonly DebtorClass[];
  /** Facts without which it would be untrue: `interest`, or `!interest` where there must be none. */
  readonly needs: readonly string[];
  /** By language; `{total}` and the like are filled, and of `[this|these]` the first stands for one invoice, the second for several. */
  readonly text: Readonly<Record<string, string>>;
  /** Where the law says so; null: it states facts of the claim and no law. */
  readonly basis: string | null;
  readonly url: string | null;
  /** memory: not verified against the official text. fact: it states no law. */
  readonly evidence: 'read' | 'memory' | 'fact';
}

/** Where sentences stand in a paper; each is a blank `{{legal.…}}` of its template, in this order. */
export const PLACES = ['grounds', 'demand', 'interest', 'costs', 'consequence', 'rights'] as const;
export type Place = (typeof PLACES)[number];

export const DEBTORS = ['company', 'sole_trader', 'public_body', 'consumer'] as const;
export type DebtorClass = (typeof DEBTORS)[number];

/** The name of its template: `law-fr-notice`. */
export type LegalCode = `law-${string}-${string}`;
export const isLegalCode = (code: string): code is LegalCode => code.startsWith('law-');

/** A paper of a country: a reminder, a formal notice, a letter that has its own name in law. */
export interface LegalPaper extends Described {
  readonly law: string;
  /** `notice`. */
  readonly name: string;
  readonly code: LegalCode;
  readonly languages: readonly string[];
}

export interface Described {
  readonly title: Readonly<Record<string, string>>;
  readonly debtors: readonly DebtorClass[];
  readonly period: Period;
  /** Usually by registered letter. */
  readonly registered: boolean;
  /** Official papers that must go with it, by their slots. */
  readonly encloses: readonly string[];
}

/** How long the debtor has, and from when it is counted. */
export interface Period {
  readonly days: number;
  readonly counted: 'letter_date' | 'sending' | 'after_receipt' | 'third_working_day';
  /** Fewer are not allowed; null: the law names none. */
  readonly minimum: number | null;
  readonly basis: string;
  readonly evidence: 'read' | 'memory';
}

export interface Country {
  readonly law: string;
  readonly languages: readonly string[];
  readonly documents: Readonly<Record<string, Described>>;
  readonly sentences: readonly Sentence[];
}

/** What a sentence may be filled with. */
export const SENTENCE_VALUES = ['principal', 'total', 'deadline', 'interest', 'daily', 'until', 'fixed', 'costs', 'bik', 'creditor', 'creditor_address', 'agency', 'agency_address', 'first_letter'] as const; // prettier-ignore
export type SentenceValues = Readonly<Record<(typeof SENTENCE_VALUES)[number], string>>;

/**
 * With its values; one that is not there stays visible, and a test of the sentences finds it. A value that ends in a full stop (`kr.`, `S.A.`)
 * ends its sentence too.
 */
export const filledSentence = (text: string, values: Partial<SentenceValues>, several: boolean): string =>
  inNumber(text, several).replace(/\{(\w+)\}(\.?)/g, (whole, name: string, stop: string) => {
    const value = values[name as keyof SentenceValues];
    if (value === undefined) return whole;
    return value.endsWith('.') ? value : `${value}${stop}`;
  });

/** Of `[this|these]` what fits the number. */
export const inNumber = (text: string, several: boolean): string =>
  text.replace(/\[([^\][|]*)\|([^\][|]*)\]/g, (_, one: string, more: string) => (several ? more : one));
