import type { Knex } from 'knex';
import { amount, company, currency, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * What partners cost reaches the books: an invoice each time it is accepted, so that one that is opened again is taken back there and
 * told anew; and postings that are of no customer but of a partner.
 * Safe: adds a table and a row for each invoice that is accepted; a column may be empty. SQLite cannot loosen a column: its two tables of
 * postings are made anew with the same rows.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('partner_invoice_acceptance', (t) => {
    id(t);
    company(t);
    reference(t, 'invoice_id', 'partner_invoice').notNullable();
    recorded(t); // accepted
    ended(t); // opened again, or refused
    t.index(['company_id', 'invoice_id']);
  });
  await knex.raw(`insert into partner_invoice_acceptance (company_id, invoice_id, recorded_at, recorded_by)
    select company_id, id, accepted_at, coalesce(accepted_by, recorded_by) from partner_invoice where accepted_at is not null order by id`);
  await loosen(knex, true);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`delete from journal_line where posting_id in (select id from journal_posting where customer_id is null)`);
  await knex.raw(`delete from journal_posting where customer_id is null`);
  await loosen(knex, false);
  await knex.schema.dropTable('partner_invoice_acceptance');
} // prettier-ignore

async function loosen(knex: Knex, mayBeEmpty: boolean): Promise<void> {
  if ((knex.client as { config: { client: unknown } }).config.client === 'pg') {
    await knex.raw(`alter table journal_posting alter column customer_id ${mayBeEmpty ? 'drop' : 'set'} not null`);
    return;
  }
  for (const table of ['journal_line', 'journal_posting']) {
    await knex.raw(`create table ${table}_kept as select * from ${table}`);
    await knex.schema.dropTable(table);
  }
  await postings(knex, mayBeEmpty);
  await lines(knex);
  for (const [table, columns] of [['journal_posting', POSTING], ['journal_line', LINE]] as const) {
    await knex.raw(`insert into ${table} (${columns}) select ${columns} from ${table}_kept`);
    await knex.schema.dropTable(`${table}_kept`);
  }
} // prettier-ignore

const POSTING = `id, company_id, export_id, voucher, key, subject, kind, back, customer_id, customer_code, customer_name, document,
  posted_on, event_on, currency, ended_at`;
const LINE = 'posting_id, place, role, account, amount_minor, book_minor';

/** As they were made first. */
async function postings(knex: Knex, mayBeEmpty: boolean): Promise<void> {
  await knex.schema.createTable('journal_posting', (t) => {
    id(t);
    company(t);
    reference(t, 'export_id', 'journal_export').notNullable();
    t.integer('voucher').notNullable();
    for (const name of ['key', 'subject', 'kind']) t.text(name).notNullable();
    flag(t, 'back', 0);
    const customer = reference(t, 'customer_id', 'customer'); // empty: it is of a partner
    if (!mayBeEmpty) customer.notNullable();
    for (const name of ['customer_code', 'customer_name', 'document']) t.text(name).notNullable();
    day(t, 'posted_on').notNullable();
    day(t, 'event_on').notNullable();
    currency(t);
    instant(t, 'ended_at');
    t.index(['export_id', 'voucher']);
    t.index(['company_id', 'subject']);
  });
  await knex.schema.raw(
    'create unique index journal_posting_once on journal_posting (company_id, key) where ended_at is null',
  );
}

async function lines(knex: Knex): Promise<void> {
  await knex.schema.createTable('journal_line', (t) => {
    reference(t, 'posting_id', 'journal_posting').notNullable();
    t.integer('place').notNullable();
    for (const name of ['role', 'account']) t.text(name).notNullable();
    amount(t, 'amount_minor').notNullable();
    amount(t, 'book_minor');
    t.primary(['posting_id', 'place']);
  });
}
