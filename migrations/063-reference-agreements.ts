import type { Knex } from 'knex';
import { company, ended, id, recorded } from './columns';

/**
 * What was agreed with the bank about the references of an account; and how much a customer chose to pay of each item under a reference.
 * Safe: adds a table and a column, and makes one view again.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('reference_agreement', (t) => {
    id(t);
    company(t);
    t.text('iban').notNullable(); // with the bank of that account, whoever is paid there in whatever currency
    t.text('scheme').notNullable(); // rf | qrr | viite | rf-viite | kid10 | kid11 | ocr | ocr-length | ogm | text
    t.integer('length'); // of the whole reference; empty: as long as it has to be
    t.text('prefix').notNullable();
    recorded(t);
    ended(t); // references that were printed by it are read on
  });
  await knex.raw(
    'create unique index reference_agreement_in_force on reference_agreement (company_id, iban) where ended_at is null',
  );
  await knex.raw('alter table ?? add column ?? bigint', ['payment_reference_item', 'amount_minor']); // empty: all that is open
  await knex.schema.dropView('v_payment_reference_item');
  await knex.raw('create view v_payment_reference_item as select * from payment_reference_item');
  await knex.raw(
    `create index payment_reference_chosen on payment_reference (customer_id, recorded_at) where kind = 'selection'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index payment_reference_chosen');
  await knex.schema.dropView('v_payment_reference_item');
  await knex.raw(
    `delete from payment_reference_item where reference_id in (select id from payment_reference where kind = 'selection')`,
  );
  await knex.raw(`delete from payment_reference where kind = 'selection'`);
  await knex.raw('alter table payment_reference_item drop column amount_minor');
  await knex.raw('create view v_payment_reference_item as select * from payment_reference_item');
  await knex.schema.dropTable('reference_agreement');
}
