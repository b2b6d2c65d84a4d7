import { readMutations } from './testing/mutation';
import { READERS } from './testing/mutated-files';

/** The same as in `hostile.test.ts`, fifty times as many: no crash, no hang, and no memory that is never let go of. */
const EACH = 100_000;
const AT_ONCE = 1_000;
const MOST_MORE_BYTES = 400_000_000;

jest.setTimeout(3_600_000);

test.each(Object.entries(READERS))('%s', async (_, seeds) => {
  const of = seeds();
  let settled = 0;
  for (let done = 0; done < EACH; done += AT_ONCE) {
    const at = (done / AT_ONCE) % of.length;
    const seed = of[at];
    if (seed) readMutations(seed, AT_ONCE, 0xbad + done);
    await new Promise((resolve) => setImmediate(resolve));
    if (done === 10 * AT_ONCE) settled = process.memoryUsage().rss;
  }
  expect(process.memoryUsage().rss - settled).toBeLessThan(MOST_MORE_BYTES);
});
