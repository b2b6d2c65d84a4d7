import type { Knex } from 'knex';

/** A claim that a person recorded as assigned back, and why: a list that still names its holder does not assign it again. Safe: adds a column. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('assignment', (t) => {
    t.text('end_reason');
  });
  await knex.schema.raw(`create index assignment_of on assignment (entry_id) where ended_at is null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('drop index assignment_of');
  await knex.schema.alterTable('assignment', (t) => {
    t.dropColumn('end_reason');
  });
}
