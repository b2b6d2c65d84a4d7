import type { Knex } from 'knex';

/** A call or visit that a person counted as a step of reminders: which one it was. Safe: adds a column that may be empty. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('reminder', (t) => {
    t.bigInteger('activity_id');
  });
  await knex.schema.raw(`create index reminder_activity on reminder (activity_id) where activity_id is not null`);
  await knex.schema.raw('drop view v_reminder');
  await knex.schema.raw('create view v_reminder as select * from reminder');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('drop view v_reminder');
  await knex.schema.raw('drop index reminder_activity');
  await knex.schema.raw('alter table reminder drop column activity_id');
  await knex.schema.raw('create view v_reminder as select * from reminder');
}
