import type { Move } from '../customers/moves';

/** What left, and what was withdrawn, is filed under the record that stays; two of one day take turns. */
export const OUTBOX_MOVES: readonly Move[] = [
  {
    table: 'message',
    shifts: [
      'turn',
      `turn + coalesce((select max(o.turn) + 1 from message o where o.company_id = message.company_id and o.customer_id = :winner
        and o.recipient = message.recipient and o.day = message.day and o.state <> 'withdrawn'), 0)`,
    ],
  },
];
