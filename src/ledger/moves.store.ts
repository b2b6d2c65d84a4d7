import type { Move, Stay } from '../customers/moves';

/**
 * The account comes along when two records of one customer become one. What an entry is known by ends with kind and customer where the
 * source gave no number of its own (`imports/identity.ts`): so the next import finds it.
 */
export const LEDGER_MOVES: readonly Move[] = [
  {
    table: 'entry',
    rewrites: {
      identity: `case when identity like '%|' || type || '|' || :from
        then substr(identity, 1, length(identity) - length(cast(:from as text))) || :to else identity end`,
    },
  },
  { table: 'open_item', items: 'select o.id from open_item o where o.entry_id = r.entry_id' },
  { table: 'charge', items: 'select o.id from open_item o where o.entry_id = r.entry_id' },
  {
    table: 'allocation',
    items: `select r.to_item_id where r.to_item_id is not null union all
      select o.id from charge h join open_item o on o.entry_id = h.entry_id where h.id = r.to_charge_id`,
  },
  { table: 'hold', items: 'select r.item_id where r.item_id is not null' },
  { table: 'payment_reference' },
];

/** The open items of the entries that came over by merge `:merge`, without a bracket. */
export const ITEMS_THAT_CAME = `select i.id from open_item i join v_customer_moved m on m.row_id = i.entry_id
  where m.merge_id = :merge and m.place = 'entry'`;

/** Rows `o` are open items. */
export const ITEMS = 'open_item';

export const LEDGER_STAYS: readonly Stay[] = [
  { table: 'balance', because: 'is made anew from the open items' },
  { table: 'event', because: 'is only added to' },
];
