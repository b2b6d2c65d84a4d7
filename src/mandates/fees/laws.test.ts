import fc from 'fast-check';
import { bandFaults } from './bands';
import { billOf, instalmentsOf, NOTHING_DONE, totalsOf, type CollectedAmount } from './bill';
import { bandOf, commissionOn } from './commission';
import type { FeeBand, FeeModel } from './fee-model';
import { quoteOf } from './quote';

/** Laws of fees: whatever the model and the course of the case. */
const minor = fc.integer({ min: 0, max: 10_000_000 });
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

const model: fc.Arbitrary<FeeModel> = fc.record({
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

const claim = fc.record({ claimMinor: minor, ageDays: fc.integer({ min: -30, max: 3_000 }) });
const collected: fc.Arbitrary<CollectedAmount[]> = fc.array(
  fc.record({ way: fc.constantFrom('partner', 'direct'), principalMinor: minor, otherMinor: minor }),
  { maxLength: 6 },
);
const course = fc.record({
  ...{ claim, collected, withdrawn: fc.boolean() },
  steps: fc.array(fc.constantFrom('letter', 'unknown'), { maxLength: 3 }),
  minutes: fc.integer({ min: 0, max: 10_000 }),
});

it('net + fees + VAT = gross, and the lines add up', () => {
  fc.assert(
    fc.property(model, course, (fees, what) => {
      const bill = billOf(fees, what);
      expect(bill.netMinor + bill.feesMinor + bill.vatMinor).toBe(bill.grossMinor);
      expect(bill.lines.reduce((total, { feeMinor }) => total + feeMinor, 0)).toBe(bill.feesMinor);
      expect(bill.lines.every(({ feeMinor, vatMinor }) => feeMinor > 0 && vatMinor >= 0)).toBe(true);
    }),
  );
});

it('instalments add up to the whole, each with net + commission + VAT = gross', () => {
  fc.assert(
    fc.property(model, claim, collected, (fees, of, amounts) => {
      const parts = instalmentsOf(fees, of, amounts);
      for (const one of parts) expect(one.netMinor + one.commissionMinor + one.vatMinor).toBe(one.grossMinor);
      const whole = billOf(fees, { ...NOTHING_DONE, claim: of, collected: amounts }).lines.find(({ kind }) => kind === 'commission'); // prettier-ignore
      expect(parts.reduce((total, one) => total + one.commissionMinor, 0)).toBe(whole?.feeMinor ?? 0);
      expect(parts.reduce((total, one) => total + one.vatMinor, 0)).toBe(whole?.vatMinor ?? 0);
    }),
  );
});

it('the number shown is the number billed', () => {
  fc.assert(
    fc.property(model, claim, minor, minor, (fees, { claimMinor, ageDays }, interestMinor, costsMinor) => {
      const asked = { currency: 'EUR', principalMinor: claimMinor, interestMinor, costsMinor, ageDays };
      const { ifAll, ifNothing } = quoteOf(fees, asked, null);
      const all: CollectedAmount = { way: 'partner', principalMinor: claimMinor, otherMinor: interestMinor + costsMinor }; // prettier-ignore
      const billed = billOf(fees, { ...NOTHING_DONE, claim: { claimMinor, ageDays }, collected: [all] });
      expect(ifAll).toEqual({ grossMinor: billed.grossMinor, feesMinor: billed.feesMinor, vatMinor: billed.vatMinor, netMinor: billed.netMinor }); // prettier-ignore
      expect(ifNothing.feesMinor).toBe(fees.setUp.feeMinor);
    }),
  );
});

it('more money never costs less, and never more than all of it', () => {
  fc.assert(
    fc.property(model, claim, collected, minor, (fees, of, amounts, more) => {
      const next: CollectedAmount = { way: 'partner', principalMinor: more, otherMinor: 0 };
      const before = commissionOn(fees, of, totalsOf(amounts));
      const after = commissionOn(fees, of, totalsOf([...amounts, next]));
      expect(after).toBeGreaterThanOrEqual(before);
      expect(after - before).toBeLessThanOrEqual(Math.max(more + 1, bandOf(fees, of)?.leastMinor ?? 0));
    }),
  );
});

it('each claim has exactly one band where there are any, and a gap or an overlap is found', () => {
  fc.assert(
    fc.property(model, claim, fc.nat(), (fees, of, which) => {
      const { bands: all } = fees.commission;
      expect(bandFaults(fees.commission.bands)).toEqual([]);
      expect(bandOf(fees, of)).toBeDefined();
      const at = which % all.length;
      if (all.length > 1) expect(bandFaults(all.filter((_, n) => n !== at)).map(({ fault }) => fault)).toContain('gap');
      expect(bandFaults([...all, all[at]!]).map(({ fault }) => fault)).toContain('overlap');
    }),
  );
});

it('finds a band that ends before it begins, and takes none for no commission', () => {
  const band: FeeBand = { ageFrom: 90, ageTo: 30, amountFrom: 0, amountTo: null, rateBps: 1, leastMinor: 0 };
  expect(bandFaults([band])).toEqual([{ fault: 'inverted_age', band: 0 }]);
  expect(bandFaults([])).toEqual([]);
});
