import { testDatabase } from '../platform/testing/database';
import { diesAndCompletes, LIST, SWIFT } from './testing/bank-killing';

/** At every point: kill -9 between any two steps of taking a file of the bank. */
const open = testDatabase();

it.each([
  ['a list', LIST, '1/4500'],
  ['MT940', SWIFT, '1/2'],
] as const)('%s', (_, content, whole) => diesAndCompletes(open, { content, whole, points: 'all' }), 1_200_000);
