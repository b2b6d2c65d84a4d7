import type { Knex } from 'knex';
import { company, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * What goes to a partner's own systems and comes from them: webhooks with each delivery and attempt, the
 * tokens by which it asks, what it asked once, and the made-up case on which it tries all this out.
 * Safe: adds tables.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('webhook', (t) => {
    id(t);
    company(t);
    reference(t, 'partner_id', 'partner'); // empty: a subscriber of the company's own
    t.text('url').notNullable();
    t.text('kinds').notNullable(); // JSON: kinds of event; empty list: all that are published
    t.text('secret').notNullable(); // the name under which it is kept, apart from the database
    t.bigInteger('since_event').notNullable(); // events after this one
    recorded(t);
    instant(t, 'paused_at');
    t.text('paused_by');
    ended(t);
    t.index(['company_id', 'partner_id']);
  });
  await knex.schema.createTable('webhook_delivery', (t) => {
    id(t);
    company(t);
    reference(t, 'webhook_id', 'webhook').notNullable();
    reference(t, 'event_id', 'event'); // empty: a test, or of the sandbox
    t.text('key').notNullable(); // of the event: by it the receiver knows what it had
    t.text('kind').notNullable();
    t.text('body').notNullable(); // as it is sent
    t.text('state').notNullable(); // waiting, sending, answered, failed
    t.integer('attempts').notNullable().defaultTo(0); // since it was made, or replayed
    instant(t, 'first_at').notNullable(); // since when it is tried
    instant(t, 'next_at').notNullable();
    t.text('claimed_by');
    instant(t, 'claimed_at');
    instant(t, 'done_at');
    recorded(t);
    t.unique(['webhook_id', 'key']);
    t.index(['company_id', 'state', 'next_at']);
  });
  await knex.schema.createTable('webhook_attempt', (t) => {
    id(t);
    company(t);
    reference(t, 'delivery_id', 'webhook_delivery').notNullable();
    instant(t, 'at').notNullable();
    t.integer('status'); // empty: no answer
    t.integer('ms').notNullable();
    t.text('said'); // the beginning of the answer, or why there was none
    t.index(['delivery_id']);
  });
  await knex.schema.createTable('partner_token', (t) => {
    id(t);
    company(t);
    reference(t, 'partner_id', 'partner').notNullable();
    t.text('name').notNullable();
    t.text('sha').notNullable().unique();
    t.text('scopes').notNullable(); // JSON
    flag(t, 'sandbox', 0); // it sees the made-up case and nothing else
    instant(t, 'last_used_at');
    recorded(t);
    ended(t);
    t.index(['company_id', 'partner_id']);
  });
  await knex.schema.createTable('api_request', (t) => {
    id(t);
    company(t);
    reference(t, 'token_id', 'partner_token').notNullable();
    t.text('key').notNullable(); // Idempotency-Key
    t.text('sha').notNullable(); // of path and body
    t.integer('status'); // empty: it was begun
    t.text('answer');
    instant(t, 'recorded_at').notNullable();
    t.unique(['token_id', 'key']);
  });
  await knex.schema.createTable('sandbox_case', (t) => {
    id(t);
    company(t);
    reference(t, 'token_id', 'partner_token').notNullable().unique();
    t.integer('round').notNullable().defaultTo(1);
    t.integer('step').notNullable().defaultTo(0);
    t.text('told').notNullable().defaultTo('[]'); // JSON: what was told of it
    instant(t, 'changed_at').notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['sandbox_case', 'api_request', 'partner_token', 'webhook_attempt', 'webhook_delivery', 'webhook'])
    await knex.schema.dropTable(table); // prettier-ignore
}
