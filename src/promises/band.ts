import { daysBetween, type Day } from '../kernel/day';
import { share } from '../kernel/money';
import type { Instalment } from './schedule';

/**
 * Within which plans are accepted at once: by the amount of the plan, how many instalments, how many days and how small the
 * first payment may be. Outside of them a person with the right has to approve. Amounts are in the company's currency.
 */
export interface Band {
  /** Plans of up to this amount; empty: of any. */
  readonly upToMinor: number | null;
  readonly mostInstalments: number;
  readonly mostDays: number;
  /** Of the amount of the plan, in percent, rounded up to a minor unit. */
  readonly firstPercent: number;
}

export interface PlanPolicy {
  /** The smallest amount first. */
  readonly bands: readonly Band[];
  /** Bank days after its day in which an instalment is still in time. */
  readonly graceDays: number;
  readonly missedLimit: number;
  /** An offer lapses after so many days; until then its invoices are not reminded. */
  readonly offerDays: number;
  /** What a customer asks for in the portal and is inside the bands is accepted at once. */
  readonly portalAtOnce: boolean;
}

/** What holds until a company decides otherwise. */
export const DEFAULT_POLICY: PlanPolicy = {
  bands: [
    { upToMinor: 100_000, mostInstalments: 3, mostDays: 100, firstPercent: 25 },
    { upToMinor: 1_000_000, mostInstalments: 6, mostDays: 190, firstPercent: 15 },
  ],
  graceDays: 3,
  missedLimit: 2,
  offerDays: 14,
  portalAtOnce: false,
};

export type Outside = 'no_band' | 'too_many' | 'too_long' | 'first_too_small' | 'other_currency';

export interface Asked {
  readonly amountMinor: number;
  readonly currency: string;
  readonly instalments: readonly Pick<Instalment, 'dueOn' | 'amountMinor'>[];
}

export const bandOf = (bands: readonly Band[], amountMinor: number): Band | undefined =>
  bands.find(({ upToMinor }) => upToMinor === null || amountMinor <= upToMinor);

/** Everything in which a plan is outside the bands; nothing: it may be accepted at once. */
export function outsideOf(
  policy: Pick<PlanPolicy, 'bands'>,
  { amountMinor, currency, instalments }: Asked,
  given: { readonly companyCurrency: string; readonly today: Day },
): readonly Outside[] {
  if (currency !== given.companyCurrency) return ['other_currency'];
  const band = bandOf(policy.bands, amountMinor);
  if (band === undefined) return ['no_band'];
  const [first] = instalments;
  const last = instalments.at(-1);
  const found: Outside[] = [];
  if (instalments.length > band.mostInstalments) found.push('too_many');
  if (last !== undefined && daysBetween(given.today, last.dueOn) > band.mostDays) found.push('too_long');
  if ((first?.amountMinor ?? 0) < smallestFirst(band, amountMinor)) found.push('first_too_small');
  return found;
}

/** The smallest first payment, rounded up. */
export function smallestFirst({ firstPercent }: Band, amountMinor: number): number {
  const hundredths = BigInt(Math.round(firstPercent * 100));
  const minor = share(amountMinor, hundredths, 10_000n);
  return BigInt(minor) * 10_000n < BigInt(amountMinor) * hundredths ? minor + 1 : minor;
}
