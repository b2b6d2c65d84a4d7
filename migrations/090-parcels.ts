import type { Knex } from 'knex';
import { company, id, instant, recorded, reference } from './columns';

/**
 * What goes to a partner by its own way: the recovery file, each supplement, what is said of the end of a case; by mail with the
 * file or into a folder on its server. What was handed over before is not sent after the fact.
 * Safe: creates, and marks events of the past as served.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('parcel', (t) => {
    id(t);
    company(t);
    reference(t, 'case_id', 'recovery_case').notNullable();
    t.text('key').notNullable(); // file, supplement/2, recall/ev_…
    t.text('kind').notNullable(); // file, supplement, recall, reopened, undone
    t.integer('n'); // of the supplement
    t.text('why'); // of the recall
    t.text('state').notNullable(); // waiting, sending, sent, failed, withdrawn
    t.integer('attempts').notNullable().defaultTo(0); // since it was made, or sent again
    t.integer('round').notNullable().defaultTo(1); // how often a person had it sent
    instant(t, 'next_at').notNullable();
    t.text('way'); // mail, sftp: by which it was tried last
    t.text('sent_to'); // address or folder
    t.text('enclosed'); // all, pdfs, link, files
    t.text('said'); // what the server answered, or why it did not leave
    t.text('name'); // under which it lies in the folder
    t.text('claimed_by');
    instant(t, 'claimed_at');
    instant(t, 'done_at');
    instant(t, 'fetched_at'); // it is gone from the folder
    recorded(t);
    t.unique(['case_id', 'key']);
    t.index(['company_id', 'state', 'next_at']);
  });
  await knex.raw(
    `insert into event_served (subscriber, company_id, up_to) select 'parcels.make', company_id, max(id) from event group by company_id`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`delete from event_served where subscriber = 'parcels.make'`);
  await knex.schema.dropTable('parcel');
}
