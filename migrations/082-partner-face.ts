import type { Knex } from 'knex';
import { company, ended, id, instant, recorded, reference } from './columns';

/**
 * What a partner says with more than a sum: who works the case, on which day somebody was called, which instalments were offered.
 * And accounts of people at partners, with a seat for each partner of each company that let them in.
 * Safe: adds a column with a default, tables and views.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_case_report');
  await knex.schema.alterTable('case_report', (t) => {
    t.text('details').notNullable().defaultTo('{}'); // JSON, by kind: see src/cases/report.ts
  });
  await knex.schema.raw('create view v_case_report as select * from case_report');
  await knex.schema.createTable('partner_account', (t) => {
    id(t);
    t.text('email').notNullable(); // lower case
    t.text('name').notNullable();
    t.string('language', 2).notNullable();
    t.text('password_hash'); // empty: invited, not come yet
    t.text('totp_secret'); // base32; drawn with the invitation, in force with the password
    t.bigInteger('totp_step'); // of the last code that was taken
    t.integer('failures').notNullable().defaultTo(0);
    instant(t, 'locked_until');
    t.integer('epoch').notNullable().defaultTo(0);
    instant(t, 'signed_in_at');
    recorded(t);
    t.unique(['email']);
  });
  await knex.schema.createTable('partner_seat', (t) => {
    id(t);
    company(t);
    reference(t, 'partner_id', 'partner').notNullable();
    reference(t, 'account_id', 'partner_account').notNullable();
    recorded(t);
    instant(t, 'accepted_at'); // the person proved with the invitation who they are
    ended(t);
    t.index(['account_id']);
  });
  await knex.schema.raw('create unique index partner_seat_once on partner_seat (company_id, partner_id, account_id) where ended_at is null'); // prettier-ignore
  await knex.schema.raw('create view v_partner_seat as select * from partner_seat where ended_at is null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_partner_seat');
  await knex.schema.dropTable('partner_seat');
  await knex.schema.dropTable('partner_account');
  await knex.schema.dropView('v_case_report');
  await knex.schema.alterTable('case_report', (t) => {
    t.dropColumn('details');
  });
  await knex.schema.raw('create view v_case_report as select * from case_report');
}
