import type { Knex } from 'knex';
import { company, day, ended, flag, id, instant, recorded, reference } from './columns';

/** Files that were read: what was recognised in them, what they changed, what was wrong. Safe: creates only. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('import', (t) => {
    id(t);
    company(t);
    t.text('source').notNullable(); // the name of the mapping profile
    t.text('file_name').notNullable();
    t.text('file_sha').notNullable();
    t.bigInteger('bytes').notNullable();
    t.text('format').notNullable(); // csv | xlsx
    t.text('kind').notNullable(); // items | invoices | payments | customers
    t.text('mode').notNullable(); // delta | snapshot
    t.text('scope').notNullable().defaultTo('{}'); // JSON: what a snapshot covers
    day(t, 'as_of').notNullable();
    flag(t, 'as_of_assumed', 0);
    t.text('state').notNullable(); // booked → undone; a file that was not booked leaves no row
    t.text('recognised').notNullable(); // JSON
    t.integer('rows').notNullable().defaultTo(0);
    t.integer('booked').notNullable().defaultTo(0);
    t.integer('changed').notNullable().defaultTo(0);
    t.integer('unchanged').notNullable().defaultTo(0);
    t.integer('skipped').notNullable().defaultTo(0);
    t.integer('missing').notNullable().defaultTo(0); // of a snapshot: presumed settled
    t.integer('problems').notNullable().defaultTo(0);
    t.text('totals').notNullable().defaultTo('{}'); // JSON per currency
    recorded(t);
    instant(t, 'undone_at');
    t.text('undone_by');
  });
  await knex.schema.raw(`create index import_of on import (company_id, id)`);
  await knex.schema.createTable('import_problem', (t) => {
    id(t);
    reference(t, 'import_id', 'import').notNullable();
    t.integer('line');
    t.text('column_name');
    t.text('value');
    t.text('fault').notNullable();
    t.text('expected').notNullable();
    t.text('remedy').notNullable();
    t.text('code').notNullable();
  });
  await knex.schema.raw(`create index import_problem_of on import_problem (import_id)`);
  await knex.schema.createTable('mapping_profile', (t) => {
    id(t);
    company(t);
    t.text('source').notNullable();
    t.text('profile').notNullable(); // JSON, see imports/mapping.ts
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    `create unique index mapping_profile_in_force on mapping_profile (company_id, source) where ended_at is null`,
  );
  await knex.schema.raw(`create view v_import as select * from import`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_import');
  for (const table of ['mapping_profile', 'import_problem', 'import']) await knex.schema.dropTable(table);
}
