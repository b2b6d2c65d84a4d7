import type { Knex } from 'knex';
import { company, day, ended, id, instant, recorded, reference } from './columns';

/**
 * Messages on their way and what left the house: one message per company, customer, recipient and day, held by a unique
 * key, so that no error above can send twice. What was sent is evidence: the database itself refuses to change it.
 * Safe: creates only.
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
    ended(t); // a newer version took its place; messages keep pointing here
  });
  await knex.schema.raw(
    `create unique index template_in_force on template_version (coalesce(company_id, 0), code, language) where ended_at is null`,
  );
  await knex.schema.createTable('message', messageColumns);
  await knex.schema.raw(
    `create unique index message_once_a_day on message (company_id, customer_id, recipient, day) where state <> 'withdrawn'`,
  );
  await knex.schema.raw(`create index message_queued on message (company_id, channel, id) where state = 'queued'`);
  await knex.schema.raw(`create index message_claimed on message (company_id) where claimed_by is not null`);
  await knex.schema.raw(`create index message_made on message (company_id, id) where state = 'made'`);
  await knex.schema.raw(`create index message_of on message (customer_id, id)`);
  await knex.schema.raw(`create index message_in on message (company_id, id)`);
  await knex.schema.raw(`create index message_about on message (about)`);
  await knex.schema.raw(`create index message_batch on message (company_id, batch, id)`);
  await knex.schema.createTable('message_step', (t) => {
    id(t); // every attempt and everything that became of it: appended, never changed
    reference(t, 'message_id', 'message').notNullable();
    // attempt | handed_over | put_back | accepted | failed | doubtful | made | posted | delivered | returned | refused | withdrawn
    t.text('kind').notNullable();
    day(t, 'on_day').notNullable();
    t.text('detail').notNullable().defaultTo('{}'); // JSON: answer, service, number, proof document, reason
    recorded(t);
  });
  await knex.schema.raw(`create index message_step_of on message_step (message_id, id)`);
  await knex.schema.raw(`create view v_message as select * from message`);
  await knex.schema.raw(`create view v_message_step as
    select m.company_id, m.customer_id, s.* from message_step s join message m on m.id = s.message_id`);
  for (const statement of guards(isPostgres(knex))) await knex.schema.raw(statement);
}

function messageColumns(t: Knex.CreateTableBuilder): void {
  id(t);
  company(t);
  reference(t, 'customer_id', 'customer').notNullable();
  t.text('about').notNullable(); // opaque to this room: reminder/12, dispute/3
  t.text('batch'); // what it was issued together with: run/12
  t.text('channel').notNullable(); // email | letter
  t.text('recipient').notNullable(); // address in lower case, or the postal address in one line
  t.text('to_name');
  reference(t, 'contact_id', 'contact');
  reference(t, 'address_id', 'address');
  t.text('address'); // JSON: the postal address of a letter, as it was when issued
  t.text('cc').notNullable().defaultTo('[]'); // JSON list of addresses
  day(t, 'day').notNullable();
  instant(t, 'not_before'); // the recipient's hour, or the next attempt
  t.string('language', 2).notNullable();
  reference(t, 'template_version_id', 'template_version').notNullable();
  t.text('blanks').notNullable(); // JSON: what issuing fixed; the body is rendered at delivery
  t.text('attach').notNullable().defaultTo('{}'); // JSON: the rule for what goes with it
  t.text('state').notNullable();
  t.text('subject'); // as sent
  t.text('thread'); // Message-ID of the thread it continues
  t.text('html_sha'); // evidence, written before it is handed over
  t.text('text_sha');
  t.text('raw_sha'); // the whole .eml or the letter's PDF
  t.text('attachments').notNullable().defaultTo('[]'); // JSON: name, kind, sha256, bytes
  t.text('provider_ref'); // what the provider answered
  t.text('withdrawn_reason');
  t.text('claimed_by');
  instant(t, 'claimed_at');
  t.integer('attempts').notNullable().defaultTo(0);
  instant(t, 'finished_at'); // accepted, made, failed or withdrawn
  recorded(t);
}

const EVIDENCE = [
  'company_id',
  'customer_id',
  'about',
  'channel',
  'recipient',
  'to_name',
  'address',
  'cc',
  'day',
  'language',
  'template_version_id',
  'blanks',
  'subject',
  'thread',
  'html_sha',
  'text_sha',
  'raw_sha',
  'attachments',
];

/** What has left cannot be edited or removed, and no step of any message can; not even by a mistaken statement of our own. */
function guards(postgres: boolean): string[] {
  const left = `old.state in ('accepted', 'failed', 'doubtful', 'made', 'posted', 'delivered', 'returned', 'refused')`;
  const evidence = EVIDENCE.join(', ');
  const rules = [
    {
      name: 'message_stays',
      when: `before update of ${evidence} on message`,
      only: left,
      says: 'a message that left is evidence',
    },
    { name: 'message_kept', when: 'before delete on message', only: left, says: 'a message that left is evidence' },
    { name: 'message_step_stays', when: 'before update on message_step', only: null, says: 'a step is never changed' },
    { name: 'message_step_kept', when: 'before delete on message_step', only: null, says: 'a step is never removed' },
  ];
  if (!postgres) {
    return rules.map(({ name, when, only, says }) => {
      const condition = only === null ? '' : `when ${only}`;
      return `create trigger ${name} ${when} for each row ${condition} begin select raise(abort, '${says}'); end`;
    });
  }
  const refuse = `create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception '%', tg_argv[0]; end $$`;
  return [
    refuse,
    ...rules.map(({ name, when, only, says }) => {
      const condition = only === null ? '' : `when (${only})`;
      return `create trigger ${name} ${when} for each row ${condition} execute function refuse_change('${says}')`;
    }),
  ];
}

const isPostgres = (knex: Knex): boolean => (knex.client as { config: { client: unknown } }).config.client === 'pg';

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_message_step', 'v_message']) await knex.schema.dropView(view);
  for (const table of ['message_step', 'message', 'template_version']) await knex.schema.dropTable(table);
  if (isPostgres(knex)) await knex.schema.raw('drop function refuse_change()');
}
