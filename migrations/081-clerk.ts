import type { Knex } from 'knex';

/**
 * Who of us follows a case, where it is not the collector of its customer.
 * Safe: adds a column that may be empty.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('recovery_case', (t) => {
    t.text('clerk'); // an email
  });
  await knex.schema.raw('drop view v_case');
  await knex.schema.raw('create view v_case as select * from recovery_case');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('drop view v_case');
  await knex.schema.alterTable('recovery_case', (t) => t.dropColumn('clerk'));
  await knex.schema.raw('create view v_case as select * from recovery_case');
}
