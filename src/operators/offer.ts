import type { Day } from '../kernel/day';

/**
 * What a company offers to creditors who are not here yet: quotes from its own prices, under its own terms. Off until it is
 * switched on; what was quoted stays readable when it is switched off.
 */
export interface OpenOffer {
  /** The company itself in its own register of partners: its prices and where it works. */
  readonly partnerId: number;
  readonly isOpen: boolean;
  /** So many days a quote stands. */
  readonly validDays: number;
}

export const PROPOSED_DAYS = 14;
export const MOST_DAYS = 180;

/** Terms in one language; what was accepted is one of them, and a version never changes. */
export interface OpenTerms {
  readonly id: number;
  readonly language: string;
  readonly version: number;
  readonly text: string;
  /** Of the text, in hex. */
  readonly sha256: string;
  readonly recordedAt: string;
}

export const LONGEST_TERMS = 40_000;

/** The newest of each language. */
export function termsInForce(all: readonly OpenTerms[]): OpenTerms[] {
  const newest = new Map<string, OpenTerms>();
  for (const one of all) if (one.version > (newest.get(one.language)?.version ?? 0)) newest.set(one.language, one);
  return [...newest.values()];
}

/** In the language of the reader, else in that of the company, else in English, else in any. */
export function termsFor(all: readonly OpenTerms[], ...languages: readonly string[]): OpenTerms | undefined {
  const inForce = termsInForce(all);
  const found = [...languages, 'en'].map((language) => inForce.find((one) => one.language === language));
  return found.find((one) => one !== undefined) ?? inForce[0];
}

/** Why the page cannot be switched on yet. */
export type OfferLacks = 'no_partner' | 'no_fees' | 'no_terms';

export interface OfferFacts {
  readonly partner: { readonly models: readonly unknown[] } | undefined;
  readonly terms: readonly OpenTerms[];
}

export function lacksOf({ partner, terms }: OfferFacts): OfferLacks[] {
  if (partner === undefined) return ['no_partner'];
  return [
    ...(partner.models.length === 0 ? ['no_fees' as const] : []),
    ...(terms.length === 0 ? ['no_terms' as const] : []),
  ];
}

/** So long after its last day what nobody registered from is still kept. */
export const KEPT_DAYS = 30;

export interface Validity {
  readonly validUntil: Day;
}

export const stands = ({ validUntil }: Validity, today: Day): boolean => validUntil >= today;
