import type { Knex } from 'knex';
import { company, ended, id, instant, recorded, reference } from './columns';

/**
 * Two records of one customer become one, until that is taken back: who stays, which rows came over, which pairs seem to be one, and
 * which a person said are two. What left the house may be filed under the one that stays, and for no other reason. Safe: creates, one
 * column that may be empty, the view with it, and the guard of messages in two parts.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('customer', (t) => {
    t.bigInteger('merged_into'); // the record that it became one with
  });
  await knex.schema.raw(`create index customer_merged on customer (merged_into) where merged_into is not null`);
  // SQLite reads all columns whenever the view is used, PostgreSQL those that there were
  if (isPostgres(knex)) await knex.schema.raw(`create or replace view v_customer as select * from customer`);
  await createMerges(knex);
  await createPairs(knex);
  for (const view of ['customer_merge', 'customer_moved', 'customer_alike'])
    await knex.schema.raw(`create view v_${view} as select * from ${view}`);
  for (const statement of guards(isPostgres(knex))) await knex.schema.raw(statement);
}

async function createMerges(knex: Knex): Promise<void> {
  await knex.schema.createTable('customer_merge', (t) => {
    id(t);
    company(t);
    reference(t, 'winner_id', 'customer').notNullable();
    reference(t, 'loser_id', 'customer').notNullable();
    t.text('fields').notNullable(); // of the one that stays, before and after, JSON
    t.text('why').notNullable();
    recorded(t);
    instant(t, 'undone_at');
    t.text('undone_by');
    t.index(['winner_id']);
  });
  await knex.schema.raw(`create unique index customer_merge_once on customer_merge (loser_id) where undone_at is null`);
  await knex.schema.createTable('customer_moved', (t) => {
    reference(t, 'merge_id', 'customer_merge').notNullable();
    t.text('place').notNullable(); // the table, or table.column where it is not customer_id
    t.bigInteger('row_id').notNullable();
    t.bigInteger('other_id').notNullable().defaultTo(0); // the second key, where rows have two
    t.text('was'); // of a column that changed with it
    t.primary(['merge_id', 'place', 'row_id', 'other_id']);
  });
}

async function createPairs(knex: Knex): Promise<void> {
  await knex.schema.createTable('customer_alike', (t) => {
    company(t);
    reference(t, 'one_id', 'customer').notNullable(); // the smaller number
    reference(t, 'other_id', 'customer').notNullable();
    t.string('sureness', 10).notNullable(); // certain | likely | weak
    t.text('reasons').notNullable();
    t.text('against').notNullable();
    t.primary(['one_id', 'other_id']);
    t.index(['company_id', 'sureness']);
    t.index(['other_id']);
  });
  await knex.schema.createTable('customer_look', (t) => {
    company(t);
    instant(t, 'looked_at').notNullable();
    t.text('known').notNullable(); // how far the records were known
    t.primary(['company_id']);
  });
  await knex.schema.createTable('customer_apart', (t) => {
    id(t);
    company(t);
    reference(t, 'one_id', 'customer').notNullable();
    reference(t, 'other_id', 'customer').notNullable();
    t.text('reasons').notNullable(); // that were known when a person said so
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    `create unique index customer_apart_once on customer_apart (one_id, other_id) where ended_at is null`,
  );
}

const LEFT = `old.state in ('accepted', 'failed', 'doubtful', 'made', 'posted', 'delivered', 'returned', 'refused')`;
const EVIDENCE =
  'about, channel, recipient, to_name, address, cc, day, language, template_version_id, blanks, subject, thread, html_sha, text_sha, raw_sha, attachments';
const SAYS = 'a message that left is evidence';
/** One of the two was merged into the other. */
const MERGED = `select 1 from customer_merge g where g.company_id = old.company_id
  and ((g.loser_id = old.customer_id and g.winner_id = new.customer_id) or (g.loser_id = new.customer_id and g.winner_id = old.customer_id))`;

function guards(postgres: boolean): string[] {
  const stays = `create trigger message_stays before update of company_id, ${EVIDENCE} on message for each row when`;
  const follows = `create trigger message_follows before update of customer_id on message for each row when`;
  if (!postgres) {
    return [
      `drop trigger message_stays`,
      `${stays} ${LEFT} begin select raise(abort, '${SAYS}'); end`,
      `${follows} ${LEFT} and old.customer_id <> new.customer_id and not exists (${MERGED}) begin select raise(abort, '${SAYS}'); end`,
    ];
  }
  return [
    `drop trigger message_stays on message`,
    `${stays} (${LEFT}) execute function refuse_change('${SAYS}')`,
    `create function refuse_other_customer() returns trigger language plpgsql as
     $$ begin if not exists (${MERGED}) then raise exception '%', tg_argv[0]; end if; return new; end $$`,
    `${follows} (${LEFT} and old.customer_id <> new.customer_id) execute function refuse_other_customer('${SAYS}')`,
  ];
}

export async function down(knex: Knex): Promise<void> {
  const on = isPostgres(knex) ? ' on message' : '';
  for (const name of ['message_stays', 'message_follows']) await knex.schema.raw(`drop trigger ${name}${on}`);
  const stays = `create trigger message_stays before update of company_id, customer_id, ${EVIDENCE} on message for each row when`;
  if (isPostgres(knex)) {
    await knex.schema.raw(`drop function refuse_other_customer()`);
    await knex.schema.raw(`${stays} (${LEFT}) execute function refuse_change('${SAYS}')`);
  } else {
    await knex.schema.raw(`${stays} ${LEFT} begin select raise(abort, '${SAYS}'); end`);
  }
  for (const view of ['v_customer_alike', 'v_customer_moved', 'v_customer_merge']) await knex.schema.dropView(view);
  for (const table of ['customer_apart', 'customer_look', 'customer_alike', 'customer_moved', 'customer_merge'])
    await knex.schema.dropTable(table);
  await knex.schema.raw(`drop index customer_merged`);
  await dropColumn(knex);
}

/** Views that show all columns of the table stand in the way of PostgreSQL. */
async function dropColumn(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_customer');
  await knex.schema.raw(`alter table customer drop column merged_into`);
  await knex.schema.raw(`create view v_customer as select * from customer`);
}

const isPostgres = (knex: Knex): boolean => (knex.client as { config: { client: unknown } }).config.client === 'pg';
