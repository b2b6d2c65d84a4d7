import type { Knex } from 'knex';

/** Which lines of an invoice a dispute is about, as they stood when it was raised. Safe: adds a column that may be empty. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.raw('drop view v_dispute_item');
  await knex.schema.alterTable('dispute_item', (t) => {
    t.text('lines'); // JSON
  });
  await knex.schema.raw(VIEW);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('drop view v_dispute_item');
  await knex.schema.raw('alter table dispute_item drop column lines');
  await knex.schema.raw(VIEW);
}

const VIEW = `
  create view v_dispute_item as
  select d.company_id, d.customer_id, di.* from dispute_item di join dispute d on d.id = di.dispute_id`;
