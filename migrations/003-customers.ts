import type { Knex } from 'knex';
import { amount, company, currency, day, ended, flag, id, instant, recorded, reference } from './columns';

/** Who owes: customers, the legal person behind them, how to reach them, and what people corrected. Safe: creates only. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('party', (t) => {
    id(t); // the same legal person across companies
    t.text('legal_name').notNullable();
    t.string('country', 2);
    t.text('register_no');
    t.text('vat_no');
    recorded(t);
  });
  await knex.schema.createTable('customer', customerColumns);
  await knex.schema.createTable('customer_change', (t) => {
    id(t); // each change of a field, with what stood there before: versions, and the way back for an undo
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('field').notNullable();
    t.text('before');
    t.text('after');
    t.bigInteger('import_id');
    recorded(t);
  });
  await knex.schema.createTable('override', (t) => {
    id(t); // a person's correction wins over the source until the source itself moves
    company(t);
    t.text('subject').notNullable(); // customer/12, entry/40
    t.text('field').notNullable();
    t.text('source_value');
    t.text('value');
    t.text('why').notNullable();
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    `create unique index override_in_force on override (company_id, subject, field) where ended_at is null`,
  );
  await knex.schema.createTable('contact', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('role').notNullable(); // reminder | invoice | query | escalation | main | adviser
    t.text('name');
    t.text('email');
    t.text('phone');
    t.string('language', 2);
    t.text('state').notNullable().defaultTo('ok'); // ok | bounced | opted_out
    t.bigInteger('import_id');
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(`create index customer_parent on customer (parent_id) where parent_id is not null`);
  await knex.schema.raw(`create index contact_of on contact (customer_id) where ended_at is null`);
  await knex.schema.createTable('address', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('role').notNullable(); // registered | billing | delivery | reminder | service
    t.text('name'); // first line where it differs from the customer's name
    t.text('street');
    t.text('postcode');
    t.text('city');
    t.text('region');
    t.string('country', 2);
    instant(t, 'invalid_since'); // a letter came back
    t.bigInteger('import_id');
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(`create index address_of on address (customer_id) where ended_at is null`);
  await knex.schema.createTable('credit_cover', (t) => {
    id(t); // credit insurance and its deadlines (late notice can cancel the cover)
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('insurer').notNullable();
    amount(t, 'limit_minor');
    currency(t);
    t.integer('longest_extension_days');
    t.integer('notice_days'); // overdue notice due so many days after the due date
    t.integer('claim_days');
    flag(t, 'plan_needs_consent', 0);
    flag(t, 'insurer_collects', 0);
    day(t, 'from_on');
    t.bigInteger('import_id');
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(`create view v_customer as select * from customer`);
  await knex.schema.raw(`create view v_contact as select * from contact where ended_at is null`);
  await knex.schema.raw(`create view v_address as select * from address where ended_at is null`);
  await knex.schema.raw(`create view v_override as select * from override where ended_at is null`);
}

function customerColumns(t: Knex.CreateTableBuilder): void {
  id(t);
  company(t);
  t.text('code').notNullable(); // the source's own number
  t.text('name').notNullable();
  t.text('legal_name'); // exactly as registered
  t.text('legal_form');
  t.text('trading_name');
  t.text('debtor_type').notNullable().defaultTo('unknown'); // company | sole_trader | public_body | consumer | unknown
  t.text('register_no');
  t.text('vat_no');
  t.text('representative');
  t.string('country', 2);
  t.text('region');
  t.string('language', 2);
  t.text('segment');
  t.text('collector');
  reference(t, 'party_id', 'party');
  reference(t, 'parent_id', 'customer');
  reference(t, 'payer_id', 'customer');
  flag(t, 'internal', 0); // a company of ours: never chased
  t.integer('max_step'); // never reminded beyond this step
  t.integer('terms_days');
  t.text('payment_method'); // direct_debit … : excluded from presentation until it fails
  t.text('governing_law'); // country; empty = assumed
  t.text('court_country');
  amount(t, 'credit_limit_minor');
  t.string('credit_limit_currency', 3);
  instant(t, 'stopped_at'); // deliveries on stop
  flag(t, 'hardship', 0);
  t.bigInteger('import_id'); // that brought it first
  recorded(t);
  t.unique(['company_id', 'code']);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_override', 'v_address', 'v_contact', 'v_customer']) await knex.schema.dropView(view);
  for (const table of ['credit_cover', 'address', 'contact', 'override', 'customer_change', 'customer', 'party']) {
    await knex.schema.dropTable(table);
  }
}
