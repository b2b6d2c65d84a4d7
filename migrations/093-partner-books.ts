import type { Knex } from 'knex';
import { company, ended, id, recorded, reference } from './columns';

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

const POSTINGS = `id, company_id, export_id, voucher, key, subject, kind, back, customer_id, customer_code, customer_name, document,
  posted_on, event_on, currency, ended_at`;

async function loosen(knex: Knex, mayBeEmpty: boolean): Promise<void> {
  if ((knex.client as { config: { client: unknown } }).config.client === 'pg') {
    await knex.raw(`alter table journal_posting alter column customer_id ${mayBeEmpty ? 'drop' : 'set'} not null`);
    return;
  }
  const none = mayBeEmpty ? '' : ' not null';
  for (const statement of [
    `create table journal_posting_anew (id integer not null primary key autoincrement, company_id bigint not null references company(id),
      export_id bigint not null references journal_export(id), voucher integer not null, key text not null, subject text not null,
      kind text not null, back integer not null default '0', customer_id bigint${none} references customer(id),
      customer_code text not null, customer_name text not null, document text not null, posted_on varchar(10) not null,
      event_on varchar(10) not null, currency varchar(3) not null, ended_at varchar(24))`,
    `insert into journal_posting_anew (${POSTINGS}) select ${POSTINGS} from journal_posting`,
    `create table journal_line_anew (posting_id bigint not null references journal_posting_anew(id), place integer not null,
      role text not null, account text not null, amount_minor bigint not null, book_minor bigint, primary key (posting_id, place))`,
    `insert into journal_line_anew select posting_id, place, role, account, amount_minor, book_minor from journal_line`,
    `drop table journal_line`,
    `drop table journal_posting`,
    `alter table journal_posting_anew rename to journal_posting`,
    `alter table journal_line_anew rename to journal_line`,
    'create index journal_posting_export_id_voucher_index on journal_posting (export_id, voucher)',
    'create index journal_posting_company_id_subject_index on journal_posting (company_id, subject)',
    'create unique index journal_posting_once on journal_posting (company_id, key) where ended_at is null',
  ])
    await knex.raw(statement);
}
