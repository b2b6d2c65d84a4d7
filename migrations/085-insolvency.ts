import type { Knex } from 'knex';
import { amount, company, currency, day, ended, flag, id, recorded, reference } from './columns';

/**
 * Insolvency of customers: the proceedings, and of each the items that were open when it was recorded, with the side of the
 * opening on which each was supplied.
 * Safe: adds tables.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('insolvency', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('kind').notNullable(); // see src/insolvency/proceeding.ts
    day(t, 'opened_on').notNullable();
    day(t, 'published_on');
    t.text('court');
    t.text('number'); // the court's
    t.text('administrator');
    t.text('administrator_email');
    t.text('source').notNullable(); // how we know: own, notice, list
    day(t, 'proof_by'); // last day for the proof of debt; empty: not known
    day(t, 'proof_sent_on');
    t.text('proof_sent_way');
    recorded(t);
    day(t, 'ended_on');
    t.text('outcome'); // error: it never was so
    t.text('end_why');
    ended(t);
    t.index(['company_id', 'customer_id']);
  });
  await knex.schema.createTable('insolvency_item', (t) => {
    id(t);
    reference(t, 'insolvency_id', 'insolvency').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    day(t, 'supplied_on').notNullable();
    flag(t, 'presumed', 0); // taken from the day of the invoice
    flag(t, 'by_hand', 0); // a person chose the side
    flag(t, 'frozen', 0);
    amount(t, 'open_minor').notNullable(); // when it was recorded
    currency(t);
    t.unique(['insolvency_id', 'item_id']);
    t.index(['item_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('insolvency_item');
  await knex.schema.dropTable('insolvency');
}
