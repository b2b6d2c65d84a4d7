import type { OwnHistory } from './quote';

/**
 * What the creditor's own closed cases of like age and amount brought. Fewer than five say nothing, so nothing is expected from
 * them; those with the same partner count before those with any.
 */
export interface PastCase {
  readonly partnerId: number;
  readonly currency: string;
  readonly claimMinor: number;
  readonly ageDays: number;
  /** Payments on its items from the hand-over to its end. */
  readonly cameInMinor: number;
}

const AGES = [90, 180, 365, 730];
/** In the smallest units of two decimals; cases in another currency are never compared. */
const AMOUNTS = [50_000, 200_000, 1_000_000, 5_000_000];
const FEWEST = 5;
const FULL = 10_000;

const bandIn = (edges: readonly number[], value: number): number => edges.filter((edge) => value >= edge).length;

export function historyFor(
  past: readonly PastCase[],
  claim: Pick<PastCase, 'partnerId' | 'currency' | 'claimMinor' | 'ageDays'>,
): OwnHistory | null {
  const alike = past.filter(
    (one) =>
      one.currency === claim.currency &&
      bandIn(AGES, one.ageDays) === bandIn(AGES, claim.ageDays) &&
      bandIn(AMOUNTS, one.claimMinor) === bandIn(AMOUNTS, claim.claimMinor),
  );
  const same = alike.filter(({ partnerId }) => partnerId === claim.partnerId);
  const [counted, withWhom] = same.length >= FEWEST ? ([same, 'partner'] as const) : ([alike, 'any'] as const);
  if (counted.length < FEWEST) return null;
  const claimed = counted.reduce((total, { claimMinor }) => total + BigInt(claimMinor), 0n);
  // More than was claimed counts as all of it, and money that was taken back as none.
  const came = counted.reduce(
    (total, one) => total + BigInt(Math.max(0, Math.min(one.claimMinor, one.cameInMinor))),
    0n,
  );
  // Rounded down: an expectation is never better than what was.
  return {
    cases: counted.length,
    recoveredBps: claimed === 0n ? 0 : Number((came * BigInt(FULL)) / claimed),
    withWhom,
  };
}
