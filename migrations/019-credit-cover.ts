import type { Knex } from 'knex';
import { company, day, ended, id, recorded, reference } from './columns';

/**
 * Credit covers in force, to be read by the pages; one of a customer at a time. What was told to the insurer: of the items due on one
 * day, their overdue notice or their claim, once. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.raw(`create unique index credit_cover_of on credit_cover (customer_id) where ended_at is null`);
  await knex.schema.raw(`create view v_credit_cover as select * from credit_cover where ended_at is null`);
  await knex.schema.createTable('cover_report', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('kind').notNullable(); // notice | claim
    day(t, 'due_on').notNullable(); // of the items that it is about
    day(t, 'told_on').notNullable();
    t.text('reference'); // of the insurer
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    `create unique index cover_report_of on cover_report (customer_id, due_on, kind) where ended_at is null`,
  );
  await knex.schema.raw(`create view v_cover_report as select * from cover_report where ended_at is null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('drop view v_cover_report');
  await knex.schema.dropTable('cover_report');
  await knex.schema.raw('drop view v_credit_cover');
  await knex.schema.raw('drop index credit_cover_of');
}
