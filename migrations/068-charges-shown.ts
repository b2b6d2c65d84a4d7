import type { Knex } from 'knex';
import { amount, reference } from './columns';

/**
 * What is claimed beside the invoices, interest and costs, may be chosen to be paid under a reference, and objected to by itself; and in
 * which words a message is written can be asked by whoever judges it again; and a gateway for short messages that does not take our key
 * rests until a person has changed it. Safe: adds tables, views and two columns.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('payment_reference_charge', (t) => {
    reference(t, 'reference_id', 'payment_reference').notNullable();
    reference(t, 'charge_id', 'charge').notNullable();
    amount(t, 'amount_minor').notNullable(); // what of it is paid with the reference
    t.primary(['reference_id', 'charge_id']);
  });
  await knex.raw('create view v_payment_reference_charge as select * from payment_reference_charge');
  await knex.raw('create view v_template_version as select id, company_id, code, language from template_version');
  await knex.raw('alter table ?? add column ?? varchar(24)', ['sms_gateway', 'paused_at']);
  await knex.raw('alter table ?? add column ?? text', ['sms_gateway', 'trouble']); // what the gateway said
  await knex.schema.createTable('dispute_charge', (t) => {
    reference(t, 'dispute_id', 'dispute').notNullable(); // nothing of the item of its invoice is disputed then: the amount there is 0
    reference(t, 'charge_id', 'charge').notNullable();
    amount(t, 'amount_minor').notNullable(); // what was open of it when it was raised
    t.primary(['dispute_id', 'charge_id']);
  });
  await knex.raw('create index dispute_charge_of on dispute_charge (charge_id)');
  await knex.raw(`create view v_dispute_charge as
    select d.company_id, d.customer_id, dc.* from dispute_charge dc join dispute d on d.id = dc.dispute_id`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table sms_gateway drop column trouble');
  await knex.raw('alter table sms_gateway drop column paused_at');
  await knex.raw('drop view v_template_version');
  await knex.raw('drop view v_dispute_charge');
  await knex.schema.dropTable('dispute_charge');
  await knex.raw('drop view v_payment_reference_charge');
  await knex.schema.dropTable('payment_reference_charge');
}
