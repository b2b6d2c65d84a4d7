import type { Knex } from 'knex';
import { amount, company, currency, day, ended, id, instant, recorded, reference } from './columns';

/**
 * The partners we work with: where and in which languages they work, who answers there, what they charge (dated fee models),
 * what was agreed (agreements with their papers) and what they quoted for a claim.
 * Safe: adds tables, views and columns that may be empty.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('partner', (t) => {
    t.text('legal_name');
    t.text('register_no');
    t.text('vat_no');
    t.text('address'); // JSON: lines, postcode, city, country
    t.string('language', 2); // in which it is written to
    t.text('countries').notNullable().defaultTo('[]'); // JSON: ISO 3166 codes; empty list: not said
    t.text('districts').notNullable().defaultTo('[]'); // JSON: court districts
    t.text('languages').notNullable().defaultTo('[]'); // JSON: ISO 639-1 codes
    t.text('channel').notNullable().defaultTo('link'); // link, mail, sftp, api
    t.text('channel_to'); // JSON: what the channel needs; secrets are never here in clear
    t.text('intake_columns'); // JSON: the partner's own columns of its intake list
    t.text('note');
  });
  await knex.schema.createTable('partner_contact', (t) => {
    id(t);
    company(t);
    reference(t, 'partner_id', 'partner').notNullable();
    t.text('name').notNullable();
    t.text('role').notNullable(); // account, collector, billing
    t.text('email');
    t.text('phone');
    t.string('language', 2);
    recorded(t);
    ended(t);
    t.index(['company_id', 'partner_id']);
  });
  await knex.schema.createTable('fee_model', (t) => {
    id(t);
    company(t);
    reference(t, 'partner_id', 'partner').notNullable();
    t.text('name').notNullable();
    t.text('model').notNullable(); // JSON, see src/mandates/fees/fee-model.ts
    day(t, 'valid_from').notNullable();
    day(t, 'valid_until');
    recorded(t);
    ended(t);
    t.index(['company_id', 'partner_id']);
  });
  await knex.schema.createTable('agreement', (t) => {
    id(t);
    company(t);
    reference(t, 'partner_id', 'partner').notNullable();
    t.text('kind').notNullable(); // collection, power_of_attorney, pricing
    t.text('origin').notNullable(); // uploaded, generated
    reference(t, 'document_id', 'document');
    reference(t, 'fee_model_id', 'fee_model');
    day(t, 'signed_on');
    t.text('signed_by');
    day(t, 'valid_from').notNullable();
    day(t, 'valid_until');
    recorded(t);
    ended(t);
    t.text('ended_why');
    t.index(['company_id', 'partner_id']);
  });
  await knex.schema.createTable('quote', (t) => {
    id(t);
    company(t);
    reference(t, 'partner_id', 'partner').notNullable();
    reference(t, 'fee_model_id', 'fee_model').notNullable();
    reference(t, 'customer_id', 'customer');
    reference(t, 'dossier_id', 'dossier');
    t.text('asked').notNullable(); // JSON: creditor, debtor, amount, age as they were asked
    currency(t);
    amount(t, 'claim_minor').notNullable();
    t.integer('age_days').notNullable();
    t.text('told').notNullable(); // JSON: the quote as it was shown
    day(t, 'valid_until').notNullable();
    recorded(t);
    instant(t, 'accepted_at');
    t.text('accepted_by');
    instant(t, 'declined_at');
    t.text('declined_by');
    t.index(['company_id', 'partner_id']);
    t.index(['company_id', 'dossier_id']);
  });
  await knex.schema.dropView('v_partner');
  await knex.schema.raw('create view v_partner as select * from partner');
  await knex.schema.raw('create view v_partner_contact as select * from partner_contact where ended_at is null');
  await knex.schema.raw('create view v_fee_model as select * from fee_model');
  await knex.schema.raw('create view v_agreement as select * from agreement where ended_at is null');
  await knex.schema.raw('create view v_quote as select * from quote');
}

const ADDED = ['legal_name', 'register_no', 'vat_no', 'address', 'language', 'countries', 'districts', 'languages', 'channel', 'channel_to', 'intake_columns', 'note']; // prettier-ignore

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_quote', 'v_agreement', 'v_fee_model', 'v_partner_contact', 'v_partner'])
    await knex.schema.dropView(view);
  for (const table of ['quote', 'agreement', 'fee_model', 'partner_contact']) await knex.schema.dropTable(table);
  for (const name of ADDED) await knex.schema.alterTable('partner', (t) => t.dropColumn(name));
  await knex.schema.raw('create view v_partner as select * from partner');
}
