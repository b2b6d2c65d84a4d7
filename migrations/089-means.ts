import type { Knex } from 'knex';
import { amount, company, day, ended, id, recorded, reference } from './columns';

/**
 * What is known of the means of a customer, fact by fact with its source and day; searches for customers whose address no longer
 * holds, with what was looked up; and customers who are delivered to against prepayment only.
 * Safe: adds tables.
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
  await knex.schema.createTable('prepayment', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('reason').notNullable();
    recorded(t);
    ended(t);
    t.text('end_reason');
    t.index(['company_id', 'customer_id']);
  });
  await knex.raw('create unique index prepayment_one on prepayment (company_id, customer_id) where ended_at is null');
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['prepayment', 'trace_lookup', 'trace', 'finance']) await knex.schema.dropTable(table);
}
