import type { Knex } from 'knex';
import { amount, company, currency, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * Strategies, runs, their decisions, and the reminders that came of them. A reminder is unique per customer, currency,
 * driver and step, and an item is demanded once per step: the database holds it, not the scheduler. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('strategy', (t) => {
    id(t);
    t.bigInteger('company_id').references('company.id'); // empty: shipped
    t.text('code').notNullable(); // gentle | standard | firm | none | the company's own
    t.integer('version').notNullable();
    t.text('name').notNullable();
    t.text('steps').notNullable(); // JSON, see reminders/strategy.ts
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    `create unique index strategy_in_force on strategy (coalesce(company_id, 0), code) where ended_at is null`,
  );
  await knex.schema.createTable('strategy_choice', (t) => {
    id(t); // which strategy rules whom: item > customer > segment > company
    company(t);
    t.text('scope').notNullable(); // company | segment | customer | item
    t.text('segment');
    t.bigInteger('customer_id').references('customer.id');
    t.bigInteger('item_id').references('open_item.id');
    t.integer('rank').notNullable().defaultTo(0); // between segments: the lower wins
    t.text('strategy_code').notNullable();
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    `create index strategy_choice_in_force on strategy_choice (company_id, scope) where ended_at is null`,
  );
  await knex.schema.createTable('run', (t) => {
    id(t);
    company(t);
    day(t, 'as_on').notNullable();
    t.text('state').notNullable(); // simulated → approved → issuing → sent | partially_failed | cancelled
    t.text('freshness').notNullable().defaultTo('{}'); // JSON: as of, stale or not
    t.text('strategies').notNullable().defaultTo('{}'); // JSON: code → version
    t.text('counts').notNullable().defaultTo('{}'); // JSON: reason → n
    t.text('digest'); // SHA-256 of its decisions, for the audit
    instant(t, 'approved_at');
    t.text('approved_by');
    instant(t, 'issued_at');
    instant(t, 'ended_at');
    t.text('ended_by');
    recorded(t);
  });
  await knex.schema.raw(
    `create unique index run_a_day on run (company_id, as_on) where state not in ('simulated', 'cancelled')`,
  );
  await knex.schema.createTable('decision', (t) => {
    id(t);
    reference(t, 'run_id', 'run').notNullable();
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    currency(t);
    t.text('what').notNullable(); // send | call | propose | wait | nothing …, see reminders/decision.ts
    t.integer('step');
    t.text('strategy_code');
    t.text('because').notNullable(); // reason code
    t.bigInteger('driver_item_id');
    amount(t, 'demand_minor').notNullable().defaultTo(0);
    t.text('items').notNullable().defaultTo('[]'); // JSON
    t.text('chain').notNullable().defaultTo('[]'); // JSON: rule, fact, outcome
    t.text('left_out_by');
    t.text('left_out_why');
    t.unique(['run_id', 'customer_id', 'currency']);
  });
  await knex.schema.raw(`create index decision_of on decision (company_id, customer_id, run_id)`);
  await knex.schema.createTable('reminder', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    currency(t);
    reference(t, 'driver_item_id', 'open_item').notNullable();
    t.text('strategy_code').notNullable();
    t.integer('step').notNullable();
    t.text('kind').notNullable(); // first_invoice | pre_due | reminder | final | thank_you | hand_over
    reference(t, 'run_id', 'run');
    t.bigInteger('message_id'); // of the outbox, or empty for a call
    t.bigInteger('task_id');
    day(t, 'issued_on').notNullable();
    day(t, 'pay_by_on');
    amount(t, 'demand_minor').notNullable();
    t.text('state').notNullable(); // issued | ignored (never left) | cancelled
    recorded(t);
    instant(t, 'cancelled_at');
    t.text('cancelled_by');
    t.text('cancelled_why');
  });
  await knex.schema.raw(
    `create unique index reminder_once on reminder (company_id, customer_id, currency, driver_item_id, strategy_code, step) where state = 'issued'`,
  );
  await knex.schema.raw(`create index reminder_of on reminder (company_id, customer_id)`);
  await knex.schema.createTable('reminder_item', (t) => {
    reference(t, 'reminder_id', 'reminder').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    t.integer('step').notNullable(); // the item's own step in this reminder
    flag(t, 'demanded', 1); // 0: listed under "also due"
    amount(t, 'demanded_minor').notNullable();
    flag(t, 'counts', 1); // 0 where the reminder was cancelled or ignored
    t.primary(['reminder_id', 'item_id']);
  });
  await knex.schema.raw(
    `create unique index reminder_item_once on reminder_item (item_id, step) where counts = 1 and demanded = 1`,
  );
  await knex.schema.raw(`create view v_reminder as select * from reminder`);
  await knex.schema.raw(`create view v_reminder_item as
    select r.company_id, r.customer_id, r.issued_on, r.pay_by_on, r.kind, r.state, r.message_id, ri.*
    from reminder_item ri join reminder r on r.id = ri.reminder_id`);
  await knex.schema.raw(`create view v_run as select * from run`);
  await knex.schema.raw(`create view v_decision as select * from decision`);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['decision', 'run', 'reminder_item', 'reminder']) await knex.schema.dropView(`v_${view}`);
  for (const table of ['reminder_item', 'reminder', 'decision', 'run', 'strategy_choice', 'strategy']) {
    await knex.schema.dropTable(table);
  }
}
