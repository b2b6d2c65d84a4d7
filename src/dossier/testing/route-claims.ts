import { day } from '../../kernel/day';
import type { Claim, PostalAddress } from '../claim';
import type { RouteKey } from '../routes/keys';
import { sampleClaim } from './sample-claim';

/** A claim with everything that the form of a route asks for, undisputed and of three invoices. For tests. */
export async function routeClaim(key: RouteKey): Promise<Claim> {
  const { claim } = await sampleClaim();
  const documents = key === 'fr-petites-creances' ? ['FA-2293', 'FA-2299'] : ['FA-2293', 'FA-2294', 'FA-2299'];
  const entries = claim.entries.filter(({ document }) => documents.includes(document));
  const country = COUNTRIES[key];
  const debtor = { ...claim.debtor, ...DEBTORS[country] };
  return {
    ...claim,
    route: key,
    language: LANGUAGES[country] ?? 'en',
    currency: CURRENCIES[country] ?? 'EUR',
    debtor,
    creditor: country === 'GB' ? { ...claim.creditor, ...BRITISH } : claim.creditor,
    basis: { ...claim.basis, courtCountry: country },
    entries,
    account: claim.account.filter(({ document }) => entries.some((one) => one.document === document)),
    unclaimed: [],
    disputes: [],
    promises: claim.promises.filter(({ visibility }) => visibility === 'internal'),
    exhibits: claim.exhibits.filter((one) => one.document === null || entries.some(({ document }) => one.document === document)),
    charges: CHARGED[key] ?? [],
    answers: { ...ANSWERS, ...OWN[key] },
  }; // prettier-ignore
}

const REMINDED: Claim['charges'][number] = { title: 'Mahnkosten', document: 'FA-2293', on: day('2026-05-28'), openMinor: 250, source: '§ 288 Abs. 4 BGB', kind: 'reminder_fee' }; // prettier-ignore

const CHARGED: Partial<Readonly<Record<RouteKey, Claim['charges']>>> = {
  'de-inkasso': [REMINDED],
  'de-mahnantrag': [REMINDED],
  'nl-dagvaarding': [{ ...REMINDED, title: 'Incassokosten', openMinor: 17_500, source: 'BW 6:96', kind: 'collection_cost' }],
}; // prettier-ignore

type Country = 'FR' | 'GB' | 'DE' | 'SE' | 'NL' | 'BE';

const COUNTRIES: Readonly<Record<RouteKey, Country>> = {
  'agency': 'FR', 'fr-petites-creances': 'FR', 'fr-injonction': 'FR', 'fr-refere': 'FR', 'fr-assignation': 'FR',
  'uk-letter-of-claim': 'GB', 'uk-money-claim': 'GB', 'uk-n1': 'GB', 'de-inkasso': 'DE', 'de-mahnantrag': 'DE',
  'se-inkassokrav': 'SE', 'se-betalningsforelaggande': 'SE', 'se-stamning': 'SE', 'nl-dagvaarding': 'NL', 'be-1394-20': 'BE', 'eu-form-a': 'DE',
}; // prettier-ignore

const LANGUAGES: Partial<Readonly<Record<Country, string>>> = { BE: 'fr', DE: 'de', FR: 'fr' };

const CURRENCIES: Partial<Readonly<Record<Country, string>>> = { GB: 'GBP', SE: 'SEK' };

const at = (street: string, postcode: string, city: string, country: string): PostalAddress => ({ street, postcode, city, country }); // prettier-ignore

const DEBTORS: Readonly<Record<Country, Partial<Claim['debtor']>>> = {
  FR: {},
  GB: {
    ...{ legalName: 'The Harbour Brewing Company Limited', name: 'Harbour Brewing', legalForm: 'Private limited company' },
    ...{ registerNo: '09876543', vatNo: 'GB 123456789', representative: 'Jane Harper, director', registered: at('3 Quay Street', 'BS1 4DB', 'Bristol', 'GB') },
  },
  DE: {
    ...{ legalName: 'Brauhaus am Hafen GmbH', name: 'Brauhaus am Hafen', legalForm: 'GmbH', registerNo: 'HRB 12345 B' },
    ...{ vatNo: 'DE 123456789', representative: 'Geschäftsführer Jens Brandt', registered: at('Hafenstraße 3', '20457', 'Hamburg', 'DE') },
  },
  SE: {
    ...{ legalName: 'Hamnens Bryggeri AB', name: 'Hamnens Bryggeri', legalForm: 'Aktiebolag', registerNo: '556677-8899' },
    ...{ vatNo: 'SE556677889901', representative: 'Anna Lund, vd', registered: at('Hamngatan 3', '111 47', 'Stockholm', 'SE') },
  },
  NL: {
    ...{ legalName: 'Brouwerij de Haven B.V.', name: 'Brouwerij de Haven', legalForm: 'B.V.', registerNo: '12345678' },
    ...{ vatNo: 'NL123456789B01', representative: 'P. de Vries, bestuurder', registered: at('Havenstraat 3', '3011 AA', 'Rotterdam', 'NL') },
  },
  BE: {
    ...{ legalName: 'Brasserie du Bassin SRL', name: 'Brasserie du Bassin', legalForm: 'SRL', registerNo: '0123.456.789' },
    ...{ vatNo: 'BE 0123456789', representative: 'Luc Peeters, administrateur', registered: at('Quai au Bois 3', '1000', 'Bruxelles', 'BE') },
  },
}; // prettier-ignore

const BRITISH: Partial<Claim['creditor']> = {
  ...{ legalName: 'North Fit-out Limited', legalForm: 'Private limited company', registerNo: '01234567' },
  address: at('14 Hall Road', 'LS1 2AB', 'Leeds', 'GB'),
  representative: 'Helen Ward, director',
  contact: { name: 'Mark Ellis', email: 'mark.ellis@north.example', phone: '+44 113 496 0145' },
  bank: { holder: 'North Fit-out Limited', iban: 'GB29NWBK60161331926819', bic: 'NWBKGB2L' },
};

const ANSWERS: Readonly<Record<string, string>> = {
  court: 'Court of first instance, 1 Court Square', 'court-contested': 'Amtsgericht Hamburg', lawyer: 'Maître Anne Roy, barreau de Lille',
  'mandate-on': '2026-06-15', 'mandate-power': 'yes', 'interest-basis': 'contract', 'catalogue-no': '11', 'counter-performance': 'erbracht', truth: 'yes', undisputed: 'yes',
  'legal-grounds': 'Contract, and the terms of sale that were accepted with it.', jurisdiction: '01', cause: '01', circumstances: '30', 'interest-code': '02',
  'evidence-code': '01', 'statement-enclosed': 'yes', 'information-sheet': 'yes', 'reply-form': 'yes', 'financial-statement': 'yes',
}; // prettier-ignore

const MANDATE = {
  'mandate-fee': '12 %',
  'mandate-remit': 'within 30 days',
  'mandate-guarantee': 'Insurer AXA, 500,000 EUR',
};

const OWN: Partial<Readonly<Record<RouteKey, Readonly<Record<string, string>>>>> = {
  'nl-dagvaarding': { 'notice-on': '2026-05-20', 'notice-received-on': '2026-05-22', 'notice-amount': '€ 175,00', 'notice-proof': 'Aangetekend' }, // prettier-ignore
  'fr-injonction': { 'cerfa-number': '12948' },
  agency: MANDATE,
  'uk-letter-of-claim': { 'charges-continue': 'No other charges continue.' },
  'uk-money-claim': { 'second-name': 'Harbour Taverns Limited', 'second-address': '5 Quay Street, Bristol', 'second-postcode': 'BS1 4DB' }, // prettier-ignore
};
