import { testDatabase } from '../platform/testing/database';
import { LIST, openKilling, SWIFT } from './testing/bank-killing';

/** kill -9 between any two steps of taking a file of the bank: nothing half done is seen, and taking it again completes it. */
const open = testDatabase();

it.each([
  ['a list', LIST, '1/4500', [2, 5, -1]],
  ['MT940', SWIFT, '1/2', [3, -2]],
] as const)(
  '%s',
  async (_, content, whole, points) => {
    const all = await openKilling(open, content);
    const most = (await all.takeAndDie(0)) ?? 0;
    expect(most).toBeGreaterThan(3);
    for (const asked of points) {
      const point = asked < 0 ? most + asked : asked;
      const at = await openKilling(open, content);
      expect([point, await at.takeAndDie(point)]).toEqual([point, null]);
      expect([point, (await at.stands()).split(',')[0]]).toEqual([point, expect.stringMatching(`^(0/0|${whole})$`)]);
      await at.again('2026-06-30');
      expect([point, (await at.stands()).split(',')[0]]).toEqual([point, whole]);
      await at.again('2026-07-03');
      expect([point, await at.stands()]).toEqual([point, whole]);
    }
  },
  240_000,
);
