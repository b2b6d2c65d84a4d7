import { fc } from '../kernel/testing/chance';
import { demandable } from './demandable';
import type { Hold, HoldKind } from './hold';
import { hold } from './testing/sample';

describe('what may be demanded', () => {
  it.each<[string, number, Hold[], number]>([
    ['all of it', 100, [], 100],
    ['nothing of a credit', -100, [], 0],
    ['nothing on hold', 100, [hold('goodwill', null)], 0],
    ['the undisputed rest', 100, [hold('dispute', 30)], 70],
    ['a dispute takes no more than is left', 20, [hold('dispute', 30)], 0],
    ['disputes first, then the promise', 100, [hold('promise', 80), hold('dispute', 30)], 0],
    ['both in part', 100, [hold('promise', 20), hold('dispute', 30)], 50],
  ])('%s', (_, open, holds, expected) => {
    expect(demandable(open, holds).demandMinor).toBe(expected);
  });

  it('and what is held add up to what is open, whatever the holds', () => {
    const kinds = fc.constantFrom<HoldKind>('dispute', 'promise', 'goodwill', 'legal');
    const some = fc.array(fc.tuple(kinds, fc.option(fc.integer({ min: 0, max: 500 }))), { maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), some, (open, holds) => {
        const { demandMinor, held } = demandable(
          open,
          holds.map(([kind, amount]) => hold(kind, amount)),
        );
        expect(held.reduce((sum, one) => sum + one.amountMinor, demandMinor)).toBe(open);
        expect(demandMinor).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
