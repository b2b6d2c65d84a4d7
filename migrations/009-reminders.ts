import type { Knex } from 'knex';
import { amount, company, currency, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * Strategies, runs, their decisions, and the reminders that came of them. A reminder is unique per customer, currency,
 * driver and step, and an item takes each step once: the database holds it, not the scheduler. The count starts anew
 * (another *round*) after a day on which nothing was overdue. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('strategy', (t) => {
    id(t);
    company(t);
    t.text('code').notNullable(); // the company's own, or its own version of gentle, standard, firm
    t.integer('version').notNullable();
    t.text('name').notNullable();
    t.text('steps').notNullable(); // JSON, see reminders/strategy.ts
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(`create unique index strategy_in_force on strategy (company_id, code) where ended_at is null`);
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
    t.text('known'); // JSON: last audit line and event when it was decided; empty: somebody was writing in that moment
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
    t.text('what').notNullable(); // send | approve | call | task | propose | hold | wait | net | none
    t.text('because').notNullable(); // see reminders/reasons.ts
    t.integer('step');
    t.text('kind'); // of the step
    t.text('strategy_code');
    t.bigInteger('driver_item_id');
    amount(t, 'demand_minor').notNullable().defaultTo(0);
    day(t, 'until_on'); // when the reason falls away, where that is known
    t.text('items').notNullable().defaultTo('[]'); // JSON, see reminders/record.ts
    t.text('chain').notNullable().defaultTo('[]'); // JSON: rule, fact, outcome
    t.text('carry'); // JSON: step, recipient and day of what is to be carried out, see reminders/record.ts
    flag(t, 'clears', 0); // nothing was overdue
    t.text('outcome'); // issued | changed (decided otherwise when it was issued) | left_out; empty: not yet, or nothing to do
    t.text('outcome_why');
    t.text('approved_by');
    t.unique(['run_id', 'customer_id', 'currency']);
  });
  await knex.schema.raw(`create index decision_of on decision (company_id, customer_id, run_id)`);
  await knex.schema.raw(
    `create index decision_in_run on decision (run_id, what, because, outcome, demand_minor, customer_id, currency, approved_by)`,
  );
  await knex.schema.raw(
    `create index decision_to_issue on decision (run_id, customer_id) where outcome is null and what in ('send', 'approve', 'call', 'task', 'propose')`,
  );
  await knex.schema.createTable('stage_reset', (t) => {
    id(t); // nothing was overdue that day: what was demanded up to then no longer counts
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    currency(t);
    day(t, 'on_day').notNullable();
    reference(t, 'run_id', 'run').notNullable();
    recorded(t);
    t.unique(['customer_id', 'currency', 'on_day']);
  });
  await knex.schema.createTable('reminder', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    currency(t);
    reference(t, 'driver_item_id', 'open_item').notNullable();
    t.text('strategy_code').notNullable();
    t.integer('step').notNullable();
    t.text('kind').notNullable(); // first_invoice | pre_due | reminder | call | final | propose_hand_over | thank_you
    t.integer('round').notNullable().defaultTo(0); // how often the count has started anew
    reference(t, 'run_id', 'run');
    reference(t, 'decision_id', 'decision');
    t.bigInteger('message_id'); // of the outbox; empty where a person acts
    t.text('task_key'); // of the task, where a person acts
    day(t, 'issued_on').notNullable();
    day(t, 'pay_by_on');
    amount(t, 'demand_minor').notNullable();
    amount(t, 'credit_minor').notNullable().defaultTo(0); // what credits took off, ≥ 0
    t.text('state').notNullable(); // issued | ignored (never reached anybody) | cancelled (taken back)
    recorded(t);
    instant(t, 'cancelled_at'); // since when it no longer counts, through whom and why
    t.text('cancelled_by');
    t.text('cancelled_why');
  });
  await knex.schema.raw(
    `create unique index reminder_once on reminder (company_id, customer_id, currency, driver_item_id, strategy_code, step, round)
     where state = 'issued'`,
  );
  await knex.schema.raw(`create index reminder_of on reminder (company_id, customer_id)`);
  await knex.schema.raw(`create index reminder_message on reminder (message_id)`);
  await knex.schema.raw(`create index reminder_run on reminder (run_id)`);
  await knex.schema.createTable('reminder_item', (t) => {
    reference(t, 'reminder_id', 'reminder').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    t.integer('step').notNullable(); // the item's own step after this reminder
    t.integer('round').notNullable().defaultTo(0);
    flag(t, 'advances', 1); // 0: it stood at this step before and was only listed again
    flag(t, 'demanded', 1); // 0: listed under "also due"
    amount(t, 'demanded_minor').notNullable();
    flag(t, 'counts', 1); // 0 where the reminder was cancelled or ignored
    t.primary(['reminder_id', 'item_id']);
  });
  await knex.schema.raw(
    `create unique index reminder_item_once on reminder_item (item_id, step, round) where counts = 1 and advances = 1`,
  );
  await knex.schema.raw(`create view v_reminder as select * from reminder`);
  await knex.schema.raw(`create view v_reminder_item as
    select r.company_id, r.customer_id, r.currency, r.issued_on, r.pay_by_on, r.kind, r.state, r.message_id, ri.*
    from reminder_item ri join reminder r on r.id = ri.reminder_id`);
  await knex.schema.raw(`create view v_run as select * from run`);
  await knex.schema.raw(`create view v_decision as select * from decision`);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['decision', 'run', 'reminder_item', 'reminder']) await knex.schema.dropView(`v_${view}`);
  for (const table of ['reminder_item', 'reminder', 'stage_reset', 'decision', 'run', 'strategy_choice', 'strategy']) {
    await knex.schema.dropTable(table);
  }
}
