import type { Knex } from 'knex';
import { company, day, id, instant, recorded, reference } from './columns';

/**
 * Uploads on their way to become an import, and what is being done with them or with an import that is taken back: any process can
 * tell how far it is, and what a process left unfinished is seen. And what each import presumed settled, to be shown. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('import_work', (t) => {
    id(t);
    company(t);
    t.text('kind').notNullable(); // file: a list · documents: PDFs or a ZIP of them · undo: an import is taken back
    t.text('file_name').notNullable();
    t.text('place'); // folder of the files below DULY_HOME/uploads; empty: there are none
    t.bigInteger('bytes').notNullable().defaultTo(0);
    day(t, 'file_day').notNullable();
    t.text('said').notNullable().defaultTo('{}'); // JSON: what a person said about it
    t.text('task').notNullable(); // what is done, or was done last: read | book | match | attach | undo
    t.text('state').notNullable(); // waiting (for a person) ↔ working → done
    t.integer('version').notNullable().defaultTo(1); // counts each change, so that nobody acts on what he has not seen
    t.text('found'); // what came of the last task in one word, as in `result`
    t.text('result'); // JSON: what the last task found
    t.text('progress'); // JSON: how far the task is
    t.text('claimed_by');
    instant(t, 'claimed_at');
    reference(t, 'import_id', 'import');
    recorded(t);
  });
  await knex.schema.raw(`create index import_work_of on import_work (company_id, state, id)`);
  await knex.schema.raw(`create index import_work_about on import_work (import_id) where import_id is not null`);
  await knex.schema.raw(
    `create unique index import_work_undo on import_work (import_id) where kind = 'undo' and state <> 'done'`,
  );
  await knex.schema.raw(
    `create index open_item_presumed on open_item (presumed_by_import) where presumed_by_import is not null`,
  );
  await knex.schema.raw(`create view v_presumed_item as
    select i.id as item_id, i.company_id, i.customer_id, i.presumed_by_import as import_id, i.presumed_settled_on, i.currency,
      i.due_on, i.open_minor, i.part, e.parts, e.document, e.type
    from open_item i join entry e on e.id = i.entry_id
    where i.presumed_by_import is not null and e.cancelled_at is null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_presumed_item');
  await knex.schema.raw('drop index open_item_presumed');
  await knex.schema.dropTable('import_work');
}
