import { testDatabase } from '../platform/testing/database';
import { diesAndCompletes, LIST, SWIFT } from './testing/bank-killing';

/** kill -9 between some steps of taking a file of the bank; between all of them in the long test. */
const open = testDatabase();

it.each([
  ['a list', LIST, '1/4500', [2, 5, -1]],
  ['MT940', SWIFT, '1/2', [3, -2]],
] as const)('%s', (_, content, whole, points) => diesAndCompletes(open, { content, whole, points }), 240_000);
