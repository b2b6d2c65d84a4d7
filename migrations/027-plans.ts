import type { Knex } from 'knex';
import { amount, company, currency, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * Instalment plans: one schedule over several invoices, what people did with it step by step, and within which bands it is
 * accepted at once. What an instalment has been paid is derived from allocations and stored nowhere. Reminders also name
 * instalments, each at its own step; the key that holds a driver and step once tells instalments from invoices.
 * Safe: new tables, a new column with a value for every row there is, and an index made anew.
 */
const ONCE = 'reminder_once';

export async function up(knex: Knex): Promise<void> {
  await plans(knex);
  await reminders(knex);
  await views(knex);
}

async function plans(knex: Knex): Promise<void> {
  await knex.schema.createTable('plan', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('number').notNullable(); // P-0001
    currency(t);
    amount(t, 'amount_minor').notNullable();
    t.text('every').notNullable(); // weekly | biweekly | monthly
    t.integer('grace_days').notNullable(); // bank days after its day in which an instalment is in time
    t.integer('missed_limit').notNullable(); // so many missed void the plan
    t.text('source').notNullable(); // team | phone | email | letter | portal
    t.text('by_whom');
    t.text('note');
    t.text('reference'); // what the customer writes on each transfer
    recorded(t);
    t.unique(['company_id', 'number']);
  });
  await knex.schema.raw(`create index plan_of on plan (company_id, customer_id)`);
  await knex.schema.createTable('plan_item', (t) => {
    reference(t, 'plan_id', 'plan').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    amount(t, 'amount_minor').notNullable();
    t.bigInteger('after_allocation_id'); // allocations to the item count from the next one on; empty: not accepted yet
    t.primary(['plan_id', 'item_id']);
  });
  await knex.schema.raw(`create index plan_item_of on plan_item (item_id)`);
  await knex.schema.createTable('plan_instalment', (t) => {
    id(t);
    reference(t, 'plan_id', 'plan').notNullable();
    t.integer('n').notNullable();
    day(t, 'due_on').notNullable();
    day(t, 'counts_until').notNullable(); // due_on and the bank days of grace
    amount(t, 'amount_minor').notNullable();
    t.unique(['plan_id', 'n']);
  });
  await knex.schema.createTable('plan_step', (t) => {
    id(t); // append-only: the last one that is not an approval says where the plan stands
    reference(t, 'plan_id', 'plan').notNullable();
    t.text('kind').notNullable(); // drafted | approved | offered | accepted | cancelled | defaulted | reinstated
    day(t, 'on_day').notNullable();
    day(t, 'until_on'); // of an offer
    t.text('why');
    recorded(t);
  });
  await knex.schema.raw(`create index plan_step_of on plan_step (plan_id, id)`);
  await knex.schema.createTable('plan_announcement', (t) => {
    reference(t, 'plan_id', 'plan').notNullable(); // the verdict is derived; that we said so is not
    t.integer('n').notNullable(); // of the instalment; 0: of the plan
    t.text('verdict').notNullable();
    day(t, 'on_day').notNullable();
    instant(t, 'recorded_at').notNullable();
    t.primary(['plan_id', 'n', 'verdict']);
  });
  await knex.schema.createTable('plan_policy', (t) => {
    id(t);
    company(t);
    t.text('policy').notNullable(); // JSON, see promises/band.ts
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(`create unique index plan_policy_in_force on plan_policy (company_id) where ended_at is null`);
}

async function reminders(knex: Knex): Promise<void> {
  await knex.schema.alterTable('reminder', (t) => {
    t.bigInteger('driver_instalment_id').notNullable().defaultTo(0); // 0: the driver is the item itself
  });
  await knex.schema.raw(`drop index ${ONCE}`);
  await knex.schema.raw(
    `create unique index ${ONCE} on reminder (company_id, customer_id, currency, driver_item_id, driver_instalment_id,
       strategy_code, step, round) where state = 'issued'`,
  );
  await knex.schema.createTable('reminder_instalment', (t) => {
    reference(t, 'reminder_id', 'reminder').notNullable(); // as reminder_item, of an instalment
    reference(t, 'instalment_id', 'plan_instalment').notNullable();
    t.integer('step').notNullable();
    t.integer('round').notNullable().defaultTo(0);
    flag(t, 'advances', 1);
    flag(t, 'demanded', 1);
    amount(t, 'demanded_minor').notNullable();
    flag(t, 'counts', 1);
    t.primary(['reminder_id', 'instalment_id']);
  });
  await knex.schema.raw(
    `create unique index reminder_instalment_once on reminder_instalment (instalment_id, step, round)
     where counts = 1 and advances = 1`,
  );
}

async function views(knex: Knex): Promise<void> {
  await knex.schema.raw(`create view v_plan as select * from plan`);
  await knex.schema.raw(`create view v_plan_item as
    select p.company_id, p.customer_id, pi.* from plan_item pi join plan p on p.id = pi.plan_id`);
  await knex.schema.raw(`create view v_plan_instalment as
    select p.company_id, p.customer_id, p.number, i.* from plan_instalment i join plan p on p.id = i.plan_id`);
  await knex.schema.raw(`create view v_reminder_instalment as
    select r.company_id, r.customer_id, r.currency, r.issued_on, r.message_id, n.plan_id, n.n, p.number, ri.*
    from reminder_instalment ri join reminder r on r.id = ri.reminder_id
    join plan_instalment n on n.id = ri.instalment_id join plan p on p.id = n.plan_id`);
  await knex.schema.raw(`create view v_plan_step as
    select p.company_id, p.customer_id, s.* from plan_step s join plan p on p.id = s.plan_id`);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['reminder_instalment', 'plan_step', 'plan_instalment', 'plan_item', 'plan'])
    await knex.schema.dropView(`v_${view}`);
  await knex.schema.dropTable('reminder_instalment');
  await knex.schema.raw(`drop index ${ONCE}`);
  await knex.schema.raw(
    `create unique index ${ONCE} on reminder (company_id, customer_id, currency, driver_item_id, strategy_code, step, round)
     where state = 'issued'`,
  );
  await knex.schema.alterTable('reminder', (t) => {
    t.dropColumn('driver_instalment_id');
  });
  for (const table of ['policy', 'announcement', 'step', 'instalment', 'item']) {
    await knex.schema.dropTable(`plan_${table}`);
  }
  await knex.schema.dropTable('plan');
}
