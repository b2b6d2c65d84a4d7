import type { Knex } from 'knex';
import { instant } from './columns';

/**
 * How fast mail leaves for each receiving domain, counted for the whole installation. Safe: adds a table.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('mail_pace', (t) => {
    t.text('domain').primary();
    t.text('recent').notNullable().defaultTo('[]'); // [moment, how many] of the last minute, as JSON
    t.integer('slowness').notNullable().defaultTo(0); // how often it put mail off, as of deferred_at
    instant(t, 'deferred_at');
    instant(t, 'full_until'); // nothing leaves for it before
    instant(t, 'touched_at').notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('mail_pace');
}
