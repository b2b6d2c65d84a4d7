import type { Knex } from 'knex';

/** What was held back at the last moment or sent in error is counted by month: found without reading all reminders. Safe: an index. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.raw(`create index reminder_ended on reminder (company_id, issued_on) where state <> 'issued'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw(`drop index reminder_ended`);
}
