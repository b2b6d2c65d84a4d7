import type { Knex } from 'knex';
import { amount, company, currency, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * How cases end: what a settlement came to and why a case ended; what is known of the debtor's finances; insolvencies with the
 * day that splits what is owed, and notices of a list that wait for a person to say whether the customer is meant.
 * Safe: adds tables, views and columns that may be empty.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('recovery_case', (t) => {
    t.bigInteger('settled_minor'); // what the settlement came to
    t.bigInteger('withdrawal_minor'); // what the partner may bill for a recall, net of VAT, as it was shown
    t.text('end_why');
  });
  await knex.schema.createTable('debtor_finance', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    day(t, 'as_of').notNullable();
    t.integer('year'); // of the accounts; empty: none
    currency(t);
    for (const name of ['turnover_minor', 'result_minor', 'equity_minor']) amount(t, name);
    t.integer('employees');
    t.text('assets');
    t.text('source').notNullable();
    flag(t, 'to_partner', 0); // may the partner read it
    recorded(t);
    ended(t);
    t.index(['company_id', 'customer_id']);
  });
  await knex.schema.createTable('insolvency', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('kind').notNullable(); // liquidation, reorganisation, moratorium, other
    t.string('country', 2).notNullable(); // whose law of insolvency
    day(t, 'opened_on').notNullable();
    day(t, 'published_on');
    t.text('court');
    t.text('file_number');
    t.text('administrator'); // JSON: name, address, email
    day(t, 'file_by'); // as the notice or the court says it
    t.text('source').notNullable();
    recorded(t);
    ended(t);
    t.text('ended_why');
    t.index(['company_id', 'customer_id']);
  });
  await knex.schema.createTable('insolvency_item', (t) => {
    id(t);
    reference(t, 'insolvency_id', 'insolvency').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    t.text('side').notNullable(); // before, after
    day(t, 'supplied_on').notNullable();
    flag(t, 'assumed', 0); // the day of issue stands in for the day of supply
    t.unique(['insolvency_id', 'item_id']);
    t.index(['item_id']);
  });
  await knex.schema.createTable('insolvency_notice', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('key').notNullable(); // of the notice: seen in a second list it is the same
    t.text('list').notNullable(); // the file it came by
    t.text('told').notNullable(); // JSON: the notice, field by field
    t.text('reasons').notNullable(); // JSON: why the customer may be meant
    recorded(t);
    instant(t, 'decided_at');
    t.text('decided_by');
    t.text('decision'); // is, is_not
    t.unique(['company_id', 'customer_id', 'key']);
  });
  await knex.schema.raw('drop view v_case');
  await knex.schema.raw('create view v_case as select * from recovery_case');
  await knex.schema.raw('create view v_debtor_finance as select * from debtor_finance where ended_at is null');
  await knex.schema.raw('create view v_insolvency as select * from insolvency where ended_at is null');
}

const ADDED = ['settled_minor', 'withdrawal_minor', 'end_why'];

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_insolvency', 'v_debtor_finance', 'v_case']) await knex.schema.dropView(view);
  for (const table of ['insolvency_notice', 'insolvency_item', 'insolvency', 'debtor_finance'])
    await knex.schema.dropTable(table);
  for (const name of ADDED) await knex.schema.alterTable('recovery_case', (t) => t.dropColumn(name));
  await knex.schema.raw('create view v_case as select * from recovery_case');
}
