import type { Knex } from 'knex';

/**
 * What a page wants of few customers or talks is found without reading all of them: who collects from whom, in which country and
 * segment; who has a credit limit; what customers wrote lately. Safe: creates indexes only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.raw(`create index customer_collector on customer (company_id, collector, country, segment)`);
  await knex.schema.raw(`create index customer_limited on customer (company_id) where credit_limit_minor is not null`);
  await knex.schema.raw(`create index activity_reply on activity (company_id, recorded_at) where kind = 'reply'`);
}

export async function down(knex: Knex): Promise<void> {
  for (const index of ['customer_collector', 'customer_limited', 'activity_reply'])
    await knex.schema.raw(`drop index ${index}`);
}
