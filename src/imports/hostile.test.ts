import { misreadBank, misreadBankList, readMutations } from './testing/mutation';
import { bankListSeeds, bankSeeds, READERS } from './testing/mutated-files';

/** Whatever bytes come, reading answers with rows, questions and Problems, and never with an error: 2,000 mutations per reader. */
const EACH = 2_000;

test.each(Object.entries(READERS))('%s', (_, seeds) => {
  const of = seeds();
  for (const [at, seed] of of.entries()) readMutations(seed, Math.ceil(EACH / of.length), 0x5eed + at);
});

test.each(bankSeeds().map((seed) => [seed.name, seed] as const))('bank %s', (_, seed) => {
  readMutations(seed, EACH, 0x5eed, misreadBank);
});

test('lists of banks', () => {
  const seeds = bankListSeeds();
  for (const [at, seed] of seeds.entries())
    readMutations(seed, Math.ceil(EACH / seeds.length), 0x5eed + at, misreadBankList);
});
