import type { Knex } from 'knex';
import { company, day, id, instant, recorded, reference } from './columns';

/** Typed files that belong to something, stored by content, and what a person must do by when. Safe: creates only. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('document', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer');
    t.text('about').notNullable(); // entry/12, customer/3, dispute/9
    t.text('kind').notNullable(); // see documents/kind.ts
    t.text('title').notNullable();
    t.text('file_name').notNullable();
    t.text('media_type').notNullable();
    t.text('sha256').notNullable(); // where the bytes lie in the file store
    t.bigInteger('bytes').notNullable();
    day(t, 'dated_on');
    t.text('visibility').notNullable(); // internal | partner | court
    t.bigInteger('import_id');
    recorded(t);
    instant(t, 'removed_at');
    t.text('removed_by');
  });
  await knex.schema.raw(
    `create unique index document_once on document (company_id, about, kind, sha256) where removed_at is null`,
  );
  await knex.schema.raw(`create index document_of on document (company_id, customer_id) where removed_at is null`);
  await knex.schema.raw(`create index document_of_import on document (import_id) where import_id is not null`);
  await knex.schema.createTable('task', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer');
    t.text('kind').notNullable(); // call, approve, mend, review …
    t.text('key').notNullable(); // one task per cause, however often it is noticed
    t.text('about').notNullable();
    t.text('title').notNullable(); // as a person wrote it; in English, where Duly asks
    t.text('ask'); // what Duly asks for: the key of its words and their values, as JSON
    t.text('assignee');
    day(t, 'due_on').notNullable();
    recorded(t);
    instant(t, 'done_at');
    t.text('done_by');
    t.text('outcome');
    t.unique(['company_id', 'key']);
  });
  await knex.schema.raw(`create index task_open on task (company_id, due_on) where done_at is null`);
  await knex.schema.raw(`create index task_of on task (company_id, customer_id) where done_at is null`);
  await knex.schema.raw(`create view v_document as select * from document where removed_at is null`);
  await knex.schema.raw(`create view v_task as select * from task`);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_task', 'v_document']) await knex.schema.dropView(view);
  for (const table of ['task', 'document']) await knex.schema.dropTable(table);
}
