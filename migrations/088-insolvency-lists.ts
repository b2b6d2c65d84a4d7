import type { Knex } from 'knex';
import { company, day, id, recorded, reference } from './columns';

/**
 * Lists of announced proceedings: of each row only digests of its numbers and of its name with postcode, so that customers who come
 * later are checked against it; and in clear only rows that fit a customer, until a person says whether it is that customer.
 * Safe: adds tables.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('insolvency_list', (t) => {
    id(t);
    company(t);
    t.text('file_name').notNullable();
    t.text('country').notNullable();
    t.bigInteger('row_count').notNullable();
    day(t, 'on_day').notNullable();
    recorded(t);
    t.index(['company_id', 'id']);
  });
  await knex.schema.createTable('insolvency_key', (t) => {
    id(t);
    company(t);
    reference(t, 'list_id', 'insolvency_list').notNullable();
    t.text('row_digest').notNullable(); // of the whole row: the same row of another list is the same announcement
    t.text('key_digest').notNullable(); // of a register or VAT number, or of a name with its postcode
    t.text('by_what').notNullable(); // number, name
    day(t, 'on_day'); // of the opening, else of the publication
    t.unique(['company_id', 'row_digest', 'key_digest']);
    t.index(['company_id', 'key_digest']);
  });
  await knex.schema.createTable('insolvency_match', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('row_digest').notNullable();
    t.text('by_what').notNullable();
    t.text('list_name').notNullable();
    day(t, 'on_day');
    t.text('facts'); // JSON: the row in clear; empty: it was kept as a digest only
    recorded(t);
    t.text('decision'); // recorded, not_this
    t.text('decided_at');
    t.text('decided_by');
    t.unique(['company_id', 'row_digest', 'customer_id']);
    t.index(['customer_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('insolvency_match');
  await knex.schema.dropTable('insolvency_key');
  await knex.schema.dropTable('insolvency_list');
}
