import type { Knex } from 'knex';
import { company, ended, id, instant, recorded, reference } from './columns';

/**
 * How fast mail leaves for each receiving domain, counted for the whole installation, and the keys with which mail of a
 * domain is signed (DKIM), and who wants no statements by mail. Safe: adds three tables.
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
  await knex.schema.createTable('mail_key', (t) => {
    id(t);
    t.text('domain').notNullable();
    t.text('selector').notNullable();
    t.text('public_key').notNullable(); // SubjectPublicKeyInfo, base64; the private part is no row anywhere
    instant(t, 'published_at'); // its record was seen in DNS, or somebody said so: it signs from then on
    recorded(t);
    ended(t);
    t.unique(['domain', 'selector']);
  });
  await knex.schema.createTable('mail_opt_out', (t) => {
    id(t);
    company(t);
    t.text('address').notNullable(); // in lower case: it wants no statements of account
    reference(t, 'message_id', 'message').notNullable(); // whose link it was
    recorded(t);
    ended(t);
  });
  await knex.raw('create unique index mail_opt_out_once on mail_opt_out (company_id, address) where ended_at is null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('mail_opt_out');
  await knex.schema.dropTable('mail_key');
  await knex.schema.dropTable('mail_pace');
}
