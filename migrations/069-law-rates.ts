import type { Knex } from 'knex';
import { day, flag, id, recorded, reference } from './columns';

/**
 * Reference rates of the law, for the whole installation: rows that are only ever added, and what a second person said of them. Each of
 * both counts the version of the table up, so that any version before can be read again. Safe: adds only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('law_rate', (t) => {
    id(t);
    t.text('series').notNullable(); // ECB_MRO_HALFYEAR …
    day(t, 'from_on').notNullable();
    t.text('value').notNullable(); // a plain decimal
    t.text('status').notNullable(); // official | secondary | derived | memory
    t.text('source_title').notNullable();
    t.text('source_url');
    day(t, 'source_read_on');
    day(t, 'certain_to'); // of a series of steps: the last day on which it was seen in force
    t.text('origin').notNullable(); // shipped | person
    t.text('file_hash'); // of the file it came with
    flag(t, 'awaits', 0); // 1: it holds from the moment in which a second person confirms it
    t.integer('table_version').notNullable();
    recorded(t);
  });
  await knex.raw('create unique index law_rate_once on law_rate (series, from_on, table_version)');
  await knex.raw(`create index law_rate_shipped on law_rate (id) where origin = 'shipped'`);
  await knex.schema.createTable('law_rate_verdict', (t) => {
    id(t);
    reference(t, 'rate_id', 'law_rate').notNullable();
    t.text('verdict').notNullable(); // confirmed | refused
    t.integer('table_version').notNullable();
    recorded(t);
  });
  await knex.raw('create unique index law_rate_verdict_once on law_rate_verdict (rate_id)');
  for (const table of ['law_rate', 'law_rate_verdict']) await forbidChanges(knex, table);
}

/** What a calculation named stays what it was: the database itself refuses to change or remove it. */
async function forbidChanges(knex: Knex, table: string): Promise<void> {
  if (!isPostgres(knex)) {
    for (const deed of ['update', 'delete']) {
      await knex.raw(
        `create trigger ${table}_no_${deed} before ${deed} on ${table} begin select raise(abort, '${table} is append-only'); end`,
      );
    }
    return;
  }
  await knex.raw(
    `create function ${table}_is_append_only() returns trigger language plpgsql as
     $$ begin raise exception '${table} is append-only'; end $$`,
  );
  await knex.raw(
    `create trigger ${table}_no_change before update or delete on ${table} for each row execute function ${table}_is_append_only()`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('law_rate_verdict');
  await knex.schema.dropTable('law_rate');
  if (!isPostgres(knex)) return;
  await knex.raw('drop function law_rate_verdict_is_append_only()');
  await knex.raw('drop function law_rate_is_append_only()');
}

const isPostgres = (knex: Knex): boolean => (knex.client as { config: { client: unknown } }).config.client === 'pg';
