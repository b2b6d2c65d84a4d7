import type { Knex } from 'knex';
import { company, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * What a customer is mostly sold, which the law asks for; which rules from memory somebody has read in the official text; what interrupts or
 * suspends limitation and no other table tells; and until when each open item can be brought to a court, counted anew by the clock.
 * Safe: adds a column that may be empty and three tables.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_customer');
  await knex.raw('alter table ?? add column ?? text', ['customer', 'claim_type']); // goods | services | transport | rent | telecom_energy; empty: as the company says
  await knex.schema.raw('create view v_customer as select * from customer');
  await knex.schema.createTable('law_confirmation', (t) => {
    id(t);
    company(t);
    t.text('rule').notNullable(); // the key of the rule, FR-EVENT-PAYMENT
    t.text('digest').notNullable(); // of the rule as it was confirmed: one that changed is to be read again
    t.text('read_in').notNullable(); // where
    recorded(t);
    instant(t, 'confirmed_at');
    t.text('confirmed_by'); // a second person; empty where nobody else holds the right
    instant(t, 'counts_from'); // empty: waits for a second person
    ended(t);
  });
  await knex.raw(
    'create unique index law_confirmation_in_force on law_confirmation (company_id, rule) where ended_at is null',
  );
  await knex.schema.createTable('limitation_event', (t) => {
    id(t);
    company(t);
    reference(t, 'item_id', 'open_item').notNullable();
    t.text('kind').notNullable(); // court_action, acknowledgement, negotiation …
    day(t, 'on_day').notNullable();
    day(t, 'until_on'); // of what lasts; empty: it goes on
    t.text('why').notNullable();
    recorded(t);
    ended(t);
    t.index(['company_id', 'item_id']);
  });
  await knex.schema.createTable('limitation', (t) => {
    t.bigInteger('item_id').primary().references('open_item.id');
    company(t);
    t.text('law').notNullable();
    t.text('rule').notNullable();
    day(t, 'ends_on'); // empty: the time does not run
    day(t, 'latest_on');
    day(t, 'file_by');
    flag(t, 'sure', 0);
    t.text('doubts').notNullable();
    day(t, 'counted_on').notNullable();
    t.index(['company_id', 'file_by']);
  });
  await knex.schema.raw('create view v_law_confirmation as select * from law_confirmation');
  await knex.schema.raw('create view v_limitation as select * from limitation');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_limitation');
  await knex.schema.dropView('v_law_confirmation');
  for (const table of ['limitation', 'limitation_event', 'law_confirmation']) await knex.schema.dropTable(table);
  await knex.schema.dropView('v_customer');
  await knex('override').where({ field: 'claim_type' }).where('subject', 'like', 'customer/%').del();
  await knex.raw('alter table customer drop column claim_type');
  await knex.schema.raw('create view v_customer as select * from customer');
}
