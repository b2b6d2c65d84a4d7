import { fc } from '../kernel/testing/chance';
import { addDays, day } from '../kernel/day';
import { bucketOf, BUCKETS, dueBetween } from './ageing';

describe('ageing', () => {
  it.each([
    ['2026-03-02', 0],
    ['2026-03-01', 1],
    ['2026-01-31', 1],
    ['2026-01-30', 2],
    ['2026-01-01', 2],
    ['2025-12-31', 3],
    ['2025-12-02', 3],
    ['2025-12-01', 4],
    ['2020-01-01', 4],
    ['2026-12-31', 0],
  ])('on 2 March puts what was due on %s into bucket %i', (dueOn, bucket) => {
    expect(bucketOf(day(dueOn), day('2026-03-02'))).toBe(bucket);
  });

  it('puts every due day into the one bucket whose span of days holds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (offset) => {
        const asOn = day('2026-03-02');
        const dueOn = addDays(asOn, offset);
        const holding = BUCKETS.flatMap((bucket, at) => {
          const { first, last } = dueBetween(bucket, asOn);
          return (first === null || dueOn >= first) && (last === null || dueOn <= last) ? [at] : [];
        });
        expect(holding).toEqual([bucketOf(dueOn, asOn)]);
      }),
    );
  });
});
