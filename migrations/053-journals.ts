import type { Knex } from 'knex';
import { amount, company, currency, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * Journals back to the books: what was exported, posting by posting and line by line, so that nothing is exported twice and what is
 * taken back later takes back what was written. Views of what arose here, waived and cancelled too. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('journal_export', (t) => {
    id(t);
    company(t);
    t.integer('number').notNullable();
    day(t, 'from_on').notNullable();
    day(t, 'until_on').notNullable();
    t.string('format', 10).notNullable(); // csv | fec | datev | sie
    t.text('settings').notNullable(); // as they were, JSON
    currency(t); // of the books
    t.integer('first_voucher').notNullable();
    t.integer('postings').notNullable();
    amount(t, 'debit_minor').notNullable(); // of all lines, in the currency of the books; those without a rate are not in it
    t.text('file_name').notNullable();
    t.string('sha256', 64).notNullable();
    recorded(t);
    ended(t); // taken back; the file stays
    t.unique(['company_id', 'number']);
  });
  await knex.schema.createTable('journal_posting', (t) => {
    id(t);
    company(t);
    reference(t, 'export_id', 'journal_export').notNullable();
    t.integer('voucher').notNullable();
    t.text('key').notNullable(); // what happened: charge/12, allocation/40, entry/7; entry/7/back where it was taken back
    t.text('subject').notNullable(); // whose posting it is: charge/12, entry/7
    t.text('kind').notNullable();
    flag(t, 'back', 0);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('customer_code').notNullable(); // as it was written
    t.text('customer_name').notNullable();
    t.text('document').notNullable();
    day(t, 'posted_on').notNullable();
    day(t, 'event_on').notNullable();
    currency(t);
    instant(t, 'ended_at'); // its export was taken back
    t.index(['export_id', 'voucher']);
    t.index(['company_id', 'subject']);
  });
  await knex.schema.createTable('journal_line', (t) => {
    reference(t, 'posting_id', 'journal_posting').notNullable();
    t.integer('place').notNullable();
    t.text('role').notNullable(); // what the account is for
    t.text('account').notNullable();
    amount(t, 'amount_minor').notNullable(); // + debit
    amount(t, 'book_minor'); // the same in the currency of the books; empty: no rate
    t.primary(['posting_id', 'place']);
  });
  await knex.schema.raw(
    'create unique index journal_posting_once on journal_posting (company_id, key) where ended_at is null',
  );
  await knex.schema.raw(`
    create view v_charge_ever as
    select id, company_id, customer_id, entry_id, kind, currency, amount_minor, open_minor, arose_on, waived_at from charge`);
  await knex.schema.raw(`
    create view v_entry_made_here as
    select id, company_id, customer_id, identity, type, document, currency, amount_minor, issued_on, cancelled_at
    from entry where import_id is null`);
  await knex.schema.raw(`
    create view v_document_ever as select id, company_id, document from entry`);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_document_ever', 'v_entry_made_here', 'v_charge_ever']) await knex.schema.dropView(view);
  for (const table of ['journal_line', 'journal_posting', 'journal_export']) await knex.schema.dropTable(table);
}
