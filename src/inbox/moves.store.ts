import type { Move } from '../customers/moves';

/** What a customer wrote comes along when two records of one customer become one. */
export const INBOX_MOVES: readonly Move[] = [{ table: 'inbox_mail' }];
