import type { Knex } from 'knex';
import { id, instant, recorded } from './columns';

/**
 * Mail to people who work here (a colleague is mentioned, a bank account is to change): written in the transaction of what it
 * tells, sent by the clock. Its words are emptied when it has gone. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('house_mail', (t) => {
    id(t);
    t.bigInteger('company_id').references('company.id'); // empty: it concerns the installation
    t.text('key').notNullable().unique(); // the same cause tells the same person once
    t.text('recipient').notNullable();
    t.text('name').notNullable();
    t.string('language', 2).notNullable();
    t.text('subject').notNullable();
    t.text('body'); // JSON: paragraphs and a link; empty once it has gone
    t.text('state').notNullable(); // waiting | sending | sent | failed
    t.integer('attempts').notNullable().defaultTo(0);
    instant(t, 'not_before').notNullable();
    t.text('went_by'); // folder | smtp
    t.text('answer'); // of the provider
    instant(t, 'ended_at');
    recorded(t);
  });
  await knex.schema.raw(
    `create index house_mail_waiting on house_mail (not_before) where state in ('waiting', 'sending')`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('house_mail');
}
