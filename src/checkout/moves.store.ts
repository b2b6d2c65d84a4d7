import type { Move } from '../customers/moves';

/** What a customer paid online is filed under the record that stays. */
export const CHECKOUT_MOVES: readonly Move[] = [{ table: 'checkout' }];
