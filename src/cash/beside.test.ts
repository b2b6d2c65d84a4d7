import { day } from '../kernel/day';
import type { Claimed } from '../law/allocation-order';
import type { ChargeKind, ClaimedCharge } from '../ledger/charge';
import { deviating, payOwing, type OrderOf, type Owing } from './beside';

/** Money of debtors of whom charges are claimed: by the order of each law, never by one that is not sure, and told where a person goes another way. */
const owing = (itemId: number, customerId: number, openMinor: number): Owing => ({
  ...{ itemId, customerId, openMinor, dueOn: day('2026-01-31'), issuedOn: day('2026-01-01') },
});
const charge = (chargeId: number, customerId: number, kind: ChargeKind, openMinor: number): ClaimedCharge => ({
  ...{ chargeId, customerId, kind, openMinor, amountMinor: openMinor, entryId: 1, document: 'F-1' },
  ...{ cause: 'x', currency: 'EUR', aroseOn: day('2026-02-15') },
}); // prettier-ignore
const by = (customerId: number, order: readonly Claimed[] | null): OrderOf => ({ customerId, law: 'DE', order, basis: 'BGB § 367' }); // prettier-ignore

const DE: readonly Claimed[] = ['costs', 'interest', 'principal'];
const FR: readonly Claimed[] = ['interest', 'principal'];
const items = [owing(1, 7, 10_000), owing(2, 8, 5_000)];
const claimed = [charge(1, 7, 'fixed_sum', 4_000), charge(2, 7, 'interest', 1_000)];

const paid = (minor: number, charges: readonly ClaimedCharge[], orders: readonly OrderOf[]): string => {
  const { items: to, charges: beside, leftMinor } = payOwing(minor, items, charges, orders);
  return [...beside.map((one) => `c${one.chargeId}:${one.minor}`), ...to.map((one) => `${one.itemId}:${one.minor}`), `left ${leftMinor}`].join(' '); // prettier-ignore
};

it.each([
  ['costs first, then interest', 6_000, claimed, [by(7, DE)], 'c1:4000 c2:1000 1:1000 left 0'],
  ['a law that says nothing of costs', 6_000, claimed, [by(7, FR)], 'c2:1000 1:5000 left 0'],
  ['an order that is not sure', 6_000, claimed, [by(7, null)], '1:6000 left 0'],
  ['no law known', 16_000, claimed, [], '1:10000 2:5000 left 1000'],
  ['nothing claimed', 6_000, [], [], '1:6000 left 0'],
  ['two laws at once', 6_000, [...claimed, charge(4, 8, 'interest', 100)], [by(7, DE), by(8, FR)], '1:6000 left 0'],
  ['more than is owed', 21_000, claimed, [by(7, DE)], 'c1:4000 c2:1000 1:10000 2:5000 left 1000'],
])('%s', (_, minor, charges, orders, expected) => {
  expect(paid(minor, charges, orders)).toBe(expected);
});

it.each([
  ['principal while costs stay open', [{ itemId: 1, minor: 6_000 }], [], 'costs before principal'],
  ['interest while costs stay open', [], [{ chargeId: 2, minor: 1_000 }], 'costs before interest'],
  ['by the law', [{ itemId: 1, minor: 1_000 }], [{ chargeId: 1, minor: 4_000 }, { chargeId: 2, minor: 1_000 }], '–'],
  ['costs only', [], [{ chargeId: 1, minor: 2_000 }], '–'],
])('tells of %s', (_, parts, charges, expected) => {
  const plan = [{ customerId: 7, parts, charges, onAccountMinor: 0 }];
  const [found] = deviating(plan, items, claimed, [by(7, DE)]);
  expect(found === undefined ? '–' : `${found.before} before ${found.paid}`).toBe(expected);
  expect(deviating(plan, items, claimed, [by(7, null)])).toEqual([]);
}); // prettier-ignore
