import type { Knex } from 'knex';
import { company, currency, day, ended, flag, id, instant, recorded } from './columns';

/** Who claims: our legal entities, their settings with history, bank accounts and numbering. Safe: creates only. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('company', (t) => {
    id(t);
    t.text('code').notNullable().unique(); // what a person types: `acme`
    t.text('legal_name').notNullable();
    t.text('trading_name');
    t.text('legal_form');
    t.text('register_no');
    t.text('vat_no');
    t.string('country', 2).notNullable();
    t.text('region'); // Land, canton, nation: for its holidays
    currency(t);
    t.string('language', 2).notNullable();
    t.text('zone').notNullable(); // IANA: Europe/Paris
    t.text('street');
    t.text('postcode');
    t.text('city');
    t.text('email');
    t.text('phone');
    t.text('website');
    t.text('representative'); // who may sign for it, with function
    t.text('governing_law'); // country of its terms of sale; empty = assumed to be its own
    t.text('logo_sha');
    recorded(t);
  });
  await knex.schema.createTable('company_setting', (t) => {
    id(t);
    company(t);
    t.text('name').notNullable();
    t.text('value').notNullable(); // JSON
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    `create unique index setting_in_force on company_setting (company_id, name) where ended_at is null`,
  );
  await knex.schema.createTable('bank_account', (t) => {
    id(t);
    company(t);
    currency(t);
    t.text('iban').notNullable();
    t.text('bic');
    t.text('holder').notNullable();
    t.text('bank_name');
    flag(t, 'preferred', 0); // of its currency
    day(t, 'from_on');
    recorded(t);
    ended(t);
  });
  await knex.schema.createTable('numbering', (t) => {
    company(t);
    t.text('series').notNullable(); // file numbers, recovery files
    t.integer('next').notNullable();
    t.primary(['company_id', 'series']);
  });
  await knex.schema.raw(`create view v_company as select * from company`);
  await knex.schema.raw(`create view v_bank_account as select * from bank_account where ended_at is null`);
  await knex.schema.createTable('audit_line', (t) => {
    id(t);
    t.bigInteger('company_id'); // empty: the installation itself
    instant(t, 'recorded_at').notNullable();
    t.text('actor').notNullable();
    t.text('kind').notNullable(); // run.approved, dispute.raised …
    t.text('ref').notNullable(); // what it is about: run/12
    t.text('digest').notNullable(); // SHA-256 of salt + payload: survives the erasure of the payload
    t.integer('seq'); // place in the company's chain, given when sealed
    t.text('prev'); // hash of the line before
    t.text('hash'); // SHA-256 over (seq, prev, recorded_at, actor, kind, ref, digest), see audit/chain.ts
  });
  await knex.schema.raw(`create index audit_unsealed on audit_line (company_id, id) where seq is null`);
  await knex.schema.raw(
    `create unique index audit_chain on audit_line (coalesce(company_id, 0), seq) where seq is not null`,
  );
  await knex.schema.createTable('audit_payload', (t) => {
    t.bigInteger('line_id').primary().references('audit_line.id');
    t.text('salt').notNullable();
    t.text('payload').notNullable(); // JSON; erased by deleting the row
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_bank_account', 'v_company']) await knex.schema.dropView(view);
  for (const table of ['audit_payload', 'audit_line', 'numbering', 'bank_account', 'company_setting', 'company']) {
    await knex.schema.dropTable(table);
  }
}
