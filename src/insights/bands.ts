import { exponent } from '../kernel/money';

/**
 * The bands by which cases are compared: how old the oldest item was on the day of the hand-over, and how much principal was
 * handed over. Every age and every amount is in exactly one.
 */
export interface Band {
  /** As it stands in an address. */
  readonly key: string;
  readonly from: number;
  /** Up to but without it; null: no end. */
  readonly to: number | null;
}

/** In days. */
export const AGE_BANDS: readonly Band[] = [
  { key: '0-90', from: 0, to: 91 },
  { key: '91-180', from: 91, to: 181 },
  { key: '181-365', from: 181, to: 366 },
  { key: 'over-365', from: 366, to: null },
];

/** In whole units of the currency. */
export const AMOUNT_BANDS: readonly Band[] = [
  { key: '0-1000', from: 0, to: 1_000 },
  { key: '1000-5000', from: 1_000, to: 5_000 },
  { key: '5000-25000', from: 5_000, to: 25_000 },
  { key: 'over-25000', from: 25_000, to: null },
];

const holds = ({ from, to }: Band, n: number): boolean => n >= from && (to === null || n < to);

/** A claim of which the age is not known counts as young. */
export const ageBandOf = (days: number | null): Band | undefined =>
  AGE_BANDS.find((band) => holds(band, Math.max(0, days ?? 0)));

export const amountBandOf = (minor: number, currency: string): Band | undefined =>
  AMOUNT_BANDS.find((band) => holds(band, Math.max(0, minor) / 10 ** exponent(currency)));

/** The same band in minor units. */
export const inMinor = (
  { from, to }: Band,
  currency: string,
): { readonly from: number; readonly to: number | null } => ({
  from: from * 10 ** exponent(currency),
  to: to === null ? null : to * 10 ** exponent(currency),
});
