import type { Knex } from 'knex';
import { amount, company, currency, day, ended, id, instant, recorded, reference } from './columns';

/** Recovery files, the partners who receive them and the cases they become. A file is versioned, never overwritten. Safe: creates only. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('partner', (t) => {
    id(t);
    company(t);
    t.text('name').notNullable();
    t.text('kind').notNullable(); // agency | bailiff | solicitor
    t.string('country', 2);
    t.text('email');
    t.text('phone');
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(`create unique index partner_named on partner (company_id, name) where ended_at is null`);
  await knex.schema.createTable('dossier', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('number').notNullable(); // the file number: stays over all versions
    t.integer('version').notNullable();
    currency(t);
    day(t, 'key_date').notNullable();
    t.text('route').notNullable(); // amicable
    amount(t, 'principal_minor').notNullable();
    t.text('claim').notNullable(); // JSON: the facts it was made of
    t.text('readiness').notNullable(); // JSON
    t.text('pdf_sha').notNullable();
    t.text('zip_sha').notNullable();
    t.text('manifest_sha').notNullable();
    t.integer('pages').notNullable();
    recorded(t);
    t.unique(['company_id', 'number', 'version']);
  });
  await knex.schema.createTable('dossier_item', (t) => {
    reference(t, 'dossier_id', 'dossier').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    amount(t, 'claimed_minor').notNullable();
    t.primary(['dossier_id', 'item_id']);
  });
  await knex.schema.createTable('recovery_case', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'dossier_id', 'dossier').notNullable();
    reference(t, 'partner_id', 'partner').notNullable();
    t.text('state').notNullable(); // with_partner → paid | closed; undone
    day(t, 'handed_over_on').notNullable();
    day(t, 'ended_on');
    t.text('outcome');
    recorded(t);
    instant(t, 'undone_at');
    t.text('undone_by');
    instant(t, 'ended_at');
    t.text('ended_by');
  });
  await knex.schema.createTable('case_item', (t) => {
    reference(t, 'case_id', 'recovery_case').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    t.primary(['case_id', 'item_id']);
  });
  await knex.schema.raw(`create view v_dossier as select * from dossier`);
  await knex.schema.raw(`create view v_dossier_item as select * from dossier_item`);
  await knex.schema.raw(`create view v_case as select * from recovery_case`);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['case', 'dossier_item', 'dossier']) await knex.schema.dropView(`v_${view}`);
  for (const table of ['case_item', 'recovery_case', 'dossier_item', 'dossier', 'partner'])
    await knex.schema.dropTable(table);
}
