import type { Knex } from 'knex';

/**
 * What customers and contacts are found by, as one text each: in small letters, its parts between marks that nobody types, numbers
 * without blanks. The database keeps it; an index lets SQLite look through it without reading the rows. Safe: adds what is computed.
 */
export async function up(knex: Knex): Promise<void> {
  const sqlite = !isPostgres(knex);
  await knex.schema.dropView('v_customer');
  await knex.schema.dropView('v_contact');
  for (const [table, parts] of [
    ['customer', CUSTOMER],
    ['contact', CONTACT],
  ] as const) {
    const between = sqlite ? 'char(31)' : 'chr(31)';
    const text = parts.map((part) => `coalesce(${part}, '')`).join(` || ${between} || `);
    await knex.raw(
      `alter table ?? add column ?? text generated always as (lower(${between} || ${text} || ${between})) ${sqlite ? 'virtual' : 'stored'}`,
      [table, 'sought'],
    );
  }
  await viewsAgain(knex);
  if (!sqlite) return;
  await knex.schema.raw(`create index customer_sought on customer (company_id, sought)`);
  await knex.schema.raw(`create index contact_sought on contact (company_id, sought) where ended_at is null`);
}

const CUSTOMER = [
  'name',
  'code',
  'legal_name',
  'trading_name',
  `replace(replace(vat_no, ' ', ''), '.', '')`,
  `replace(replace(register_no, ' ', ''), '.', '')`,
];
const CONTACT = ['name', 'email', `replace(replace(phone, ' ', ''), '-', '')`];

export async function down(knex: Knex): Promise<void> {
  if (!isPostgres(knex))
    for (const index of ['customer_sought', 'contact_sought']) await knex.schema.raw(`drop index ${index}`);
  await knex.schema.dropView('v_customer');
  await knex.schema.dropView('v_contact');
  for (const table of ['customer', 'contact']) await knex.schema.raw(`alter table ${table} drop column sought`);
  await viewsAgain(knex);
}

async function viewsAgain(knex: Knex): Promise<void> {
  await knex.schema.raw(`create view v_customer as select * from customer`);
  await knex.schema.raw(`create view v_contact as select * from contact where ended_at is null`);
}

const isPostgres = (knex: Knex): boolean => (knex.client as { config: { client: unknown } }).config.client === 'pg';
