import type { Knex } from 'knex';
import { company, day, ended, id, recorded, reference } from './columns';

/**
 * Short payments: which rests a person decided to ask for as usual; that a rest is short is derived from the ledger. Items
 * of which a part is paid are few and are found without reading the others. Safe: a new table and an index.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('rest_asked', (t) => {
    id(t); // what a customer kept back of an invoice is asked for by reminders again
    company(t);
    reference(t, 'item_id', 'open_item').notNullable();
    t.text('reason').notNullable();
    day(t, 'on_day').notNullable();
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(`create unique index rest_asked_once on rest_asked (item_id) where ended_at is null`);
  await knex.schema.raw(
    `create index open_item_part_paid on open_item (company_id, customer_id) where open_minor > 0 and open_minor < amount_minor`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw(`drop index open_item_part_paid`);
  await knex.schema.dropTable('rest_asked');
}
