import type { FeeModel } from './fees/fee-model';
import type { NeededAgreement } from './mandate';
import type { PartnerKind } from './partner';

/** Whether a partner can take a claim, with every reason why not: none is left out in silence. */
export interface Candidate {
  readonly id: number;
  readonly name: string;
  readonly kind: PartnerKind;
  /** ISO 3166; empty: nobody said where it works. */
  readonly countries: readonly string[];
  readonly districts: readonly string[];
  /** ISO 639-1; empty: nobody said which. */
  readonly languages: readonly string[];
  /** In force today, the newest of each currency first. */
  readonly models: readonly { readonly id: number; readonly model: FeeModel }[];
  /** Each paper that a hand-over takes, with how it stands today. */
  readonly papers: readonly NeededAgreement[];
}

export interface Sought {
  readonly currency: string;
  /** Of the debtor; null: not known. */
  readonly country: string | null;
  readonly language: string | null;
  /** Who may go that way; empty: anybody. */
  readonly kinds: readonly PartnerKind[];
}

export type Unsuited = 'kind' | 'country' | 'language' | 'no_model' | 'currency';

export function unsuitedFor(candidate: Candidate, { currency, country, language, kinds }: Sought): Unsuited[] {
  const wrong: Unsuited[] = [];
  if (kinds.length > 0 && !kinds.includes(candidate.kind)) wrong.push('kind');
  if (lacks(candidate.countries, country)) wrong.push('country');
  if (lacks(candidate.languages, language)) wrong.push('language');
  if (candidate.models.length === 0) wrong.push('no_model');
  else if (modelIn(candidate, currency) === undefined) wrong.push('currency');
  return wrong;
}

/** What nobody said excludes nobody. */
const lacks = (all: readonly string[], one: string | null): boolean =>
  one !== null && all.length > 0 && !all.includes(one);

export const modelIn = ({ models }: Candidate, currency: string): Candidate['models'][number] | undefined =>
  models.find(({ model }) => model.currency === currency);
