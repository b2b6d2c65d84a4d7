import type { Move, Stay } from '../customers/moves';

/** What was applied, advised and learnt comes along when two records of one customer become one; what is proposed is proposed anew. */
export const CASH_MOVES: readonly Move[] = [
  {
    table: 'cash_application_entry',
    keys: ['application_id', 'item_id'],
    items: 'select r.item_id',
  },
  { table: 'cash_refund', items: 'select r.item_id' },
  { table: 'forgotten_account' },
  { table: 'remittance' },
];

export const CASH_STAYS: readonly Stay[] = [{ table: 'cash_proposal', because: 'is proposed anew' }];
