import type { FeeBand, FeeModel } from '../fee-model';

/** Fee models that tests work with, each of another kind. */
const EVERY: FeeBand = { ageFrom: 0, ageTo: null, amountFrom: 0, amountTo: null, rateBps: 0, leastMinor: 0 };

const FREE: FeeModel = {
  currency: 'EUR',
  setUp: { feeMinor: 0, first: false },
  commission: { by: 'whole', of: 'principal', directBps: 10_000, bands: [] },
  steps: [],
  hourly: null,
  withdrawal: { feeMinor: 0, ofPrincipalBps: 0 },
  vat: { kind: 'none' },
};

export type ModelName = 'age' | 'setup' | 'slices' | 'steps' | 'odd';

export const MODELS: Readonly<Record<ModelName, FeeModel>> = {
  /** An agency that costs nothing where nothing comes in: the older the claim, the dearer. */
  age: {
    ...FREE,
    commission: {
      ...{ by: 'whole', of: 'principal', directBps: 5_000 },
      bands: [
        { ...EVERY, ageTo: 90, rateBps: 1_000 },
        { ...EVERY, ageFrom: 90, ageTo: 365, rateBps: 1_800 },
        { ...EVERY, ageFrom: 365, rateBps: 2_500 },
      ],
    },
    vat: { kind: 'standard', bps: 2_000 },
  },
  /** A fee before it begins, a least commission, and a price for taking the case back. */
  setup: {
    ...FREE,
    setUp: { feeMinor: 2_500, first: true },
    commission: {
      ...{ by: 'whole', of: 'all', directBps: 10_000 },
      bands: [
        { ...EVERY, amountTo: 100_000, rateBps: 2_000, leastMinor: 4_000 },
        { ...EVERY, amountFrom: 100_000, rateBps: 1_200, leastMinor: 4_000 },
      ],
    },
    withdrawal: { feeMinor: 5_000, ofPrincipalBps: 300 },
    vat: { kind: 'standard', bps: 1_900 },
  },
  /** Abroad: each slice of the amount its own rate, VAT accounted for by the creditor. */
  slices: {
    ...FREE,
    commission: {
      ...{ by: 'slices', of: 'principal', directBps: 0 },
      bands: [
        { ...EVERY, ageTo: 365, amountTo: 100_000, rateBps: 2_000 },
        { ...EVERY, ageTo: 365, amountFrom: 100_000, amountTo: 1_000_000, rateBps: 1_000 },
        { ...EVERY, ageTo: 365, amountFrom: 1_000_000, rateBps: 500 },
        { ...EVERY, ageFrom: 365, rateBps: 3_000 },
      ],
    },
    vat: { kind: 'reverse_charge' },
  },
  /** A solicitor: no commission, but steps and hours. */
  steps: {
    ...FREE,
    steps: [
      { kind: 'letter', label: 'Letter before action', feeMinor: 4_550 },
      { kind: 'summons', label: 'Summons', feeMinor: 35_000 },
      { kind: 'judgment', label: 'Judgment', feeMinor: 12_000 },
    ],
    hourly: { rateMinor: 18_000, capMinor: 90_000 },
    vat: { kind: 'standard', bps: 2_100 },
  },
  /** Everything at once, in fractions. */
  odd: {
    ...FREE,
    setUp: { feeMinor: 990, first: false },
    commission: { by: 'whole', of: 'all', directBps: 3_333, bands: [{ ...EVERY, rateBps: 1_225 }] },
    steps: [{ kind: 'visit', label: 'Visit', feeMinor: 3_333 }],
    hourly: { rateMinor: 9_995, capMinor: null },
    withdrawal: { feeMinor: 0, ofPrincipalBps: 150 },
  },
};
