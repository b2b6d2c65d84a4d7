import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { misreadBank, misreadBankList, readMutations, type Seed } from './testing/mutation';
import { bankListSeeds, bankSeeds, READERS } from './testing/mutated-files';

/** The same as in `hostile.test.ts`, fifty times as many: no crash, no hang, and no memory that is never let go of. */
const EACH = 100_000;
const AT_ONCE = 1_000;
const MOST_MORE_BYTES = 100_000_000;

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

/** What is still held once all that can go has gone: a file that is refused after a second may have filled much before. */
function heldBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

jest.setTimeout(3_600_000);

test.each(Object.entries(READERS))('%s', (_, seeds) => mutate(seeds()));
test('files of banks', () => mutate(bankSeeds(), misreadBank));
test('lists of banks', () => mutate(bankListSeeds(), misreadBankList));

/** Bank files are several readers: each has its hundred thousand. */
async function mutate(of: readonly Seed[], misread?: typeof misreadBank): Promise<void> {
  const all = misread === misreadBank ? EACH * of.length : EACH;
  let settled = 0;
  for (let done = 0; done < all; done += AT_ONCE) {
    const seed = of[(done / AT_ONCE) % of.length];
    if (seed) readMutations(seed, AT_ONCE, 0xbad + done, misread);
    await new Promise((resolve) => setImmediate(resolve));
    if (done === 10 * AT_ONCE) settled = heldBytes();
  }
  expect(heldBytes() - settled).toBeLessThan(MOST_MORE_BYTES);
}
