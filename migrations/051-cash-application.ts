import type { Knex } from 'knex';
import { amount, company, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * What was done with money that came in: a proposal until somebody, or the rule, decides; then what it paid. A line is dealt with once
 * at a time, and each decision can be taken back. From which account a customer pays is what was applied before, less what was
 * forgotten on purpose. An invoice is found by its own payment reference. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('cash_proposal', (t) => {
    t.bigInteger('bank_line_id').primary().references('bank_line.id');
    company(t);
    t.string('confidence', 10).notNullable(); // high | medium | low | none
    t.integer('rank').notNullable(); // the surest first
    t.bigInteger('customer_id'); // the first it may be for
    t.text('body').notNullable(); // JSON: the whole proposal
    instant(t, 'made_at').notNullable();
    t.index(['company_id', 'rank', 'bank_line_id']);
  });
  await knex.schema.createTable('cash_application', (t) => {
    id(t);
    company(t);
    reference(t, 'bank_line_id', 'bank_line').notNullable();
    t.string('kind', 20).notNullable(); // applied | booked_already | not_ours | returned
    flag(t, 'by_rule', 0);
    t.text('finding'); // what was proposed and agreed to: confidence, naming, fit, payer
    t.text('note'); // why it is not a customer's; what a person wrote
    t.text('took_back'); // JSON: what an undo has to put back: credits, settlements of lists
    recorded(t);
    ended(t);
    t.text('ended_why');
    t.index(['company_id', 'id']);
  });
  await knex.schema.raw(
    `create unique index cash_application_once on cash_application (bank_line_id) where ended_at is null`,
  );
  await knex.schema.createTable('cash_application_entry', (t) => {
    reference(t, 'application_id', 'cash_application').notNullable();
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'item_id', 'open_item').notNullable(); // the payment, in the ledger
    amount(t, 'amount_minor').notNullable(); // > 0
    flag(t, 'learned', 0); // its account is the customer's from now on
    t.primary(['application_id', 'item_id']);
    t.index(['customer_id']);
    t.index(['item_id']);
  });
  await knex.schema.createTable('forgotten_account', (t) => {
    id(t);
    company(t);
    t.text('iban').notNullable();
    reference(t, 'customer_id', 'customer').notNullable();
    recorded(t);
    t.index(['company_id', 'iban']);
  });
  await knex.schema.raw(
    `create index entry_payment_reference on entry (company_id, payment_reference) where payment_reference is not null`,
  );
  await views(knex);
}

async function views(knex: Knex): Promise<void> {
  await knex.schema.raw(`create view v_cash_application as
    select a.*, l.booked_on, l.currency, l.amount_minor, l.name, l.iban, l.text, l.reference, l.bank_account_id
    from cash_application a join bank_line l on l.id = a.bank_line_id`);
  await knex.schema.raw(`create view v_cash_application_entry as
    select e.*, a.company_id, a.bank_line_id, a.kind, a.ended_at
    from cash_application_entry e join cash_application a on a.id = e.application_id`);
  await knex.schema.raw(`create view v_paid_from as
    select e.customer_id, a.company_id, l.iban, a.recorded_at
    from cash_application_entry e join cash_application a on a.id = e.application_id join bank_line l on l.id = a.bank_line_id
    where a.ended_at is null and e.learned = 1 and l.iban is not null and not exists (
      select 1 from forgotten_account f where f.company_id = a.company_id and f.iban = l.iban and f.customer_id = e.customer_id
        and f.recorded_at >= a.recorded_at)`);
  await knex.schema.raw(`create view v_payment_reference_item as select * from payment_reference_item`);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_payment_reference_item', 'v_paid_from', 'v_cash_application_entry', 'v_cash_application'])
    await knex.schema.raw(`drop view ${view}`);
  for (const table of ['forgotten_account', 'cash_application_entry', 'cash_application', 'cash_proposal'])
    await knex.schema.dropTable(table);
  await knex.schema.raw('drop index entry_payment_reference');
}
