import type { Knex } from 'knex';

/**
 * Finding a document by its number without the letters in front of it, in a moment among millions. Lists and sums by due day, and
 * what was issued or allocated since a day, walk indexes that also hold the amounts that are searched and sorted by: an index in
 * the order of amounts would cost an import more than a search saves. The newest lines of an audit trail, and the names in it, are read from one each. `v_owed` is
 * what is open, from one index. Safe: creates indexes and a view only.
 */
const BEFORE_NUMBER = 'abcdefghijklmnopqrstuvwxyz-_/#.: 0';

export async function up(knex: Knex): Promise<void> {
  const bytewise = isPostgres(knex) ? 'collate "C"' : 'collate binary';
  await knex.schema.raw(
    `create index entry_number on entry (company_id, ltrim(lower(document), '${BEFORE_NUMBER}') ${bytewise})`,
  );
  await knex.schema.raw(
    `create index open_item_due on open_item (company_id, due_on, currency, open_minor) where open_minor <> 0`,
  );
  await knex.schema.raw(`create index entry_issued on entry (company_id, issued_on, amount_minor)`);
  await knex.schema.raw(`create index allocation_on on allocation (company_id, allocated_on)`);
  for (const column of ['id', 'actor', 'kind'])
    await knex.schema.raw(`create index audit_${column} on audit_line (coalesce(company_id, 0), ${column})`);
  await knex.schema.raw(
    `create view v_owed as select id as item_id, company_id, customer_id, currency, due_on, open_minor
     from open_item where open_minor <> 0`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('drop view v_owed');
  for (const index of [
    'audit_kind',
    'audit_actor',
    'audit_id',
    'allocation_on',
    'entry_issued',
    'open_item_due',
    'entry_number',
  ])
    await knex.schema.raw(`drop index ${index}`);
}

const isPostgres = (knex: Knex): boolean => (knex.client as { config: { client: unknown } }).config.client === 'pg';
