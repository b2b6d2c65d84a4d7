import type { Knex } from 'knex';

/**
 * Who at the customer handles an invoice, by the email of one of its contacts. Safe: a column that may be empty, an index over the few
 * that have one, and the views with it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entry', (t) => {
    t.text('handler_email');
  });
  await knex.schema.raw(
    `create index entry_handler on entry (company_id, customer_id) where handler_email is not null and cancelled_at is null`,
  );
  // SQLite reads all columns whenever the view is used, PostgreSQL those that there were
  if (isPostgres(knex))
    await knex.schema.raw(`create or replace view v_entry as select * from entry where cancelled_at is null`);
  await knex.schema.raw(`
    create view v_handled as
    select i.id as item_id, e.company_id, e.customer_id, e.handler_email, i.open_minor
    from entry e join open_item i on i.entry_id = e.id where e.handler_email is not null and e.cancelled_at is null`);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_handled', 'v_entry']) await knex.schema.dropView(view);
  await knex.schema.raw(`drop index entry_handler`);
  await knex.schema.raw(`alter table entry drop column handler_email`);
  await knex.schema.raw(`create view v_entry as select * from entry where cancelled_at is null`);
}

const isPostgres = (knex: Knex): boolean => (knex.client as { config: { client: unknown } }).config.client === 'pg';
