import type { Knex } from 'knex';

/** Credits are few: sums of them walk an index of their own, not all that is open. Safe: creates an index only. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.raw(
    `create index open_item_credit on open_item (company_id, currency, customer_id, open_minor) where open_minor < 0`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw(`drop index open_item_credit`);
}
