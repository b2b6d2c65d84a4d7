import type { Knex } from 'knex';
import { amount, company, currency, day, ended, flag, id, instant, recorded, reference } from './columns';

/** What people say to each other: activities, disputes and promises. Safe: creates only. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('activity', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('kind').notNullable(); // call | visit | appointment | note | reply
    t.text('direction').notNullable(); // in | out | none
    day(t, 'on_day').notNullable();
    t.text('outcome'); // reached, no answer, promised …
    t.text('note').notNullable();
    t.text('visibility').notNullable(); // internal | partner | court
    flag(t, 'counts_in_gap', 0); // a contact by a person: the next reminder keeps its distance
    t.text('about');
    recorded(t);
  });
  await knex.schema.raw(`create index activity_of on activity (company_id, customer_id, on_day)`);
  await knex.schema.raw(
    `create index activity_contact on activity (company_id, customer_id, on_day) where counts_in_gap = 1`,
  );
  await disputes(knex);
  await promises(knex);
  await views(knex);
}

async function disputes(knex: Knex): Promise<void> {
  await knex.schema.createTable('dispute', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('state').notNullable(); // see disputes/dispute.ts; where it stands now, its moves say where it stood
    t.text('category').notNullable(); // see disputes/category.ts
    t.text('root_cause');
    t.text('owner').notNullable();
    t.text('objection').notNullable(); // in the customer's words
    day(t, 'raised_on').notNullable();
    day(t, 'review_on').notNullable(); // a person looks again; a task when it is past
    t.text('answer'); // the reasoned answer, an exhibit
    day(t, 'answered_on'); // the day it was sent
    t.text('outcome'); // justified | partly | unjustified
    day(t, 'settled_on');
    day(t, 'resumes_on'); // first day on which what was found unjustified may be reminded again
    t.text('key'); // where a list raised it: the item, so that tomorrow's list does not raise it again
    t.bigInteger('import_id');
    recorded(t);
    ended(t); // void: raised by mistake
  });
  await knex.schema.raw(`create unique index dispute_of_list on dispute (company_id, key) where key is not null`);
  await knex.schema.raw(`create index dispute_of on dispute (company_id, customer_id)`);
  await knex.schema.raw(
    `create index dispute_live on dispute (company_id, review_on) where state not in ('confirmed', 'void')`,
  );
  await knex.schema.createTable('dispute_item', (t) => {
    reference(t, 'dispute_id', 'dispute').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    amount(t, 'amount_minor'); // what is disputed of it; empty: whatever is open
    amount(t, 'open_minor').notNullable(); // what was open when it was raised
    t.bigInteger('after_allocation_id').notNullable(); // credits count towards it from the next one on
    t.primary(['dispute_id', 'item_id']);
  });
  await knex.schema.raw(`create index dispute_item_of on dispute_item (item_id)`);
  await knex.schema.createTable('dispute_move', (t) => {
    id(t); // only ever added: where the dispute stood on a day, and since when we knew
    reference(t, 'dispute_id', 'dispute').notNullable();
    t.text('from_state');
    t.text('to_state').notNullable();
    day(t, 'on_day').notNullable();
    day(t, 'review_on').notNullable();
    day(t, 'resumes_on');
    t.text('outcome');
    t.text('cause'); // paid | credited: it closed itself; reversed: and came back
    t.text('note');
    recorded(t);
  });
  await knex.schema.raw(`create index dispute_move_of on dispute_move (dispute_id, id)`);
  await knex.schema.createTable('dispute_finding', (t) => {
    reference(t, 'move_id', 'dispute_move').notNullable(); // the settling move
    reference(t, 'item_id', 'open_item').notNullable();
    amount(t, 'justified_minor').notNullable(); // a credit note of it is expected
    t.primary(['move_id', 'item_id']);
  });
}

async function promises(knex: Knex): Promise<void> {
  await knex.schema.createTable('promise', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    currency(t);
    amount(t, 'amount_minor').notNullable();
    day(t, 'given_on').notNullable();
    day(t, 'promised_on').notNullable();
    t.integer('tolerance_days').notNullable(); // bank days, as the company had them when it was given
    day(t, 'counts_until').notNullable(); // promised_on and those bank days: a receipt of that day still keeps it
    flag(t, 'pauses', 1); // as decided when it was recorded
    day(t, 'paused_on'); // a person decided so later
    instant(t, 'paused_at');
    t.integer('level').notNullable().defaultTo(1); // the how-many-th since one was last kept
    t.text('by_whom');
    t.text('channel').notNullable(); // phone | email | letter | visit | portal
    t.text('note');
    recorded(t);
    day(t, 'withdrawn_on');
    t.text('withdrawn_why');
    ended(t);
  });
  await knex.schema.raw(`create index promise_of on promise (company_id, customer_id)`);
  await knex.schema.raw(`create index promise_until on promise (company_id, counts_until) where ended_at is null`);
  await knex.schema.createTable('promise_part', (t) => {
    reference(t, 'promise_id', 'promise').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    amount(t, 'amount_minor').notNullable();
    t.bigInteger('after_allocation_id').notNullable(); // allocations to the item count from the next one on
    day(t, 'replaced_on'); // a later promise took its place
    reference(t, 'replaced_by_id', 'promise');
    instant(t, 'replaced_at');
    t.primary(['promise_id', 'item_id']);
  });
  await knex.schema.raw(`create index promise_part_of on promise_part (item_id)`);
  await knex.schema.createTable('promise_announcement', (t) => {
    reference(t, 'promise_id', 'promise').notNullable(); // the verdict is derived; that we said so is not
    t.text('verdict').notNullable();
    day(t, 'on_day').notNullable();
    instant(t, 'recorded_at').notNullable();
    t.primary(['promise_id', 'verdict']);
  });
}

async function views(knex: Knex): Promise<void> {
  await knex.schema.raw(`create view v_activity as select * from activity`);
  await knex.schema.raw(`create view v_dispute as select * from dispute`);
  await knex.schema.raw(`create view v_dispute_item as
    select d.company_id, d.customer_id, di.* from dispute_item di join dispute d on d.id = di.dispute_id`);
  await knex.schema.raw(`create view v_dispute_move as
    select d.company_id, d.customer_id, m.* from dispute_move m join dispute d on d.id = m.dispute_id`);
  await knex.schema.raw(`create view v_promise as select * from promise`);
  await knex.schema.raw(`create view v_promise_part as
    select p.company_id, p.customer_id, pp.* from promise_part pp join promise p on p.id = pp.promise_id`);
  await knex.schema.raw(`create view v_promise_announcement as
    select p.company_id, p.customer_id, a.* from promise_announcement a join promise p on p.id = a.promise_id`);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of [
    'promise_announcement',
    'promise_part',
    'promise',
    'dispute_move',
    'dispute_item',
    'dispute',
    'activity',
  ]) {
    await knex.schema.dropView(`v_${view}`);
  }
  const tables = [
    'promise_announcement',
    'promise_part',
    'promise',
    'dispute_finding',
    'dispute_move',
    'dispute_item',
    'dispute',
  ];
  for (const table of [...tables, 'activity']) await knex.schema.dropTable(table);
}
