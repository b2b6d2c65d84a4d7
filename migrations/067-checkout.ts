import type { Knex } from 'knex';
import { company, day, instant } from './columns';

/**
 * Paying online: the provider of a company, the sessions that customers began and what they are for, what the provider told of them
 * (each event once), and what it paid out. Safe: adds tables.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('checkout_provider', (t) => {
    t.increments('id');
    company(t);
    t.text('kind').notNullable(); // stripe
    t.text('url').notNullable(); // of its API
    t.text('secret').notNullable(); // the name under which its keys lie in the folder keys
    instant(t, 'recorded_at').notNullable();
    t.text('recorded_by').notNullable();
    instant(t, 'ended_at');
    t.text('ended_by');
  });
  await knex.raw('create unique index checkout_provider_one on checkout_provider (company_id) where ended_at is null');
  await knex.schema.createTable('checkout', (t) => {
    t.increments('id');
    company(t);
    t.bigInteger('customer_id').notNullable().references('customer.id');
    t.bigInteger('provider_id').notNullable().references('checkout_provider.id');
    t.text('items').notNullable(); // JSON: [[item, minor units], …], in the order in which they are paid
    t.text('currency').notNullable();
    t.bigInteger('amount_minor').notNullable();
    t.text('reference').notNullable();
    t.text('state').notNullable(); // opening | open | waiting | paid | expired | failed
    t.text('session'); // the provider's name of it
    t.text('payment'); // and of the payment
    t.text('url');
    t.bigInteger('paid_minor').notNullable().defaultTo(0);
    t.bigInteger('back_minor').notNullable().defaultTo(0); // refunded or taken back, of what was paid
    day(t, 'until_on').notNullable(); // the last day on which it keeps its items out of reminders
    instant(t, 'recorded_at').notNullable();
    t.text('recorded_by').notNullable();
    instant(t, 'ended_at');
    t.index(['company_id', 'customer_id']);
  });
  await knex.raw('create unique index checkout_session on checkout (provider_id, session) where session is not null');
  await knex.raw('create index checkout_payment on checkout (provider_id, payment) where payment is not null');
  await knex.schema.createTable('checkout_event', (t) => {
    t.increments('id');
    t.bigInteger('provider_id').notNullable().references('checkout_provider.id');
    t.text('event').notNullable();
    t.text('type').notNullable();
    t.text('payment');
    t.text('body').notNullable();
    instant(t, 'recorded_at').notNullable();
    instant(t, 'done_at'); // empty: it waits for what it is about
    t.unique(['provider_id', 'event']);
  });
  await knex.schema.createTable('checkout_payout', (t) => {
    t.increments('id');
    company(t);
    t.bigInteger('provider_id').notNullable().references('checkout_provider.id');
    t.text('payout').notNullable();
    t.text('currency').notNullable();
    t.bigInteger('amount_minor').notNullable();
    day(t, 'arrives_on').notNullable();
    day(t, 'seen_from').notNullable(); // within these days the bank shows it
    day(t, 'seen_until').notNullable();
    t.bigInteger('bank_line_id'); // the line of the bank that shows it
    instant(t, 'recorded_at').notNullable();
    t.unique(['provider_id', 'payout']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['checkout_payout', 'checkout_event', 'checkout', 'checkout_provider'])
    await knex.schema.dropTable(table);
}
