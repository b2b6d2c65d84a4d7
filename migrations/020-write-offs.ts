import type { Knex } from 'knex';
import { amount, company, currency, day, ended, id, instant, recorded, reference } from './columns';

/**
 * Small balances that are not worth a stamp: proposed together by one person, approved by a second, booked as adjustments, and
 * taken back as they were booked. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('write_off', (t) => {
    id(t);
    company(t);
    currency(t);
    amount(t, 'most_minor').notNullable(); // of each item
    day(t, 'due_until').notNullable(); // only what was due by then
    t.text('reason').notNullable();
    t.text('state').notNullable(); // proposed | booked | rejected | undone
    recorded(t); // who proposed it
    instant(t, 'decided_at'); // booked or rejected
    t.text('decided_by');
    ended(t); // taken back
    t.index(['company_id', 'id']);
  });
  await knex.schema.createTable('write_off_item', (t) => {
    reference(t, 'write_off_id', 'write_off').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    company(t);
    amount(t, 'amount_minor').notNullable(); // what was open when it was proposed
    reference(t, 'entry_id', 'entry'); // the adjustment; empty: not booked, or the item had changed
    t.primary(['write_off_id', 'item_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('write_off_item');
  await knex.schema.dropTable('write_off');
}
