import type { Knex } from 'knex';

/** Credit covers in force, to be read by the pages; one of a customer at a time. Safe: creates a view and an index. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.raw(`create unique index credit_cover_of on credit_cover (customer_id) where ended_at is null`);
  await knex.schema.raw(`create view v_credit_cover as select * from credit_cover where ended_at is null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('drop view v_credit_cover');
  await knex.schema.raw('drop index credit_cover_of');
}
