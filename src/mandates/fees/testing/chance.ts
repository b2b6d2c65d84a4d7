import fc from 'fast-check';
import type { CollectedAmount } from '../bill';
import type { FeeBand, FeeModel } from '../fee-model';

/** Fee models and courses of cases as chance has them: every model is whole, without gap or overlap. */
export const minor = fc.integer({ min: 0, max: 10_000_000 });
const bps = fc.integer({ min: 0, max: 10_000 });

/** Edges of ages and amounts, and a rate for each cell between them: no gap, no overlap. */
const bands: fc.Arbitrary<FeeBand[]> = fc
  .record({
    ages: fc.uniqueArray(fc.integer({ min: 1, max: 2_000 }), { maxLength: 3 }),
    amounts: fc.uniqueArray(fc.integer({ min: 1, max: 5_000_000 }), { maxLength: 3 }),
    rates: fc.array(fc.record({ rateBps: bps, leastMinor: fc.integer({ min: 0, max: 10_000 }) }), {
      ...{ minLength: 16, maxLength: 16 },
    }),
  })
  .map(({ ages, amounts, rates }) =>
    between(ages).flatMap(([ageFrom, ageTo], row) =>
      between(amounts).map(([amountFrom, amountTo], column) => ({
        ...{ ageFrom, ageTo, amountFrom, amountTo },
        ...(rates[row * 4 + column] ?? { rateBps: 0, leastMinor: 0 }),
      })),
    ),
  );

function between(edges: readonly number[]): [number, number | null][] {
  const all = [0, ...[...edges].sort((a, b) => a - b)];
  return all.map((from, at) => [from, all[at + 1] ?? null]);
}

export const model: fc.Arbitrary<FeeModel> = fc.record({
  currency: fc.constant('EUR'),
  setUp: fc.record({ feeMinor: minor, first: fc.boolean() }),
  commission: fc.record({
    by: fc.constantFrom('whole', 'slices'),
    of: fc.constantFrom('principal', 'all'),
    directBps: bps,
    bands,
  }),
  steps: fc.constant([{ kind: 'letter', label: 'Letter', feeMinor: 4_501 }]),
  hourly: fc.option(fc.record({ rateMinor: minor, capMinor: fc.option(minor) })),
  withdrawal: fc.record({ feeMinor: minor, ofPrincipalBps: bps }),
  vat: fc.oneof(
    fc.record({ kind: fc.constant('standard' as const), bps }),
    fc.constant({ kind: 'reverse_charge' as const }),
    fc.constant({ kind: 'none' as const }),
  ),
});

export const claim = fc.record({ claimMinor: minor, ageDays: fc.integer({ min: -30, max: 3_000 }) });
export const collected: fc.Arbitrary<CollectedAmount[]> = fc.array(
  fc.record({ way: fc.constantFrom('partner', 'direct'), principalMinor: minor, otherMinor: minor }),
  { maxLength: 6 },
);
export const course = fc.record({
  ...{ claim, collected, withdrawn: fc.boolean() },
  steps: fc.array(fc.constantFrom('letter', 'unknown'), { maxLength: 3 }),
  minutes: fc.integer({ min: 0, max: 10_000 }),
});
