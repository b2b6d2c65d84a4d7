import type { Move } from '../customers/moves';

/** Papers come along when two records of one customer become one. */
export const DOCUMENT_MOVES: readonly Move[] = [
  {
    table: 'document',
    rewrites: { about: `case when about = 'customer/' || :from then 'customer/' || :to else about end` },
  },
];
