import fc from 'fast-check';
import { sum } from '../kernel/money';
import { pricedLines, type InvoiceLine } from '../ledger/invoice-line';
import { lostByRate, ratesOf } from './rates';

/** VAT by rate: only where the lines say it, and to the cent of the whole. */
const line = (amountMinor: number, vatMinor: number | null): InvoiceLine => ({
  ...{ no: '1', text: 'x', quantity: null, price: null, orderLine: null, amountMinor, vatMinor },
});
const of = (lines: readonly InvoiceLine[], amountMinor: number, vatMinor: number | null) =>
  ratesOf(pricedLines(lines, { amountMinor, netMinor: null, vatMinor }), vatMinor);

it.each([
  ['two rates', [line(10_000, 2_000), line(2_000, 110), line(5_000, 1_000)], 20_110, 3_110, [[200, 15_000, 3_000], [55, 2_000, 110]]],
  ['lines that hold the tax', [line(12_000, 2_000), line(2_110, 110)], 14_110, 2_110, [[200, 10_000, 2_000], [55, 2_000, 110]]],
  ['a line off by a cent', [line(10_000, 2_000), line(3, 1)], 12_004, 2_001, [[200, 10_003, 2_001]]],
  ['without tax on one', [line(10_000, 2_000), line(500, 0)], 12_500, 2_000, [[200, 10_000, 2_000], [0, 500, 0]]],
  ['lines that do not say it', [line(10_000, null)], 12_000, 2_000, []],
  ['lines that come to another sum', [line(10_000, 2_000)], 13_000, 2_000, []],
  ['tax that is not that of the whole', [line(10_000, 2_000)], 12_000, 1_900, []],
  ['tax that nobody knows', [line(10_000, 2_000)], 12_000, null, []],
  ['no lines', [], 12_000, 2_000, []],
] as const)('%s', (_, lines, whole, vat, expected) => {
  expect(of(lines, whole, vat).map(({ permille, netMinor, vatMinor }) => [permille, netMinor, vatMinor])).toEqual(expected); // prettier-ignore
}); // prettier-ignore

it('adds up to what is lost and to its VAT, whatever was paid', () => {
  const rates = fc.array(fc.record({ permille: fc.constantFrom(0, 21, 55, 81, 200, 250), netMinor: fc.integer({ min: 1, max: 9_999_999 }), vatMinor: fc.integer({ min: 0, max: 999_999 }) }), { minLength: 1, maxLength: 5 }); // prettier-ignore
  fc.assert(
    fc.property(rates, fc.integer({ min: 0, max: 50_000_000 }), fc.integer({ min: 0, max: 900_000 }), (all, gross, vat) => {
      const lost = lostByRate(all, gross, vat);
      const hasVat = all.some(({ vatMinor }) => vatMinor > 0);
      expect(sum(lost.map(({ vatMinor }) => vatMinor))).toBe(hasVat ? vat : 0);
      expect(sum(lost.map((one) => one.netMinor + one.vatMinor))).toBe(gross);
    }),
  ); // prettier-ignore
});

it('says nothing where the VAT is a question', () => {
  expect(lostByRate([{ permille: 200, netMinor: 100, vatMinor: 20 }], 120, null)).toEqual([]);
  expect(lostByRate([], 120, 20)).toEqual([]);
});
