import type { Knex } from 'knex';
import { company, ended, id, recorded, reference } from './columns';

/** Deliveries to a customer that a person stopped, why, and how that ended; one at a time. Safe: creates only. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('delivery_stop', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('reason').notNullable();
    recorded(t);
    ended(t);
    t.text('end_reason');
  });
  await knex.schema.raw(`create unique index delivery_stop_once on delivery_stop (customer_id) where ended_at is null`);
  await knex.schema.raw(`create index delivery_stop_of on delivery_stop (company_id) where ended_at is null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('delivery_stop');
}
