import { day } from '../kernel/day';
import { inForce } from './hold';
import { holdsOn } from './hold-index';
import { termsFor, untilFrom } from './hold-terms';
import { hold, item } from './testing/sample';

describe('a hold', () => {
  const today = day('2026-03-02');
  it.each([
    ['2026-03-31', '2026-03-31'],
    ['1w', '2026-03-09'],
    ['2w', '2026-03-16'],
    ['3d', '2026-03-05'],
    ['1m', '2026-04-02'],
  ])('C14: until %s is %s', (text, until) => {
    expect(untilFrom(text, today)).toBe(until);
  });

  it.each(['soon', '2026-02-30', '1y', 'w', ''])('C14: until %p is asked again', (text) => {
    expect(() => untilFrom(text, today)).toThrow('no day');
  });

  it('C12: never lasts for ever: two weeks where nobody says, a day to look again where it has a cause', () => {
    expect(termsFor('goodwill', null, today)).toEqual({ from: today, until: '2026-03-16', caused: false });
    expect(termsFor('insolvency', null, today)).toEqual({ from: today, until: '2026-03-16', caused: true });
    expect(() => termsFor('goodwill', day('2026-03-01'), today)).toThrow('over already');
  });

  it('timed ends after its last day, caused only with its cause', () => {
    const until = day('2026-03-16');
    expect(inForce(hold('goodwill', null, { until }), day('2026-03-16'))).toBe(true);
    expect(inForce(hold('goodwill', null, { until }), day('2026-03-17'))).toBe(false);
    expect(inForce(hold('legal', null, { until, caused: true }), day('2027-01-01'))).toBe(true);
    expect(inForce(hold('goodwill', null, { until }), day('2025-12-31'))).toBe(false);
  });

  it('on the customer holds all its items, on an item only that; credits are held by nothing', () => {
    const of = holdsOn([
      hold('goodwill', null, { itemId: null }),
      hold('dispute', 5),
      hold('legal', null, { itemId: 2 }),
    ]);
    expect(of(item()).map(({ kind }) => kind)).toEqual(['dispute', 'goodwill']);
    expect(of(item({ itemId: 2 })).map(({ kind }) => kind)).toEqual(['legal', 'goodwill']);
    expect(of(item({ customerId: 2, itemId: 3 }))).toEqual([]);
    expect(of(item({ amountMinor: -5 }))).toEqual([]);
  });
});
