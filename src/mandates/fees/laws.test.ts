import fc from 'fast-check';
import { bandFaults } from './bands';
import { billOf, instalmentsOf, NOTHING_DONE, totalsOf, type CollectedAmount } from './bill';
import { bandOf, commissionOn } from './commission';
import type { FeeBand } from './fee-model';
import { quoteOf } from './quote';
import { claim, collected, course, minor, model } from './testing/chance';

/** Laws of fees: whatever the model and the course of the case. */
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
