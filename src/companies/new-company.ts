import { isCurrency } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import type { Company } from './company';
import { countryFrom, isZone, languageOf, zoneOf } from './country';
import { bicFrom, ibanFrom } from './iban';

/** What a person gives to open a company; the rest follows from its country. */
export interface NewCompany {
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly code?: string;
  readonly language?: string;
  readonly zone?: string;
  readonly tradingName?: string;
  readonly legalForm?: string;
  readonly registerNo?: string;
  readonly vatNo?: string;
  readonly region?: string;
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly website?: string;
  readonly representative?: string;
}

/** The company as it will be kept. Throws WrongUse where a country, currency, zone or language does not exist. */
export function companyOf(given: NewCompany): Omit<Company, 'id'> {
  const country = checked('country', countryFrom(given.country), given.country, 'two letters, such as FR or DE');
  const currency = given.currency.toUpperCase();
  const zone = given.zone ?? zoneOf(country);
  const language = (given.language ?? languageOf(country)).toLowerCase();
  const code = codeFrom(given.code ?? given.name);
  if (given.name.trim() === '' || code === '') throw new WrongUse('A company needs a name.', 'Give it: --company NAME');
  return {
    code,
    legalName: given.name.trim(),
    tradingName: optional(given.tradingName),
    legalForm: optional(given.legalForm),
    registerNo: optional(given.registerNo),
    vatNo: optional(given.vatNo),
    country,
    region: optional(given.region),
    currency: checked('currency', isCurrency(currency) ? currency : undefined, given.currency, 'such as EUR or SEK'),
    language: checked(
      'language',
      /^[a-z]{2}$/.test(language) ? language : undefined,
      language,
      'two letters, such as fr',
    ),
    zone: checked('time zone', isZone(zone) ? zone : undefined, zone, 'such as Europe/Paris'),
    street: optional(given.street),
    postcode: optional(given.postcode),
    city: optional(given.city),
    email: optional(given.email),
    phone: optional(given.phone),
    website: optional(given.website),
    representative: optional(given.representative),
    governingLaw: null,
    logoSha: null,
  };
}

const optional = (text: string | undefined): string | null => (text?.trim() ?? '') || null;

/** What a person types for a company: `ACME SAS` → `acme-sas`. */
export const codeFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);

/** The facts of a company that may be changed later, each with what it accepts. Country and currency stay. */
export const IDENTITY = {
  legalName: 'the name exactly as registered',
  tradingName: 'the name it is known by',
  legalForm: 'such as SAS or GmbH',
  registerNo: 'SIREN, HRB, company number …',
  vatNo: 'the VAT number',
  region: 'Land, canton or nation, for its holidays: BY, ZH, SCT …',
  language: 'two letters, such as fr',
  zone: 'such as Europe/Paris',
  street: 'street and number',
  postcode: 'the postcode',
  city: 'the town',
  email: 'the address that messages come from',
  phone: 'the telephone number',
  website: 'the address of its site',
  representative: 'who may sign for it, with the function',
  governingLaw: 'country of the law that its terms name, two letters',
} as const;
export type IdentityField = keyof typeof IDENTITY;

export const isIdentityField = (name: string): name is IdentityField => Object.hasOwn(IDENTITY, name);

/** A fact as it will be kept; `null` or nothing empties it. Throws WrongUse. */
export function identityFrom(field: IdentityField, text: string): string | null {
  const value = text.trim();
  const empty = value === '' || value === 'null';
  const wrong = (): never => {
    throw new WrongUse(`${field} cannot be ${empty ? 'empty' : value}.`, `It is ${IDENTITY[field]}.`);
  };
  switch (field) {
    case 'legalName':
      return empty ? wrong() : value;
    case 'zone':
      return isZone(value) && !empty ? value : wrong();
    case 'language':
      return /^[a-z]{2}$/.test(value) ? value : wrong();
    case 'governingLaw':
      return empty ? null : (countryFrom(value) ?? wrong());
    default:
      return empty ? null : value;
  }
}

/** An account as a person gives it. */
export interface NewBankAccount {
  readonly currency: string;
  readonly iban: string;
  readonly bic?: string;
  readonly holder: string;
  readonly bankName?: string;
  /** Whose it is: a holder of claims; not said: our own. */
  readonly payeeId?: number;
}

/** The account as it will be kept. Throws WrongUse where the check digits or the format are wrong. */
export function bankAccountOf(given: NewBankAccount): NewBankAccount {
  const iban = checked('IBAN', ibanFrom(given.iban), given.iban, 'copy it from the bank’s own paper');
  const bic =
    given.bic === undefined
      ? {}
      : { bic: checked('BIC', bicFrom(given.bic), given.bic, 'eight or eleven letters and digits') };
  if (!isCurrency(given.currency)) throw new WrongUse(`${given.currency} is no currency.`, 'Write it as EUR or SEK.');
  return { ...given, ...bic, iban };
}

function checked(what: string, found: string | undefined, given: string, expected: string): string {
  if (found === undefined) throw new WrongUse(`${given} is no ${what}.`, `Expected: ${expected}.`);
  return found;
}
