import { lawOf, type Debtor } from './country-rules';

/**
 * Four countries that are kept apart: whose law governs (interest, sums, default, limitation), where the debtor is (protection of consumers,
 * conduct, what a notice must say, the calendar), whose courts decide (route and forms), and the language. Each has its reason; a person's word
 * comes before every default. Rome I and Brussels I bis give the defaults.
 */
export interface CountryFacts {
  readonly debtor: Debtor;
  /** The contract of this very claim says so. */
  readonly contractLaw: string | null;
  readonly customer: {
    readonly country: string | null;
    readonly region: string | null;
    readonly governingLaw: string | null;
    readonly courtCountry: string | null;
    readonly language: string | null;
  };
  readonly company: {
    readonly country: string;
    readonly region: string | null;
    /** Named by its terms of sale. */
    readonly governingLaw: string | null;
    readonly courtCountry: string | null;
    readonly language: string;
  };
  /** Who corrected what of the customer, by field. */
  readonly said: readonly Said[];
}

export interface Said {
  readonly field: 'governing_law' | 'court_country' | 'country' | 'language';
  readonly by: string;
  readonly at: string;
  readonly why: string;
}

export type CountryReason =
  /** The contract of the claim, or of the customer as a whole. */
  | 'contract'
  | 'customer'
  /** The company's terms of sale. */
  | 'terms'
  /** Rome I art. 4 (1) (a) (b): where the seller or provider is. */
  | 'seller'
  /** Rome I art. 6, Brussels I bis art. 18: where the consumer lives. */
  | 'consumer_home'
  /** Brussels I bis art. 4: where the defendant is. */
  | 'defendant_home'
  | 'address'
  | 'country_language'
  | 'company'
  | 'unknown';

export interface Named {
  /** ISO 3166, or ISO 639 of the language; null: nobody knows. */
  readonly value: string | null;
  readonly reason: CountryReason;
  /** It is a default that nobody has confirmed. */
  readonly assumed: boolean;
  /** The person who said so, when and why. */
  readonly said: Said | null;
}

export interface FourCountries {
  readonly governing: Named;
  readonly debtor: Named;
  readonly court: Named;
  readonly language: Named;
  /** The key of the governing law in `rulesOf`; null: not known here. */
  readonly law: string | null;
}

export function lawFor(facts: CountryFacts): FourCountries {
  const debtor = debtorCountry(facts);
  const governing = governingLaw(facts, debtor);
  const region = governing.value === facts.company.country ? facts.company.region : null;
  return {
    ...{ governing, debtor, court: courtCountry(facts, debtor), language: languageOf(facts, debtor) },
    law: lawOf(governing.value, region),
  };
}

const named = (value: string | null, reason: CountryReason, assumed: boolean, said: Said | null = null): Named => ({
  ...{ value, reason, assumed, said },
});

const saidOf = ({ said }: CountryFacts, field: Said['field']): Said | null => said.find((one) => one.field === field) ?? null; // prettier-ignore

function governingLaw(facts: CountryFacts, home: Named): Named {
  const { contractLaw, customer, company, debtor } = facts;
  if (contractLaw !== null) return named(contractLaw, 'contract', false);
  if (customer.governingLaw !== null)
    return named(customer.governingLaw, 'customer', false, saidOf(facts, 'governing_law'));
  if (company.governingLaw !== null) return named(company.governingLaw, 'terms', false);
  if (debtor === 'consumer' && home.value !== null) return named(home.value, 'consumer_home', true);
  return named(company.country, 'seller', true);
}

const debtorCountry = (facts: CountryFacts): Named =>
  facts.customer.country === null
    ? named(null, 'unknown', true)
    : named(facts.customer.country, 'address', false, saidOf(facts, 'country'));

function courtCountry(facts: CountryFacts, home: Named): Named {
  const { customer, company, debtor } = facts;
  if (customer.courtCountry !== null)
    return named(customer.courtCountry, 'customer', false, saidOf(facts, 'court_country'));
  // A clause in terms of sale does not bind consumers, nor whoever may be one
  const bound = debtor !== 'consumer' && debtor !== 'unknown';
  if (bound && company.courtCountry !== null) return named(company.courtCountry, 'terms', false);
  if (home.value === null) return named(null, 'unknown', true);
  return named(home.value, debtor === 'consumer' ? 'consumer_home' : 'defendant_home', true);
}

function languageOf(facts: CountryFacts, home: Named): Named {
  const { customer, company } = facts;
  if (customer.language !== null) return named(customer.language, 'customer', false, saidOf(facts, 'language'));
  const spoken = home.value === null ? undefined : SPOKEN[home.value];
  return spoken === undefined ? named(company.language, 'company', true) : named(spoken, 'country_language', true);
}

/** Where one language is that of the courts; Belgium, Luxembourg and Switzerland have several. */
const SPOKEN: Readonly<Record<string, string>> = {
  ...{ FR: 'fr', DE: 'de', AT: 'de', GB: 'en', IE: 'en', SE: 'sv', NL: 'nl', ES: 'es', IT: 'it', DK: 'da', NO: 'nb' },
  ...{ FI: 'fi', PL: 'pl', PT: 'pt' },
};
