import type { Knex } from 'knex';
import { id, instant } from './columns';

/** What every room stands on: the installation itself and the list of jobs. Safe: creates only. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('installation', (t) => {
    t.integer('id').primary(); // always 1
    t.text('id_key').notNullable(); // 64 random bits in hex: the key of the public ids
    instant(t, 'created_at').notNullable();
  });
  await knex.schema.createTable('job', (t) => {
    id(t);
    t.text('name').notNullable();
    t.text('key').notNullable(); // what makes it this job and no other: a company and a day, a message
    t.text('payload').notNullable().defaultTo('{}');
    t.text('state').notNullable().defaultTo('waiting'); // waiting → claimed → finished | failed
    t.text('claimed_by');
    instant(t, 'claimed_at');
    instant(t, 'finished_at');
    t.integer('attempts').notNullable().defaultTo(0);
    t.text('error');
    t.unique(['name', 'key']);
  });
  await knex.schema.raw(`create index job_to_do on job (name, state) where state in ('waiting', 'claimed')`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('job');
  await knex.schema.dropTable('installation');
}
