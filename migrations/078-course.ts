import type { Knex } from 'knex';
import { amount, company, currency, day, flag, id, instant, recorded, reference } from './columns';

/**
 * The course of a case: its stage and who moved it when, what was agreed for it, who works it, what is asked of us, the formal
 * steps to come with their costs, and the messages between us and the partner.
 * Safe: adds tables, views and columns; a case that is out begins as received where its partner said so, else as submitted.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('recovery_case', (t) => {
    t.text('stage').notNullable().defaultTo('submitted'); // see src/cases/course.ts
    day(t, 'staged_on');
    t.text('partner_ref'); // the partner's own number
    t.bigInteger('quote_id');
    t.bigInteger('fee_model_id'); // what was agreed for this case
    t.integer('age_days'); // of the oldest item on the day of the hand-over, which chooses the band
    day(t, 'paused_until');
    day(t, 'exclusive_until');
    t.text('handler'); // JSON: the named collector at the partner: name, email, phone, language
    t.text('new_invoices').notNullable().defaultTo('ours'); // ours, to_case, ask
    t.text('pay_to').notNullable().defaultTo('ours'); // ours, partner: the account that the mandate names
    t.text('start_when').notNullable().defaultTo('at_once'); // at_once, set_up_paid
    t.bigInteger('merged_into');
  });
  await knex('recovery_case').update({ staged_on: knex.ref('handed_over_on') });
  await knex('recovery_case')
    .whereIn('id', knex('case_report').select('case_id').where({ kind: 'received' }))
    .update({ stage: 'received' });
  await knex.schema.createTable('case_move', (t) => {
    id(t);
    company(t);
    reference(t, 'case_id', 'recovery_case').notNullable();
    t.text('from_stage').notNullable();
    t.text('to_stage').notNullable();
    t.text('side').notNullable(); // us, partner, clock
    day(t, 'on_day').notNullable();
    t.text('why');
    recorded(t);
    t.index(['company_id', 'case_id']);
  });
  await knex.schema.createTable('case_ask', (t) => {
    id(t);
    company(t);
    reference(t, 'case_id', 'recovery_case').notNullable();
    t.text('kind').notNullable(); // legal_step, settlement, plan, cost, info, extension, evaluation
    flag(t, 'required', 0); // 0: a recommendation
    t.text('details').notNullable().defaultTo('{}'); // JSON, by kind
    amount(t, 'amount_minor');
    t.text('note');
    day(t, 'answer_by').notNullable();
    t.text('silence').notNullable().defaultTo('no'); // what no answer means: no, yes
    t.text('key').notNullable(); // of the form it came by: twice is one
    recorded(t);
    instant(t, 'decided_at');
    t.text('decided_by');
    t.text('decision'); // yes, no, other, withdrawn
    t.text('reason');
    t.unique(['case_id', 'key']);
    t.index(['company_id', 'case_id']);
  });
  await knex.schema.createTable('case_step', (t) => {
    id(t);
    company(t);
    reference(t, 'case_id', 'recovery_case').notNullable();
    t.text('kind').notNullable(); // letter_before_action, summons, order_for_payment, judgment, enforcement …
    day(t, 'planned_on');
    day(t, 'done_on');
    currency(t);
    amount(t, 'cost_minor'); // agreed before; empty: none
    amount(t, 'billed_minor');
    reference(t, 'ask_id', 'case_ask'); // where its cost was agreed
    reference(t, 'document_id', 'document');
    t.text('outcome');
    t.text('note');
    recorded(t);
    instant(t, 'ended_at'); // called off
    t.text('ended_by');
    t.text('ended_why');
    t.index(['company_id', 'case_id']);
  });
  await knex.schema.createTable('case_message', (t) => {
    id(t);
    company(t);
    reference(t, 'case_id', 'recovery_case').notNullable();
    t.text('side').notNullable(); // us, partner
    t.text('author').notNullable(); // as the other side sees it
    t.text('text').notNullable();
    t.text('documents').notNullable().defaultTo('[]'); // JSON: row numbers
    t.text('visibility').notNullable().defaultTo('partner'); // internal, partner
    t.text('key').notNullable();
    recorded(t);
    instant(t, 'read_at'); // by the other side
    t.text('read_by');
    t.unique(['case_id', 'key']);
    t.index(['company_id', 'case_id']);
  });
  await knex.schema.raw(`create index event_of_case on event (company_id, subject, id) where subject like 'case/%'`);
  await knex.schema.raw('drop view v_case');
  await knex.schema.raw('create view v_case as select * from recovery_case');
  for (const table of ['case_item', 'case_move', 'case_ask', 'case_step', 'case_message'])
    await knex.schema.raw(`create view v_${table} as select * from ${table}`);
  await knex.schema.raw('create view v_supplement as select * from supplement');
}

const ADDED = ['stage', 'staged_on', 'partner_ref', 'quote_id', 'fee_model_id', 'age_days', 'paused_until', 'exclusive_until', 'handler', 'new_invoices', 'pay_to', 'start_when', 'merged_into']; // prettier-ignore

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_supplement');
  for (const table of ['case_message', 'case_step', 'case_ask', 'case_move', 'case_item'])
    await knex.schema.dropView(`v_${table}`);
  await knex.schema.dropView('v_case');
  await knex.schema.raw('drop index event_of_case');
  for (const table of ['case_message', 'case_step', 'case_ask', 'case_move']) await knex.schema.dropTable(table);
  for (const name of ADDED) await knex.schema.alterTable('recovery_case', (t) => t.dropColumn(name));
  await knex.schema.raw('create view v_case as select * from recovery_case');
}
