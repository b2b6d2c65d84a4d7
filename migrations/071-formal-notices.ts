import type { Knex } from 'knex';
import { amount, company, currency, day, id, recorded, reference } from './columns';

/**
 * Legal papers that were sent to customers: under which law and as what kind of debtor, what was demanded by when, and which sentences of law
 * stood in it. The text itself is the message's. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('formal_notice', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'message_id', 'message'); // empty only until the transaction that makes it has queued it
    t.string('law', 2).notNullable(); // UK is England and Wales
    t.string('paper', 20).notNullable(); // notice, reminder …
    t.string('debtor_type', 20).notNullable();
    t.string('language', 2).notNullable();
    currency(t);
    day(t, 'written_on').notNullable();
    day(t, 'deadline_on').notNullable();
    amount(t, 'principal_minor').notNullable();
    amount(t, 'interest_minor').notNullable();
    amount(t, 'fixed_minor').notNullable();
    amount(t, 'costs_minor').notNullable();
    t.text('sentences').notNullable(); // JSON: ["fr-demand@1", …]
    recorded(t);
    t.index(['company_id', 'customer_id', 'id']);
  });
  await knex.schema.createTable('formal_notice_item', (t) => {
    id(t);
    reference(t, 'notice_id', 'formal_notice').notNullable();
    reference(t, 'item_id', 'open_item').notNullable(); // an open item that it demands
    t.unique(['notice_id', 'item_id']);
    t.index(['item_id']);
  });
  await knex.raw('create view v_formal_notice as select * from formal_notice where message_id is not null');
  await knex.raw(`create view v_formal_notice_item as
    select n.company_id, n.customer_id, i.notice_id, i.item_id from formal_notice_item i join formal_notice n on n.id = i.notice_id`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop view v_formal_notice_item');
  await knex.raw('drop view v_formal_notice');
  await knex.schema.dropTable('formal_notice_item');
  await knex.schema.dropTable('formal_notice');
}
