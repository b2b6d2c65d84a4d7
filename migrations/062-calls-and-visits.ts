import type { Knex } from 'knex';
import { company, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * Calls that are agreed with customers, in the hours that colleagues offer for it; and visits by field agents: who they are, what was
 * asked for, planned and announced, and how it went. Nobody is booked twice for one moment: the database holds that. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('call_hours', (t) => {
    id(t);
    company(t);
    reference(t, 'person_id', 'person').notNullable();
    t.text('hours').notNullable(); // JSON: [{"weekday":1,"from":540,"until":720}], minutes of the day in the zone of the company
    t.integer('slot_minutes').notNullable();
    t.integer('ahead_days').notNullable();
    t.integer('most_a_day').notNullable();
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    'create unique index call_hours_once on call_hours (company_id, person_id) where ended_at is null',
  );
  await knex.schema.createTable('call_appointment', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'person_id', 'person').notNullable();
    instant(t, 'starts_at').notNullable();
    instant(t, 'ends_at').notNullable();
    day(t, 'on_day').notNullable(); // of the company
    day(t, 'stops_until').notNullable(); // the last day on which it stops messages
    t.text('phone').notNullable();
    t.text('about').notNullable(); // empty: not said
    t.text('source').notNullable(); // portal | desk
    day(t, 'first_on').notNullable(); // when it was first agreed, however often it was moved
    t.integer('moved').notNullable(); // how often
    recorded(t);
    ended(t);
    t.text('outcome'); // held | missed | cancelled | moved
    t.index(['company_id', 'customer_id']);
    t.index(['company_id', 'on_day']);
  });
  await knex.schema.raw(
    'create unique index call_slot_once on call_appointment (person_id, starts_at) where ended_at is null',
  );
  await knex.schema.raw('create view v_call_appointment as select * from call_appointment');
  await knex.schema.createTable('agent', (t) => {
    id(t);
    company(t);
    t.text('name').notNullable();
    t.text('role').notNullable();
    t.text('qualification').notNullable(); // empty: none is named
    t.text('partner').notNullable(); // empty: one of ours
    t.text('phone').notNullable();
    t.text('email').notNullable();
    t.text('hours').notNullable();
    t.text('areas').notNullable(); // first digits of postcodes, parted by commas; empty: everywhere
    recorded(t);
    ended(t);
    t.index(['company_id']);
  });
  await knex.schema.createTable('visit', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'agent_id', 'agent');
    t.text('state').notNullable(); // requested | waiting | planned | over | cancelled | refused
    day(t, 'on_day'); // empty: only wished for
    t.text('part'); // morning | afternoon | evening
    t.text('wishes').notNullable(); // of the customer; empty: none
    t.text('reason').notNullable(); // as the customer reads it
    t.text('address'); // JSON, as it was planned
    t.text('source').notNullable(); // portal | desk
    flag(t, 'needs_approval', 0);
    t.text('way'); // email | letter: how it is announced
    reference(t, 'message_id', 'message'); // the announcement, the last one where it was moved
    t.text('approved_by');
    instant(t, 'approved_at');
    t.text('outcome');
    t.text('note');
    reference(t, 'activity_id', 'activity');
    recorded(t);
    ended(t);
    t.text('ended_why');
    t.index(['company_id', 'customer_id']);
    t.index(['company_id', 'on_day']);
  });
  await knex.schema.raw(
    "create unique index visit_once on visit (customer_id) where state in ('requested', 'waiting', 'planned')",
  );
  await knex.schema.raw('create view v_visit as select * from visit');
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_visit', 'v_call_appointment']) await knex.schema.dropView(view);
  for (const table of ['visit', 'agent', 'call_appointment', 'call_hours']) await knex.schema.dropTable(table);
}
