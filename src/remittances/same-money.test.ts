import { day } from '../kernel/day';
import { certainly, perhaps, type OurMoney, type TheirMoney } from './same-money';

/** What accounting tells of money that a remittance booked: certain, perhaps, or another. */
const OURS: OurMoney = { id: 1, customerId: 7, currency: 'EUR', grossMinor: 100_000, keptMinor: 12_000, on: day('2026-04-01'), bankedOn: day('2026-04-20') }; // prettier-ignore
const their = (on: string, amountMinor: number, more: Partial<TheirMoney> = {}): TheirMoney => ({ id: 50, customerId: 7, currency: 'EUR', amountMinor, on: day(on), freeMinor: 0, ...more }); // prettier-ignore

const verdict = (one: TheirMoney, ours = [OURS]): string => {
  const certain = certainly(ours, [one]);
  if (certain.size > 0) return `same as ${[...certain.keys()].join(' ')}`;
  return perhaps(ours, [one], certain).length > 0 ? 'asked' : 'other';
};

it.each([
  ['the gross when the debtor paid', their('2026-04-02', 100_000), 'same as 1'],
  ['the gross when the bank had it', their('2026-04-23', 100_000), 'same as 1'],
  ['the gross, late', their('2026-05-15', 100_000), 'asked'],
  ['the gross, far too late', their('2026-07-15', 100_000, { freeMinor: 100_000 }), 'other'],
  ['what reached the bank', their('2026-04-20', 88_000), 'same as 1'],
  ['what reached the bank, on the day of the debtor', their('2026-04-01', 88_000), 'asked'],
  ['another amount that pays nothing', their('2026-04-21', 90_000, { freeMinor: 90_000 }), 'asked'],
  ['another amount that paid something else', their('2026-04-21', 90_000), 'other'],
  ['more than the debtor paid', their('2026-04-21', 100_001, { freeMinor: 100_001 }), 'other'],
  ['another customer', their('2026-04-20', 88_000, { customerId: 8 }), 'other'],
  ['another currency', their('2026-04-20', 88_000, { currency: 'SEK' }), 'other'],
])('%s', (_, one, expected) => {
  expect(verdict(one)).toBe(expected);
});

it('is one to one: two instalments alike are two, a third is nobody’s', () => {
  const ours = [OURS, { ...OURS, id: 2, on: day('2026-04-03') }];
  const theirs = ['2026-04-01', '2026-04-03', '2026-04-04'].map((on, at) => their(on, 100_000, { id: 50 + at }));
  expect([...certainly(ours, theirs)]).toEqual([[1, 50], [2, 51]]); // prettier-ignore
});

it('knows no net where nothing was kept, and none where no money came', () => {
  expect(verdict(their('2026-04-20', 100_000), [{ ...OURS, keptMinor: 0, bankedOn: null }])).toBe('asked');
  expect(verdict(their('2026-04-20', 88_000), [{ ...OURS, bankedOn: null }])).toBe('asked');
});
