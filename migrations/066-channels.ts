import type { Knex } from 'knex';
import { company, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * Postal services: where a company's letters are put to be printed and posted by somebody else, which drops were made of them, and what
 * the service answered; and the gateway for short messages, with what a contact says of them. Safe: adds only.
 */
export async function up(knex: Knex): Promise<void> {
  await service(knex);
  await drops(knex);
  await knex.schema.createTable('postal_answer', (t) => {
    id(t);
    company(t);
    reference(t, 'service_id', 'postal_service').notNullable();
    t.text('name').notNullable();
    t.text('sha256').notNullable();
    t.integer('lines').notNullable();
    t.text('problems').notNullable(); // JSON: line and fault of what could not be taken
    recorded(t);
  });
  await knex.schema.raw(`create unique index postal_answer_once on postal_answer (service_id, name, sha256)`);
  await smsGateway(knex);
  await contactSays(knex);
}

async function smsGateway(knex: Knex): Promise<void> {
  await knex.schema.createTable('sms_gateway', (t) => {
    id(t);
    company(t);
    t.text('sender').notNullable(); // as telephones show it
    t.text('url').notNullable();
    t.text('method').notNullable(); // POST | PUT
    t.text('form').notNullable(); // json | form
    t.text('body').notNullable(); // JSON with {to}, {text}, {id}, {from} in its strings
    t.text('auth_header');
    t.text('secret'); // the name under which it is kept apart from the database
    t.text('ref_path').notNullable();
    t.text('status_url');
    t.text('status_path').notNullable();
    t.text('delivered_words').notNullable(); // JSON list
    t.text('failed_words').notNullable(); // JSON list
    t.integer('per_minute').notNullable();
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(`create unique index sms_gateway_once on sms_gateway (company_id) where ended_at is null`);
  await knex.schema.raw(`create view v_sms_gateway as select id, company_id, recorded_at, ended_at from sms_gateway`);
}

/** agreed | no | undelivered; empty: nothing is known. */
async function contactSays(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_contact');
  await knex.schema.alterTable('contact', (t) => {
    t.text('sms');
  });
  await knex.schema.raw(CONTACT_VIEW);
}

const CONTACT_VIEW = `create view v_contact as select * from contact where ended_at is null`;

async function service(knex: Knex): Promise<void> {
  await knex.schema.createTable('postal_service', (t) => {
    id(t);
    company(t);
    t.text('name').notNullable(); // who carries the letters
    t.text('kind').notNullable(); // folder | sftp
    t.text('place').notNullable();
    t.text('host');
    t.integer('port');
    t.text('user_name');
    t.text('secret'); // the name under which it is kept apart from the database
    t.text('host_key'); // SHA256:…, as a person confirmed it
    t.integer('every_minutes').notNullable();
    flag(t, 'colour', 0);
    flag(t, 'duplex', 0);
    t.text('registered').notNullable(); // never | final | always
    t.text('counts').notNullable(); // dropped | said: when a letter counts as posted
    instant(t, 'since').notNullable(); // letters made before are not given to it
    instant(t, 'paused_at');
    t.text('looks').notNullable(); // answers that lay there at the last look and may still be written
    instant(t, 'looked_at');
    instant(t, 'dropped_at');
    t.text('trouble'); // why the last look came to nothing
    t.text('claimed_by');
    instant(t, 'claimed_at');
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    `create unique index postal_service_once on postal_service (company_id) where ended_at is null`,
  );
}

async function drops(knex: Knex): Promise<void> {
  await knex.schema.createTable('postal_drop', (t) => {
    id(t);
    company(t);
    reference(t, 'service_id', 'postal_service').notNullable();
    t.text('name').notNullable();
    t.text('state').notNullable(); // open | handed | dropped | doubtful | void
    day(t, 'day').notNullable();
    recorded(t);
    instant(t, 'dropped_at');
  });
  await knex.schema.raw(`create unique index postal_drop_once on postal_drop (service_id, name)`);
  await knex.schema.raw(
    `create index postal_drop_under_way on postal_drop (service_id) where state in ('open', 'handed')`,
  );
  await knex.schema.createTable('postal_letter', (t) => {
    id(t);
    company(t);
    reference(t, 'drop_id', 'postal_drop').notNullable();
    reference(t, 'message_id', 'message').notNullable();
    t.text('file').notNullable();
    t.text('sha256').notNullable();
    t.text('state').notNullable(); // taken | given | posted | delivered | returned | refused | rejected | released | withdrawn
    t.text('number'); // under which the service carries it
    day(t, 'state_on');
  });
  await knex.schema.raw(
    `create unique index postal_letter_once on postal_letter (message_id) where state not in ('released', 'withdrawn')`,
  );
  await knex.schema.raw(`create index postal_letter_of on postal_letter (drop_id, id)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_sms_gateway');
  await knex.schema.dropTable('sms_gateway');
  await knex.schema.dropView('v_contact');
  await knex.schema.raw(`alter table contact drop column sms`);
  await knex.schema.raw(CONTACT_VIEW);
  for (const table of ['postal_answer', 'postal_letter', 'postal_drop', 'postal_service'])
    await knex.schema.dropTable(table);
}
