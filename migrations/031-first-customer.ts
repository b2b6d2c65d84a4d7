import type { Knex } from 'knex';

/** Since when a company knows its customers, which every explanation asks, is found without reading them all. Safe: an index. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.raw(`create index customer_recorded on customer (company_id, recorded_at)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw(`drop index customer_recorded`);
}
