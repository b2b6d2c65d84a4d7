import type { Knex } from 'knex';
import { company, id, instant, reference } from './columns';

/**
 * Links by which customers come in open as often as they are needed: how often and when last, how often in vain; to whom and with what
 * they were sent, and whether they are the short code of a letter. And the one-time codes for personal papers. Safe: adds columns and a
 * table.
 */
export async function up(knex: Knex): Promise<void> {
  const add = (column: string, type: string): Promise<unknown> =>
    knex.raw(`alter table access_link add column ?? ${type}`, [column]);
  await add('contact_id', 'bigint'); // to whom it was sent; empty: to nobody that we know of
  await add('made_for', 'text'); // what carries it, message/12; empty: a person copied it
  await add('typed', 'integer not null default 0'); // 1: the short code of a letter
  await add('uses', 'integer not null default 0');
  await add('last_used_at', 'varchar(24)');
  await add('refusals', 'integer not null default 0'); // asked for after its end
  await add('refused_at', 'varchar(24)');
  await knex.raw('update access_link set uses = 1, last_used_at = spent_at where spent_at is not null');
  await knex.raw(`update access_link set spent_at = null where kind = 'portal'`); // open again until they expire
  await knex.raw('create index access_link_all on access_link (kind, about, id)');
  await knex.schema.createTable('step_code', (t) => {
    id(t);
    company(t);
    reference(t, 'link_id', 'access_link').notNullable();
    reference(t, 'contact_id', 'contact').notNullable();
    t.text('salt').notNullable();
    t.text('code_sha').notNullable();
    t.integer('tries').notNullable().defaultTo(0);
    instant(t, 'expires_at').notNullable();
    instant(t, 'used_at');
    instant(t, 'recorded_at').notNullable();
    t.index(['link_id', 'recorded_at']);
    t.index(['contact_id', 'recorded_at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('step_code');
  await knex.raw('drop index access_link_all');
  await knex.raw(
    `update access_link set spent_at = coalesce(last_used_at, recorded_at) where kind = 'portal' and uses > 0`,
  );
  for (const column of ['contact_id', 'made_for', 'typed', 'uses', 'last_used_at', 'refusals', 'refused_at'])
    await knex.raw(`alter table access_link drop column ${column}`);
}
