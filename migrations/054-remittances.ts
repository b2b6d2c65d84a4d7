import type { Knex } from 'knex';
import { amount, company, currency, day, ended, id, instant, recorded, reference } from './columns';

/**
 * What customers write of what they pay: advices with a line for each document. The same advice stands once, however often it is sent.
 * Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('remittance', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer'); // as whom a person gave it; empty: its documents say it
    t.text('payer'); // as it calls itself
    day(t, 'on_day'); // the day that it gives for the payment
    currency(t);
    amount(t, 'total_minor').notNullable();
    t.text('reference'); // the payer's own
    t.text('question'); // why a person must look first
    instant(t, 'confirmed_at');
    t.text('confirmed_by');
    t.bigInteger('application_id'); // of the money that it explained
    instant(t, 'taken_at');
    t.text('file_name').notNullable();
    t.string('format', 20).notNullable();
    t.string('sha256', 64).notNullable();
    t.integer('place').notNullable(); // in the file, from 1
    recorded(t);
    ended(t); // taken back
    t.index(['company_id', 'id']);
  });
  await knex.schema.createTable('remittance_line', (t) => {
    id(t);
    company(t);
    reference(t, 'remittance_id', 'remittance').notNullable();
    t.integer('place').notNullable();
    t.text('document').notNullable(); // as the payer writes it
    amount(t, 'gross_minor'); // empty: it does not say
    amount(t, 'discount_minor').notNullable();
    amount(t, 'deduction_minor').notNullable();
    amount(t, 'paid_minor').notNullable(); // of a credit note < 0
    t.text('reason');
    t.bigInteger('case_id'); // what was kept back, as the dispute that it became
    t.bigInteger('paid_by_item_id'); // with which payment
    t.index(['remittance_id', 'place']);
  });
  await knex.schema.raw(
    'create unique index remittance_once on remittance (company_id, sha256, place) where ended_at is null',
  );
  await knex.schema.raw(
    'create index remittance_open on remittance (company_id, id) where ended_at is null and taken_at is null',
  );
  await knex.schema.raw('create view v_remittance as select * from remittance where ended_at is null');
  await knex.schema.raw('create view v_remittance_line as select * from remittance_line');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_remittance_line');
  await knex.schema.dropView('v_remittance');
  await knex.schema.dropTable('remittance_line');
  await knex.schema.dropTable('remittance');
}
