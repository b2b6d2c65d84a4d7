import type { Day } from '../kernel/day';
import { fc, runs } from '../kernel/testing/chance';
import { payInOrder, type Claimed, type Payable } from './paying-order';

/** `1 principal 100 2026-01-31`: a number, what it is, what is open, when it is due. */
const OWED = `
  1 principal 100 2026-02-28
  2 principal 200 2026-01-31
  3 interest   10 2026-01-15
  4 costs      40 2026-01-10
  5 principal  50 -`;
const owed = OWED.trim().split('\n').map((row): Payable => {
  const [id, what, openMinor, dueOn] = row.trim().split(/\s+/);
  return { id: Number(id), what: what as Claimed, openMinor: Number(openMinor), dueOn: dueOn === '-' ? null : (dueOn as Day), issuedOn: '2026-01-01' as Day };
}); // prettier-ignore

it.each`
  money  | designated | parts                       | left
  ${60}  | ${[]}      | ${'5:50 2:10'}              | ${0}
  ${260} | ${[]}      | ${'5:50 2:200 1:10'}        | ${0}
  ${400} | ${[]}      | ${'5:50 2:200 1:100'}       | ${50}
  ${60}  | ${[1]}     | ${'1:60'}                   | ${0}
  ${120} | ${[1, 3]}  | ${'1:100 3:10 5:10'}        | ${0}
  ${60}  | ${[4]}     | ${'4:40 5:20'}              | ${0}
  ${0}   | ${[1]}     | ${''}                       | ${0}
`('$money, named $designated: $parts', ({ money, designated, parts, left }: { money: number; designated: number[]; parts: string; left: number }) => {
  const paid = payInOrder(owed, money, { order: null, designated });
  expect([paid.parts.map(({ id, minor }) => `${id}:${minor}`).join(' '), paid.leftMinor]).toEqual([parts, left]);
}); // prettier-ignore

it.each`
  order                                  | money  | designated | parts                  | left
  ${['costs', 'interest', 'principal']}  | ${60}  | ${[]}      | ${'4:40 3:10 5:10'}    | ${0}
  ${['interest', 'principal']}           | ${60}  | ${[]}      | ${'3:10 5:50'}         | ${0}
  ${['interest', 'principal']}           | ${60}  | ${[1]}     | ${'1:60'}              | ${0}
`('in the order $order, $money: $parts', ({ order, money, designated, parts, left }: { order: Claimed[]; money: number; designated: number[]; parts: string; left: number }) => {
  const paid = payInOrder(owed, money, { order, designated });
  expect([paid.parts.map(({ id, minor }) => `${id}:${minor}`).join(' '), paid.leftMinor]).toEqual([parts, left]);
}); // prettier-ignore

it('gives each unit one place, and nothing more than is open', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.subarray([1, 2, 3, 4, 5, 9]), (money, designated) => {
      const { parts, leftMinor } = payInOrder(owed, money, { order: null, designated });
      expect(parts.reduce((sum, { minor }) => sum + minor, leftMinor)).toBe(money);
      for (const { id, minor } of parts)
        expect(minor).toBeLessThanOrEqual(owed.find((one) => one.id === id)?.openMinor ?? 0);
    }),
    runs(300),
  );
});
