import type { Knex } from 'knex';
import { company, day, id, instant, recorded, reference } from './columns';

/**
 * Messages on their way and what left the house: one message per company, customer, recipient and day, held by a unique
 * key, so that no error above can send twice. What was sent is evidence and never changes. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('template_version', (t) => {
    id(t);
    t.bigInteger('company_id').references('company.id'); // empty: shipped
    t.text('code').notNullable(); // reminder-friendly, final-reminder …
    t.string('language', 2).notNullable();
    t.text('hash').notNullable(); // SHA-256 of the source
    t.text('source').notNullable();
    recorded(t);
  });
  await knex.schema.raw(
    `create unique index template_version_once on template_version (coalesce(company_id, 0), code, language, hash)`,
  );
  await knex.schema.createTable('message', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('about').notNullable(); // opaque to this room: reminder/12, dispute/3
    t.text('channel').notNullable(); // email | letter
    t.text('recipient').notNullable(); // address in lower case, or the postal address in one line
    t.text('to_name');
    reference(t, 'contact_id', 'contact');
    t.text('cc').notNullable().defaultTo('[]'); // JSON list of addresses
    day(t, 'day').notNullable();
    t.string('language', 2).notNullable();
    reference(t, 'template_version_id', 'template_version').notNullable();
    t.text('blanks').notNullable(); // JSON: what issuing fixed; the body is rendered at delivery
    t.text('state').notNullable();
    t.text('subject'); // as sent
    t.text('thread'); // Message-ID of the thread it continues
    t.text('html_sha'); // evidence, written at delivery
    t.text('text_sha');
    t.text('raw_sha'); // the whole .eml or the letter's PDF
    t.text('attachments').notNullable().defaultTo('[]'); // JSON: name, kind, sha256, bytes
    t.text('provider_ref'); // what the provider answered
    t.text('withdrawn_reason');
    t.text('claimed_by');
    instant(t, 'claimed_at');
    instant(t, 'finished_at'); // accepted, made, failed or withdrawn
    recorded(t);
  });
  await knex.schema.raw(
    `create unique index message_once_a_day on message (company_id, customer_id, recipient, day) where state <> 'withdrawn'`,
  );
  await knex.schema.raw(
    `create index message_waiting on message (company_id, state) where state in ('queued', 'sending', 'made')`,
  );
  await knex.schema.raw(`create index message_of on message (customer_id, id)`);
  await knex.schema.raw(`create index message_about on message (about)`);
  await knex.schema.createTable('message_step', (t) => {
    id(t); // every attempt and everything that became of it: appended, never changed
    reference(t, 'message_id', 'message').notNullable();
    t.text('kind').notNullable(); // attempt | accepted | failed | doubtful | made | posted | delivered | returned | refused | withdrawn
    day(t, 'on_day').notNullable();
    t.text('detail').notNullable().defaultTo('{}'); // JSON: answer, service, number, proof document, reason
    recorded(t);
  });
  await knex.schema.raw(`create index message_step_of on message_step (message_id)`);
  await knex.schema.raw(`create view v_message as select * from message`);
  await knex.schema.raw(`create view v_message_step as select * from message_step`);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_message_step', 'v_message']) await knex.schema.dropView(view);
  for (const table of ['message_step', 'message', 'template_version']) await knex.schema.dropTable(table);
}
