import { fc, runs } from '../kernel/testing/chance';
import { match } from './match';
import { sum } from '../kernel/money';
import { byTheRule } from './differing';
import { faultOf, moneyOf, planOf } from './plan';
import { receiptOf, worldOf } from './testing/world';

/** What no transfer, however it is written, may bring about. */
const CUSTOMERS = `
  C-1001 | Brasserie du Port SARL | | FR7630006000011234567890189
  C-1002 | Müller Maschinenbau GmbH, MM Technik | |
  C-1003 | Holding Nord SE | C-1003 | DE02120300000000202051
  C-1004 | Nord Logistik GmbH | C-1003 | DE02120300000000202051`;
const ITEMS = `
  C-1001 | FA2026-00123 | 12.00 | | 2026-01-05 | 2026-02-04 | 0.24 until 2026-02-15 | RF332348236
  C-1001 | FA2026-00124 | 3.50  | | 2026-01-08 | 2026-02-07
  C-1001 | AV2026-00007 | -3.50 | | 2026-01-20 | 2026-01-20
  C-1002 | 4711 | 8.00 | 2.00 | 2026-01-02 | 2026-01-31
  C-1002 | 4712 | 1.20 | | 2026-01-03 | 2026-01-31
  C-1002 | 4713 | 0.75 | 0 | 2026-01-03 | 2026-01-31
  C-1003 | RE-26/0457 | 5.00 | | 2026-01-04 | 2026-02-03
  C-1004 | RE-26/0458 | 5.00 | | 2026-01-04 | 2026-02-03
  C-1004 | GS-26/0002 | -1.00 | | 2026-01-06 | 2026-01-06`;

const said = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('FA2026-00123', '4711-4713', '4711, 12', 'RE-26/0457', '0458', 'AV2026-00007', 'RF33 2348 236', 'Müller', 'Acompte', '-', ',', ' bis ') }, // prettier-ignore
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
);
const text = fc.array(said, { maxLength: 12 }).map((parts) => parts.join(' '));
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });

const receipts = fc.record({
  minor: fc.integer({ min: 1, max: 3_000 }),
  text,
  reference: maybe(said),
  endToEnd: maybe(said),
  name: maybe(fc.constantFrom('MUELLER MASCHINENBAU', 'Brasserie du Port', 'Holding Nord', 'x', '')),
  behind: maybe(fc.constantFrom('Nord Logistik', 'MM Technik')),
  iban: maybe(fc.constantFrom('FR7630006000011234567890189', 'DE02120300000000202051', 'XX00')),
  chargesMinor: maybe(fc.integer({ min: 1, max: 500 })),
});

it('gives each unit of the money one place, and nothing more than is open', () => {
  fc.assert(
    fc.property(receipts, ({ minor, ...more }) => {
      const world = worldOf(CUSTOMERS, ITEMS);
      const receipt = receiptOf('1.00', { ...more, amountMinor: minor });
      const proposal = match(receipt, world);
      for (const part of proposal.parts) {
        const open = world.item(part.itemId)?.openMinor ?? 0;
        expect(Math.sign(part.minor)).toBe(Math.sign(open));
        expect(Math.abs(part.minor)).toBeLessThanOrEqual(Math.abs(open));
        expect(world.item(part.itemId)?.customerId).toBe(part.customerId);
      }
      // item = payment + discount + charge + difference; money = items + account + what is kept
      for (const { itemId, minor } of proposal.differences ?? [])
        if (itemId !== null)
          expect(minor + (proposal.parts.find((part) => part.itemId === itemId)?.minor ?? 0)).toBe(
            world.item(itemId)?.openMinor,
          );
      for (const plan of [planOf(proposal), byTheRule(planOf(proposal), (id) => world.item(id), receipt.bookedOn)])
        if (proposal.customerIds.length > 0) expect(sum(plan.map(moneyOf))).toBe(minor);
      if (proposal.customerIds.length > 0 && proposal.confidence === 'high')
        expect(faultOf(planOf(proposal), minor)).toBeUndefined();
      expect(match(receipt, world)).toEqual(proposal);
    }),
    runs(1_500),
  );
});
