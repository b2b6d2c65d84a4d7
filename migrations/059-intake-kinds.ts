import type { Knex } from 'knex';
import { company, day, flag, instant } from './columns';

/**
 * Sources bring files of the bank and remittance advices too: what a source takes, what each file was and what came of it; and how far
 * banks have told, apart from the lists of the ledger. Safe: adds columns and a table, and makes one view again.
 */
export async function up(knex: Knex): Promise<void> {
  const add = (table: string, column: string, type: string): Promise<unknown> =>
    knex.raw(`alter table ?? add column ?? ${type}`, [table, column]);
  await add('intake', 'takes', `text not null default 'ledger'`); // ledger | bank | remittances | anything
  await add('intake', 'ahead', 'integer not null default 0'); // complete files that wait their turn
  await add('intake_file', 'kind', 'text'); // ledger | papers | bank | remittances; empty: not known yet, or a list
  await add('intake_file', 'told', 'text'); // of bank files and advices: what came of them
  await add('intake_file', 'seen_at', 'varchar(24)'); // a person has dealt with its problems
  await add('intake_file', 'seen_by', 'text');
  await add('awaited_source', 'tells', `text not null default 'items'`); // items | bank
  await knex.raw('drop index awaited_source_once');
  await knex.raw(
    'create unique index awaited_source_once on awaited_source (company_id, source, tells) where ended_at is null',
  );
  await knex.schema.createTable('bank_known', (t) => {
    company(t);
    t.text('source').notNullable();
    day(t, 'as_of').notNullable();
    flag(t, 'assumed', 0); // the file names no closing day: the day of its last movement
    t.bigInteger('statement_id').notNullable(); // taken back with it
    instant(t, 'recorded_at').notNullable();
    instant(t, 'ended_at');
    t.index(['company_id', 'source']);
  });
  await knex.raw('create index intake_file_all on intake_file (company_id, id)');
  await knex.raw(
    `create index intake_file_problems on intake_file (company_id, id) where verdict = 'problems' and seen_at is null`,
  );
  await knex.schema.dropView('v_intake_file');
  await knex.raw(`create view v_intake_file as
    select id, company_id, intake_id, name, verdict, work_id, kind, seen_at, recorded_at, ended_at from intake_file`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_intake_file');
  await knex.raw(`create view v_intake_file as
    select id, company_id, intake_id, name, verdict, work_id, recorded_at, ended_at from intake_file`);
  await knex.schema.dropTable('bank_known');
  for (const index of ['intake_file_problems', 'intake_file_all']) await knex.raw(`drop index ${index}`);
  await knex.raw('drop index awaited_source_once');
  await knex.raw(`delete from awaited_source where tells = 'bank'`);
  await knex.raw(
    'create unique index awaited_source_once on awaited_source (company_id, source) where ended_at is null',
  );
  await knex.raw('alter table awaited_source drop column tells');
  for (const column of ['kind', 'told', 'seen_at', 'seen_by'])
    await knex.raw(`alter table intake_file drop column ${column}`);
  for (const column of ['takes', 'ahead']) await knex.raw(`alter table intake drop column ${column}`);
}
