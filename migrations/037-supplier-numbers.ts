import type { Knex } from 'knex';

/**
 * A customer who is a supplier of ours too may set off what we owe it: the number it has there, as its source or a person says. Safe: a
 * column that may be empty, and the view of customers with it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_customer');
  await knex.schema.alterTable('customer', (t) => {
    t.text('supplier_no');
  });
  await knex.schema.raw(`create view v_customer as select * from customer`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_customer');
  await knex.schema.raw(`alter table customer drop column supplier_no`);
  await knex.schema.raw(`create view v_customer as select * from customer`);
}
