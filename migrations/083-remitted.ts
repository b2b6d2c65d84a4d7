import type { Knex } from 'knex';
import { amount, reference } from './columns';

/**
 * By which agreed fees the commission of a collected amount was counted (empty: none are agreed, and nothing is known of its
 * commission), and what the partner says that it kept for costs.
 * Safe: adds columns that may be empty.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.raw('drop view v_collected');
  await knex.schema.alterTable('collected', (t) => {
    reference(t, 'fee_model_id', 'fee_model');
    amount(t, 'told_costs_minor');
  });
  await knex.schema.raw('create view v_collected as select * from collected where ended_at is null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('drop view v_collected');
  await knex.schema.alterTable('collected', (t) => t.dropColumn('told_costs_minor'));
  await knex.schema.alterTable('collected', (t) => t.dropColumn('fee_model_id'));
  await knex.schema.raw('create view v_collected as select * from collected where ended_at is null');
}
