import type { Knex } from 'knex';
import { amount, company, currency, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * Agencies that work here for several creditors: what they quote to whoever asks on their public page, their terms by version,
 * who registered, and the companies that came of it with the seats that were given there.
 * Safe: adds tables.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('open_offer', (t) => {
    id(t);
    company(t);
    reference(t, 'partner_id', 'partner').notNullable(); // the company itself, in its own register: its prices
    flag(t, 'is_open', 0);
    t.integer('valid_days').notNullable();
    recorded(t);
    ended(t);
    t.index(['company_id']);
  });
  await knex.schema.createTable('open_terms', (t) => {
    id(t);
    company(t);
    t.string('language', 2).notNullable();
    t.integer('version').notNullable();
    t.text('text').notNullable();
    t.string('sha256', 64).notNullable();
    recorded(t);
    t.unique(['company_id', 'language', 'version']);
  });
  await openQuotes(knex);
  await operations(knex);
}

async function openQuotes(knex: Knex): Promise<void> {
  await knex.schema.createTable('open_quote', (t) => {
    id(t);
    company(t);
    t.string('token_sha', 64).notNullable().unique();
    t.string('language', 2).notNullable();
    t.bigInteger('fee_model_id').notNullable();
    t.text('asked').notNullable(); // JSON, see src/operators/open-quote.ts
    t.text('told').notNullable(); // JSON: the quote as it was shown
    currency(t);
    amount(t, 'claim_minor').notNullable();
    day(t, 'valid_until').notNullable();
    recorded(t);
    t.index(['company_id', 'valid_until']);
  });
  await knex.schema.createTable('prospect', (t) => {
    id(t);
    company(t);
    reference(t, 'open_quote_id', 'open_quote').notNullable();
    t.text('email').notNullable();
    t.text('person').notNullable();
    t.text('identity').notNullable(); // JSON: the company as it was typed and checked
    reference(t, 'terms_id', 'open_terms').notNullable();
    t.string('terms_sha', 64).notNullable(); // of the text that was accepted
    instant(t, 'accepted_at').notNullable();
    t.string('confirm_sha', 64).notNullable().unique();
    instant(t, 'confirm_until').notNullable();
    instant(t, 'confirmed_at');
    instant(t, 'decided_at');
    t.text('decided_by');
    t.text('decision'); // accepted, refused
    t.text('reason');
    t.bigInteger('made_company_id');
    instant(t, 'finishing_at'); // somebody draws up the agreement and tells the creditor
    instant(t, 'finished_at'); // both are done
    recorded(t);
    t.index(['company_id', 'decision']);
  });
}

async function operations(knex: Knex): Promise<void> {
  await knex.schema.createTable('operation', (t) => {
    id(t);
    company(t); // who is worked for
    t.bigInteger('operator_id').notNullable().references('company.id'); // who works
    reference(t, 'partner_id', 'partner').notNullable(); // the operator in the register of the company
    reference(t, 'prospect_id', 'prospect').notNullable();
    recorded(t);
    ended(t);
    t.text('ended_why');
    t.index(['operator_id']);
  });
  await knex.schema.createTable('operation_seat', (t) => {
    id(t);
    reference(t, 'operation_id', 'operation').notNullable();
    reference(t, 'person_id', 'person').notNullable();
    t.text('role').notNullable();
    recorded(t);
    ended(t);
    t.index(['operation_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['operation_seat', 'operation', 'prospect', 'open_quote', 'open_terms', 'open_offer'])
    await knex.schema.dropTable(table);
}
