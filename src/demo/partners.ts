import { day } from '../kernel/day';
import type { FeeModel } from '../mandates/fees/fee-model';
import { namedOnly, type PartnerIdentity } from '../mandates/partner';

/** Who collects for the demo's companies: what each is, what it charges, and who works there. None of them exists. */
export interface DemoPartner {
  readonly is: PartnerIdentity;
  readonly prices: FeeModel;
  readonly collector: { readonly name: string; readonly email: string; readonly phone: string };
}

/** Since when they are known, and their agreements are signed. */
export const AGREED_ON = day('2026-01-02');

const ALL = { ageFrom: 0, ageTo: null, amountFrom: 0, amountTo: null, rateBps: 0, leastMinor: 0 };

const BY_AGE: FeeModel = {
  currency: 'EUR',
  setUp: { feeMinor: 0, first: false },
  commission: {
    ...{ by: 'whole', of: 'principal', directBps: 5_000 },
    bands: [
      { ...ALL, ageTo: 90, rateBps: 1_000 },
      { ...ALL, ageFrom: 90, ageTo: 365, rateBps: 1_800 },
      { ...ALL, ageFrom: 365, rateBps: 2_500 },
    ],
  },
  steps: [{ kind: 'letter_before_action', label: 'Mise en demeure', feeMinor: 45_00 }],
  hourly: null,
  withdrawal: { feeMinor: 90_00, ofPrincipalBps: 0 },
  vat: { kind: 'standard', bps: 2_000 },
};

const AT_FIRST: FeeModel = {
  ...BY_AGE,
  setUp: { feeMinor: 35_00, first: true },
  commission: {
    ...{ by: 'whole', of: 'principal', directBps: 10_000 },
    bands: [
      { ...ALL, amountTo: 5_000_00, rateBps: 1_500, leastMinor: 60_00 },
      { ...ALL, amountFrom: 5_000_00, rateBps: 900, leastMinor: 60_00 },
    ],
  },
  steps: [{ kind: 'letter_before_action', label: 'Letzte Mahnung', feeMinor: 40_00 }],
  withdrawal: { feeMinor: 75_00, ofPrincipalBps: 100 },
  vat: { kind: 'standard', bps: 1_900 },
};

const BY_STEP: FeeModel = {
  ...BY_AGE,
  commission: { ...BY_AGE.commission, directBps: 0, bands: [ALL] },
  steps: [
    { kind: 'letter_before_action', label: 'Anwaltliches Mahnschreiben', feeMinor: 95_00 },
    { kind: 'payment_order', label: 'Mahnbescheid', feeMinor: 140_00 },
    { kind: 'summons', label: 'Klage', feeMinor: 620_00 },
  ],
  hourly: { rateMinor: 210_00, capMinor: 1_050_00 },
  withdrawal: { feeMinor: 0, ofPrincipalBps: 0 },
  vat: { kind: 'standard', bps: 1_900 },
};

const DELMAS: DemoPartner = {
  is: {
    ...namedOnly('Agence de recouvrement Delmas', 'agency'),
    ...{ legalName: 'Delmas Recouvrement SAS', registerNo: '903 118 274', vatNo: null, country: 'FR', language: 'fr' },
    address: { lines: ['18 quai Rambaud'], postcode: '69002', city: 'Lyon', country: 'FR' },
    ...{ countries: ['FR', 'BE', 'CH'], districts: ['Lyon', 'Grenoble'], languages: ['fr', 'en'] },
    ...{ email: 'dossiers@delmas.example', phone: '+33 4 00 00 41 10' },
  },
  prices: BY_AGE,
  collector: { name: 'Inès Carrel', email: 'i.carrel@delmas.example', phone: '+33 4 00 00 41 17' },
};

const ROSTAND: DemoPartner = {
  is: {
    ...namedOnly('Étude Rostand', 'bailiff'),
    ...{ legalName: 'SELARL Étude Rostand', country: 'FR', language: 'fr', countries: ['FR'], languages: ['fr'] },
    address: { lines: ['3 place Bellecour'], postcode: '69002', city: 'Lyon', country: 'FR' },
    ...{ districts: ['Lyon'], email: 'etude@rostand.example', phone: '+33 4 00 00 52 00' },
  },
  prices: {
    ...AT_FIRST,
    setUp: { feeMinor: 60_00, first: false },
    steps: [{ kind: 'summons', label: 'Assignation', feeMinor: 280_00 }],
    vat: { kind: 'standard', bps: 2_000 },
  },
  collector: { name: 'Maître Hélène Rostand', email: 'etude@rostand.example', phone: '+33 4 00 00 52 01' },
};

const KALTENBACH: DemoPartner = {
  is: {
    ...namedOnly('Kaltenbach Inkasso', 'agency'),
    ...{ legalName: 'Kaltenbach Inkasso GmbH', registerNo: 'HRB 90417', country: 'DE', language: 'de' },
    address: { lines: ['Speicherstraße 9'], postcode: '24103', city: 'Kiel', country: 'DE' },
    ...{ countries: ['DE', 'AT', 'GB'], languages: ['de', 'en'] },
    ...{ email: 'akten@kaltenbach.example', phone: '+49 431 0000 610' },
  },
  prices: AT_FIRST,
  collector: { name: 'Jörn Petersen', email: 'petersen@kaltenbach.example', phone: '+49 431 0000 614' },
};

const HANSEN: DemoPartner = {
  is: {
    ...namedOnly('Hansen & Voss Rechtsanwälte', 'solicitor'),
    ...{ legalName: 'Hansen & Voss Rechtsanwälte PartG mbB', country: 'DE', language: 'de', countries: ['DE', 'AT'] },
    address: { lines: ['Holstenbrücke 2'], postcode: '24103', city: 'Kiel', country: 'DE' },
    ...{ languages: ['de', 'en'], email: 'kanzlei@hansenvoss.example', phone: '+49 431 0000 770' },
  },
  prices: BY_STEP,
  collector: { name: 'Wiebke Hansen', email: 'hansen@hansenvoss.example', phone: '+49 431 0000 771' },
};

/** By the code of the company. */
export const PARTNERS: Readonly<Record<string, readonly DemoPartner[]>> = {
  lumen: [DELMAS, ROSTAND],
  nordlicht: [KALTENBACH, HANSEN],
};
