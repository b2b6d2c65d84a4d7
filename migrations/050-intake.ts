import type { Knex } from 'knex';
import { company, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * Sources that deliver by themselves: where their files come from and how each was taken in; and, in the ledger, the sources without
 * whose word nothing is sent. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('awaited_source', (t) => {
    id(t);
    company(t);
    t.text('source').notNullable();
    t.text('rhythm').notNullable(); // daily | weekly
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    `create unique index awaited_source_once on awaited_source (company_id, source) where ended_at is null`,
  );
  await intake(knex);
  await files(knex);
  await knex.schema.raw(`create view v_intake as
    select id, company_id, name, source, required, rhythm, paused_at, trouble, ended_at, recorded_by from intake`);
  await knex.schema.raw(`create view v_intake_file as
    select id, company_id, intake_id, name, verdict, work_id, recorded_at, ended_at from intake_file`);
}

async function intake(knex: Knex): Promise<void> {
  await knex.schema.createTable('intake', (t) => {
    id(t);
    company(t);
    t.text('name').notNullable();
    t.text('kind').notNullable(); // folder | sftp
    t.text('place').notNullable(); // the folder, here or there
    t.text('host');
    t.integer('port');
    t.text('user_name');
    t.text('secret'); // the name under which it is kept apart from the database
    t.text('host_key'); // SHA256:…, as a person confirmed it
    t.text('pattern').notNullable();
    t.text('source').notNullable();
    flag(t, 'file_day', 0); // the file shows the day on which it was written
    flag(t, 'required', 0); // nothing is sent without its word
    t.text('rhythm').notNullable(); // daily | weekly
    t.integer('every_minutes').notNullable();
    instant(t, 'paused_at');
    t.text('looks').notNullable(); // what lay there at the last look and was not taken yet
    t.text('refused').notNullable(); // what lies there and cannot be taken, with the reason
    instant(t, 'looked_at');
    t.text('trouble'); // why the last look came to nothing
    t.text('claimed_by');
    instant(t, 'claimed_at');
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(`create unique index intake_once on intake (company_id, name) where ended_at is null`);
}

async function files(knex: Knex): Promise<void> {
  await knex.schema.createTable('intake_file', (t) => {
    id(t);
    company(t);
    reference(t, 'intake_id', 'intake').notNullable();
    t.text('name').notNullable();
    t.bigInteger('bytes').notNullable();
    instant(t, 'modified_at').notNullable();
    day(t, 'file_day').notNullable();
    t.text('sha256');
    flag(t, 'stays', 0); // it lies where it lay: we may not move it
    t.bigInteger('work_id'); // the upload that was made of it; uploads are removed some day
    reference(t, 'import_id', 'import');
    t.text('verdict'); // booked | known | waiting | left; empty while it is being taken
    t.text('kept_as'); // done/… or failed/…
    recorded(t);
    instant(t, 'ended_at');
  });
  await knex.schema.raw(`create index intake_file_of on intake_file (intake_id, id)`);
  await knex.schema.raw(`create index intake_file_content on intake_file (intake_id, sha256)`);
  await knex.schema.raw(
    `create index intake_file_waiting on intake_file (company_id, work_id) where verdict = 'waiting'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_intake_file');
  await knex.schema.dropView('v_intake');
  await knex.schema.dropTable('intake_file');
  await knex.schema.dropTable('intake');
  await knex.schema.dropTable('awaited_source');
}
