import type { Knex } from 'knex';
import { amount, company, currency, day, ended, id, instant, recorded, reference } from './columns';

/**
 * Money on an account that is to be paid back: how much, to which account, by when, and how it went. What is due once is not due a second
 * time while it stands. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('cash_refund', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'item_id', 'open_item').notNullable(); // the payment or credit of which it is
    currency(t);
    amount(t, 'amount_minor').notNullable(); // > 0
    t.string('iban', 34); // to which account, one from which the customer paid; empty: none is known
    t.text('holder'); // as the bank named who paid from it
    day(t, 'due_on').notNullable();
    t.text('reason').notNullable();
    recorded(t);
    reference(t, 'refund_item_id', 'open_item'); // what was paid back, in the ledger
    day(t, 'paid_on');
    t.text('paid_how'); // as a person said it; empty: a line of the bank shows it
    instant(t, 'paid_at');
    t.text('paid_by');
    ended(t); // it is not to be paid back
    t.text('ended_why');
    t.index(['company_id', 'customer_id']);
  });
  await knex.schema.raw(
    'create unique index cash_refund_once on cash_refund (item_id) where ended_at is null and paid_at is null',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('cash_refund');
}
