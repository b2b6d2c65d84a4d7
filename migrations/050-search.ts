import type { Knex } from 'knex';

/**
 * Finding a document by its number without the letters in front of it, and an entry or item by its amount, in a moment among
 * millions; the lists by due day and by amount walk the same indexes. Safe: creates indexes only.
 */
const BEFORE_NUMBER = 'abcdefghijklmnopqrstuvwxyz-_/#.: 0';

export async function up(knex: Knex): Promise<void> {
  const bytewise = isPostgres(knex) ? 'collate "C"' : 'collate binary';
  await knex.schema.raw(
    `create index entry_number on entry (company_id, ltrim(lower(document), '${BEFORE_NUMBER}') ${bytewise})`,
  );
  await knex.schema.raw(`create index entry_amount on entry (company_id, amount_minor)`);
  await knex.schema.raw(`create index open_item_amount on open_item (company_id, open_minor) where open_minor <> 0`);
  await knex.schema.raw(`create index open_item_due on open_item (company_id, due_on, id) where open_minor <> 0`);
}

export async function down(knex: Knex): Promise<void> {
  for (const index of ['open_item_due', 'open_item_amount', 'entry_amount', 'entry_number'])
    await knex.schema.raw(`drop index ${index}`);
}

const isPostgres = (knex: Knex): boolean => (knex.client as { config: { client: unknown } }).config.client === 'pg';
