import { day } from '../kernel/day';
import { sum } from '../kernel/money';
import { fc } from '../kernel/testing/chance';
import type { ClaimedCharge } from '../ledger/charge';
import { deviating, type OrderOf } from './beside';
import { byLaw } from './by-law';
import { planOf } from './plan';
import type { Naming, Proposal } from './proposal';
import type { Payable } from './receipt';

/** Money that meets claimed interest and costs: proposed as the law orders it, but for what its payer chose; never more than there is, never twice. */
const item = (itemId: number, openMinor: number): Payable => ({
  ...{ itemId, customerId: 1, document: `F-${itemId}`, part: 1, parts: 1, currency: 'EUR', amountMinor: openMinor },
  ...{ openMinor, settledMinor: 0, issuedOn: day('2026-01-01'), dueOn: day('2026-01-31'), discountMinor: null, discountUntil: null }, // prettier-ignore
});
const charge = (chargeId: number, entryId: number, kind: ClaimedCharge['kind'], openMinor: number): ClaimedCharge => ({
  ...{ chargeId, customerId: 1, entryId, document: `F-${entryId}`, kind, cause: 'x', currency: 'EUR' },
  ...{ amountMinor: openMinor, openMinor, aroseOn: day('2026-02-10') },
});
const GERMAN: OrderOf = { customerId: 1, law: 'DE', order: ['costs', 'interest', 'principal'], basis: 'BGB § 367' };
const FRENCH: OrderOf = { customerId: 1, law: 'FR', order: ['interest', 'principal'], basis: 'C. civ. 1343-1' };
const FREE: OrderOf = { customerId: 1, law: 'UK', order: null, basis: 'the debtor’s choice' };
const ITEMS = new Map([[1, item(1, 10_000)], [2, item(2, 5_000)]]); // prettier-ignore
const CHARGES = [charge(1, 1, 'fixed_sum', 4_000), charge(2, 1, 'interest', 321), charge(3, 2, 'interest', 77)];
/** An invoice has the number of its one part. */
const beside = (order: OrderOf, charges = CHARGES) => ({
  ...{ charges, order, entryOf: new Map([[1, 1], [2, 2]]), itemOf: (id: number) => ITEMS.get(id) }, // prettier-ignore
});

const proposed = (naming: Naming, parts: readonly (readonly [number, number])[], more: Partial<Proposal> = {}): Proposal => ({
  ...{ receiptId: 1, confidence: 'high', naming, fit: 'exact', payer: 'fully', signs: [], customerIds: [1] },
  parts: parts.map(([itemId, minor]) => ({ itemId, minor, customerId: 1 })),
  ...{ onAccountMinor: 0, shortMinor: 0, adviceId: null, doubts: [] },
  ...more,
}); // prettier-ignore

const text = ({ parts, charges = [], onAccountMinor, confidence, doubts, fit }: Proposal): string =>
  [
    ...charges.map(({ chargeId, minor }) => `c${chargeId} ${minor}`),
    ...parts.map(({ itemId, minor }) => `F-${itemId} ${minor}`),
    ...(onAccountMinor > 0 ? [`account ${onAccountMinor}`] : []),
    ...[confidence, fit, ...doubts],
  ].join(' ');

it.each([
  ['German law, by its number', proposed('numbers', [[1, 10_000]]), GERMAN, 'c1 4000 c2 321 F-1 5679 medium short law_order'],
  ['French law: costs are not in its order', proposed('numbers', [[1, 10_000]]), FRENCH, 'c2 321 F-1 9679 medium short law_order'],
  ['by the amount alone: only what stands beside it', proposed('one', [[2, 5_000]]), GERMAN, 'c3 77 F-2 4923 medium short law_order'],
  ['nothing is named: all that is claimed', proposed('oldest', [[2, 5_000]], { confidence: 'low' }), GERMAN, 'c1 4000 c2 321 c3 77 F-2 602 low short law_order'],
  ['less than the costs', proposed('numbers', [[1, 1_000]], { fit: 'short' }), GERMAN, 'c1 1000 medium short law_order'],
  ['more than the invoice pays what is beside it', proposed('numbers', [[1, 10_000]], { onAccountMinor: 5_000, fit: 'over' }), GERMAN, 'c1 4000 c2 321 F-1 10000 account 679 medium over law_order'],
  ['its payer chooses by law', proposed('numbers', [[1, 10_000]]), FREE, 'F-1 10000 high exact'],
  ['chosen in the portal, or its own reference', proposed('reference', [[1, 10_000]]), GERMAN, 'F-1 10000 high exact'],
  ['written in an advice', proposed('numbers', [[1, 10_000]], { adviceId: 7 }), GERMAN, 'F-1 10000 high exact'],
  ['an instalment', proposed('plan', [[1, 10_000]]), GERMAN, 'F-1 10000 high exact'],
  ['a credit is taken with it: for a person', proposed('numbers', [[1, 10_000], [2, -100]]), GERMAN, 'F-1 10000 F-2 -100 high exact'],
  ['it pays charges already', proposed('minted', [[1, 10_000]], { charges: [{ chargeId: 2, customerId: 1, minor: 321 }] }), GERMAN, 'c2 321 F-1 10000 high exact'],
  ['all on account', proposed('nothing', [], { onAccountMinor: 500 }), GERMAN, 'account 500 high exact'],
] as const)('%s', (_, proposal, order, expected) => {
  expect(text(byLaw(proposal, beside(order)))).toBe(expected);
}); // prettier-ignore

it('gives every unit one place, to nothing more than is open of it, in the order of the law', () => {
  const namings = fc.constantFrom<Naming>('numbers', 'some_numbers', 'one', 'all_due', 'oldest', 'minted');
  fc.assert(
    fc.property(namings, fc.integer({ min: 1, max: 30_000 }), fc.array(fc.integer({ min: 0, max: 6_000 }), { minLength: 3, maxLength: 3 }), fc.constantFrom(GERMAN, FRENCH), (naming, minor, opens, order) => {
      const charges = CHARGES.map((one, n) => ({ ...one, openMinor: opens[n] ?? 0 }));
      const first = Math.min(minor, 10_000);
      const second = Math.min(minor - first, 5_000);
      const parts = ([[1, first], [2, second]] as const).filter(([, part]) => part > 0);
      const found = byLaw(proposed(naming, parts, { onAccountMinor: minor - first - second }), beside(order, charges));
      expect(sum([...found.parts, ...(found.charges ?? [])].map((one) => one.minor)) + found.onAccountMinor).toBe(minor);
      for (const { itemId, minor: part } of found.parts) expect(part > 0 && part <= (ITEMS.get(itemId)?.openMinor ?? 0)).toBe(true);
      for (const { chargeId, minor: part } of found.charges ?? []) expect(part > 0 && part <= (opens[chargeId - 1] ?? 0)).toBe(true);
      expect(new Set((found.charges ?? []).map(({ chargeId }) => chargeId)).size).toBe(found.charges?.length ?? 0);
      const meant = naming === 'all_due' || naming === 'oldest' || naming === 'minted' ? charges : charges.filter(({ entryId }) => parts.some(([id]) => id === entryId));
      if (found.charges !== undefined) {
        expect(found.confidence).not.toBe('high');
        expect(deviating(planOf(found), [...ITEMS.values()].filter(({ itemId }) => parts.some(([id]) => id === itemId)), meant, [order])).toEqual([]);
      }
    }),
  );
}); // prettier-ignore
