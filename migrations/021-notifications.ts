import type { Knex } from 'knex';
import { company, id, instant, reference } from './columns';

/**
 * What is new for a person: one row a cause and person, gathered from what happened (tasks given, runs to approve, replies); read
 * or not, mailed or not. Each person chooses by kind how they hear of it. A task says when it was given to whoever has it.
 * Safe: creates only; adds a column that may be empty.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('notification', (t) => {
    id(t);
    company(t);
    reference(t, 'person_id', 'person').notNullable();
    t.text('kind').notNullable(); // mention | task | approval | failed | bank | hand_over | reply
    t.text('key').notNullable(); // the same cause is told the same person once
    t.text('code'); // of a task: its kind
    t.text('about').notNullable(); // task/3, run/5, customer/7: where it leads
    reference(t, 'customer_id', 'customer');
    t.text('text').notNullable(); // in the words of who caused it
    t.text('caused_by').notNullable();
    instant(t, 'recorded_at').notNullable(); // when it happened
    instant(t, 'read_at');
    instant(t, 'mailed_at'); // at once or in the mail of a morning
    t.unique(['person_id', 'company_id', 'key']);
  });
  await knex.schema.raw(
    `create index notification_unread on notification (person_id, company_id) where read_at is null`,
  );
  await knex.schema.raw(`create index notification_of on notification (person_id, company_id, recorded_at)`);
  await knex.schema.raw(
    `create index notification_unmailed on notification (company_id, id) where mailed_at is null and read_at is null`,
  );
  await knex.schema.createTable('notification_until', (t) => {
    t.bigInteger('company_id').primary().references('company.id');
    instant(t, 'until').notNullable(); // what happened before is gathered
  });
  await knex.schema.createTable('notify_choice', (t) => {
    reference(t, 'person_id', 'person').notNullable();
    t.text('kind').notNullable();
    t.text('way').notNullable(); // desk | mail | digest | off
    t.primary(['person_id', 'kind']);
  });
  await knex.schema.alterTable('task', (t) => {
    instant(t, 'given_at'); // to whoever has it now; empty: when it was opened
  });
  await knex.schema.raw('drop view v_task');
  await knex.schema.raw('create view v_task as select * from task');
  await knex.schema.raw(
    `create view v_import_work as
     select id, company_id, kind, file_name, state, found, recorded_at, recorded_by from import_work`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('drop view v_import_work');
  await knex.schema.raw('drop view v_task');
  await knex.schema.alterTable('task', (t) => {
    t.dropColumn('given_at');
  });
  await knex.schema.raw('create view v_task as select * from task');
  for (const table of ['notify_choice', 'notification_until', 'notification']) await knex.schema.dropTable(table);
}
