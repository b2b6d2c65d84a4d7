import type { Knex } from 'knex';

/**
 * How cases end: what a settlement came to, what a recall may cost as it was shown, and why it ended.
 * Safe: adds columns that may be empty.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('recovery_case', (t) => {
    t.bigInteger('settled_minor'); // what the settlement came to
    t.bigInteger('withdrawal_minor'); // what the partner may bill for a recall, net of VAT, as it was shown
    t.text('end_why');
  });
  await knex.schema.raw('drop view v_case');
  await knex.schema.raw('create view v_case as select * from recovery_case');
}

const ADDED = ['settled_minor', 'withdrawal_minor', 'end_why'];

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('drop view v_case');
  for (const name of ADDED) await knex.schema.alterTable('recovery_case', (t) => t.dropColumn(name));
  await knex.schema.raw('create view v_case as select * from recovery_case');
}
