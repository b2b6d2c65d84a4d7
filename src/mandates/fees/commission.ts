import type { FeeBand, FeeModel } from './fee-model';

/** What the claim was on the day of the hand-over: it chooses the band for good. */
export interface FeeCase {
  readonly claimMinor: number;
  readonly ageDays: number;
}

/** What came in until now, in minor units; the part that came to the creditor directly is among it. */
export interface CameInTotals {
  readonly principalMinor: number;
  readonly otherMinor: number;
  readonly directPrincipalMinor: number;
  readonly directOtherMinor: number;
}

const FULL = 10_000;

/** Half a unit goes up. */
export const shareOf = (minor: number, bps: number): number =>
  Number((BigInt(minor) * BigInt(bps) + BigInt(FULL / 2)) / BigInt(FULL));

const holdsAge = (band: FeeBand, days: number): boolean =>
  band.ageFrom <= days && (band.ageTo === null || days < band.ageTo);
const holdsAmount = (band: FeeBand, minor: number): boolean =>
  band.amountFrom <= minor && (band.amountTo === null || minor < band.amountTo);

export const bandOf = ({ commission }: FeeModel, { claimMinor, ageDays }: FeeCase): FeeBand | undefined =>
  commission.bands.find((band) => holdsAge(band, Math.max(0, ageDays)) && holdsAmount(band, claimMinor));

/**
 * The commission due on all that came in until now, net of VAT. Counted on the total, so that what instalments cost adds up
 * to what the whole would have cost: the commission of a new amount is this total less what was counted before.
 */
export function commissionOn(model: FeeModel, claim: FeeCase, came: CameInTotals): number {
  const { of, directBps } = model.commission;
  const all = (principal: number, other: number): number => principal + (of === 'all' ? other : 0);
  const direct = all(came.directPrincipalMinor, came.directOtherMinor);
  const through = all(came.principalMinor, came.otherMinor) - direct;
  const counted = through + shareOf(direct, directBps);
  if (counted <= 0) return 0;
  const least = bandOf(model, claim)?.leastMinor ?? 0;
  return Math.max(least, rated(model, claim, counted));
}

function rated(model: FeeModel, claim: FeeCase, counted: number): number {
  if (model.commission.by === 'whole') return shareOf(counted, bandOf(model, claim)?.rateBps ?? 0);
  const slices = model.commission.bands.filter((band) => holdsAge(band, Math.max(0, claim.ageDays)));
  const weighted = slices.reduce((total, { amountFrom, amountTo, rateBps }) => {
    const slice = Math.max(0, Math.min(counted, amountTo ?? counted) - amountFrom);
    return total + BigInt(slice) * BigInt(rateBps);
  }, 0n);
  return Number((weighted + BigInt(FULL / 2)) / BigInt(FULL));
}

/** VAT on a net fee; nothing where the creditor accounts for it. */
export const vatOn = ({ vat }: FeeModel, netMinor: number): number =>
  vat.kind === 'standard' ? shareOf(netMinor, vat.bps) : 0;
