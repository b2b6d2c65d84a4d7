import type { Stay } from '../customers/moves';

/** What names a customer here and stays when two records of one customer become one. */
export const JOURNAL_STAYS: readonly Stay[] = [
  { table: 'journal_posting', because: 'says what was written to the books, under which number' },
];
