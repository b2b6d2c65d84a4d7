import type { Knex } from 'knex';

/**
 * Lists in the order of the customers' names walk an index, and the few messages that failed or of which nobody knows whether
 * they arrived are found without reading the others. Safe: creates indexes only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.raw(`create index customer_by_name on customer (company_id, name)`);
  await knex.schema.raw(`create index message_doubtful on message (company_id) where state = 'doubtful'`);
  await knex.schema.raw(`create index message_failed on message (company_id, day) where state = 'failed'`);
}

export async function down(knex: Knex): Promise<void> {
  for (const index of ['customer_by_name', 'message_doubtful', 'message_failed'])
    await knex.schema.raw(`drop index ${index}`);
}
