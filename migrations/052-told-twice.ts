import type { Knex } from 'knex';
import { company, ended, id, recorded, reference } from './columns';

/**
 * Money that several kinds of files tell counts once: which line counts, which one it is told by or contained in, what is not sure,
 * and what a person said of it; other numbers of our accounts. A movement is now unique per kind of file, so that each telling is kept. Safe: what was marked as perhaps
 * told twice becomes a question.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_bank_line');
  const add = (column: string, type: string, table = 'bank_line'): Promise<unknown> =>
    knex.raw(`alter table ?? add column ?? ${type}`, [table, column]);
  await add('telling', `text not null default ''`); // kind of file: camt/statement, mt940/statement …
  await add('entry', 'bigint not null default 0'); // lines of one statement with the same are one entry of it
  await add('entry_ref', 'text'); // the bank's reference of the entry
  await add('batch_ref', 'text'); // what the order was called in which it was paid
  await add('batch_count', 'bigint'); // payments in it, where the file says so
  await add('counts', 'integer not null default 1');
  await add('told_by', 'bigint'); // the line that counts in its place
  await add('part_of', 'bigint'); // the line of another file in which it is contained
  await add('doubtful', 'integer not null default 0');
  await add('taken_at', 'varchar(24)', 'bank_statement'); // empty while its lines are still being brought in
  await add('ended_why', 'text', 'bank_statement'); // why it was taken back
  await knex.schema.raw('update bank_statement set taken_at = recorded_at');
  await knex.schema.raw(`update bank_line set entry = place, doubtful = case when twin_id is null then 0 else 1 end,
    telling = (select s.format || '/' || s.kind from bank_statement s where s.id = bank_line.statement_id)`);
  await knex.schema.raw(
    'update bank_line set doubtful = 1 where id in (select twin_id from bank_line where twin_id is not null)',
  );
  await knex.schema.createTable('bank_doubt', (t) => {
    id(t);
    company(t);
    reference(t, 'line_id', 'bank_line').notNullable(); // the earlier of the two
    reference(t, 'other_id', 'bank_line').notNullable();
    t.unique(['line_id', 'other_id']);
    t.index('other_id');
  });
  await knex.schema.createTable('bank_answer', (t) => {
    id(t);
    company(t);
    reference(t, 'line_id', 'bank_line').notNullable();
    reference(t, 'other_id', 'bank_line').notNullable();
    t.string('answer', 10).notNullable(); // same | other
    recorded(t);
    ended(t); // taken back
    t.index('line_id');
    t.index('other_id');
  });
  await knex.schema.createTable('bank_alias', (t) => {
    id(t);
    company(t);
    reference(t, 'bank_account_id', 'bank_account').notNullable();
    t.text('number').notNullable(); // as files write it: a QR-IBAN, the bank's own number
    recorded(t);
    ended(t);
    t.index('bank_account_id');
  });
  await knex.schema.raw(
    'create unique index bank_alias_once on bank_alias (company_id, number) where ended_at is null',
  );
  await knex.schema.raw(
    'create unique index bank_answer_once on bank_answer (line_id, other_id) where ended_at is null',
  );
  await knex.schema.raw(`insert into bank_doubt (company_id, line_id, other_id)
    select company_id, twin_id, id from bank_line where twin_id is not null and ended_at is null`);
  await knex.schema.raw('drop index bank_line_once');
  await knex.schema.raw('create unique index bank_line_once on bank_line (bank_account_id, telling, identity) where ended_at is null'); // prettier-ignore
  await knex.schema.raw(
    'create index bank_line_counting on bank_line (company_id, id) where ended_at is null and counts = 1',
  );
  await knex.schema.raw('create index bank_line_told_by on bank_line (told_by) where told_by is not null');
  await knex.schema.raw('alter table bank_line drop column twin_id');
  await knex.schema.dropView('v_bank_statement');
  await knex.schema.raw('create view v_bank_statement as select * from bank_statement where ended_at is null');
  await knex.schema.raw('create view v_bank_line as select * from bank_line where ended_at is null');
  await knex.schema.raw(
    'create view v_bank_receipt as select * from bank_line where ended_at is null and counts = 1 and (amount_minor > 0 or returned is not null or reversal = 1)',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_bank_receipt');
  await knex.schema.dropView('v_bank_line');
  await knex.schema.raw('alter table bank_line add column twin_id bigint');
  await knex.schema.dropView('v_bank_statement');
  for (const column of ['taken_at', 'ended_why'])
    await knex.schema.raw(`alter table bank_statement drop column ${column}`);
  await knex.schema.raw('create view v_bank_statement as select * from bank_statement where ended_at is null');
  for (const index of ['bank_line_told_by', 'bank_line_counting', 'bank_line_once'])
    await knex.schema.raw(`drop index ${index}`);
  // Of what several files tell only what counts is kept: without the kind of file it would stand twice.
  await knex.schema.raw(
    `update bank_line set ended_at = '2000-01-01T00:00:00.000Z' where counts = 0 and ended_at is null`,
  );
  await knex.schema.dropTable('bank_alias');
  await knex.schema.dropTable('bank_answer');
  await knex.schema.dropTable('bank_doubt');
  for (const column of [
    'doubtful',
    'part_of',
    'told_by',
    'counts',
    'batch_count',
    'batch_ref',
    'entry_ref',
    'entry',
    'telling',
  ]) {
    await knex.schema.raw(`alter table bank_line drop column ${column}`);
  }
  await knex.schema.raw('create unique index bank_line_once on bank_line (bank_account_id, identity) where ended_at is null'); // prettier-ignore
  await knex.schema.raw('create view v_bank_line as select * from bank_line where ended_at is null');
}
