import type { Knex } from 'knex';
import { amount, company, day, ended, id, recorded, reference } from './columns';

/**
 * What is known of the means of a customer, fact by fact with its source and day; searches for customers whose address no longer
 * holds, with what was looked up; and stops of deliveries that let them go on against prepayment.
 * Safe: adds tables, and a column with a constant default.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('finance', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('kind').notNullable(); // see src/finances/fact.ts
    amount(t, 'amount_minor'); // may be below nothing; empty: not a sum, or not known
    t.string('currency', 3); // of the amount
    t.integer('people'); // of kind employees
    t.integer('year'); // which year the figure is of
    t.text('note');
    t.text('source').notNullable();
    day(t, 'as_of').notNullable();
    t.text('told_by').notNullable(); // us, partner, customer, third
    recorded(t);
    ended(t); // taken back: it never was so
    t.text('end_why');
    t.index(['company_id', 'customer_id']);
  });
  await knex.schema.createTable('trace', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('reason').notNullable();
    day(t, 'due_on').notNullable();
    recorded(t);
    day(t, 'ended_on');
    t.text('outcome'); // see src/tracing/trace.ts
    t.text('end_why');
    t.bigInteger('address_id'); // the new one, where it was found
    ended(t);
    t.index(['company_id', 'customer_id']);
  });
  await knex.raw('create unique index trace_one_open on trace (company_id, customer_id) where ended_on is null');
  await knex.schema.createTable('trace_lookup', (t) => {
    id(t);
    reference(t, 'trace_id', 'trace').notNullable();
    t.text('what').notNullable();
    day(t, 'looked_on').notNullable();
    t.text('result').notNullable();
    recorded(t);
    t.index(['trace_id']);
  });
  await knex.schema.alterTable('delivery_stop', (t) => {
    t.text('kind').notNullable().defaultTo('stop'); // stop; prepay: deliveries against prepayment only
  });
  await knex.raw('drop index delivery_stop_once');
  await knex.raw('create unique index delivery_stop_once on delivery_stop (customer_id, kind) where ended_at is null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`delete from delivery_stop where kind <> 'stop'`);
  await knex.raw('drop index delivery_stop_once');
  await knex.schema.alterTable('delivery_stop', (t) => {
    t.dropColumn('kind');
  });
  await knex.raw('create unique index delivery_stop_once on delivery_stop (customer_id) where ended_at is null');
  for (const table of ['trace_lookup', 'trace', 'finance']) await knex.schema.dropTable(table);
}
