import type { Knex } from 'knex';

/**
 * What is claimed beside principal knows of which part of an invoice it is, for which days, how it was counted and whether somebody checked
 * what is not sure; and may be reversed where it was claimed in error. It can be claimed anew then: only what stands is unique.
 * Safe: adds columns that may be empty; views are made anew.
 */
const ADDED = [
  ['item_id', 'bigint'], // the part that it belongs to; empty: the whole invoice
  ['from_on', 'varchar(10)'], // of interest: the first and the last day that were counted
  ['to_on', 'varchar(10)'],
  ['origin', "text not null default 'desk'"], // desk, reminder/12
  ['told', 'text'], // JSON: law, rule, rows of rates, lines, doubts
  ['checked', 'integer not null default 0'], // somebody said to have checked what was not sure
  ['reversed_at', 'varchar(24)'],
  ['reversed_by', 'text'],
  ['reversed_why', 'text'],
] as const;

export async function up(knex: Knex): Promise<void> {
  for (const view of ['v_charge', 'v_charge_ever']) await knex.raw(`drop view ${view}`);
  await knex.schema.alterTable('charge', (t) => t.dropUnique(['entry_id', 'kind', 'cause']));
  for (const [column, type] of ADDED) await knex.raw(`alter table ?? add column ?? ${type}`, ['charge', column]);
  await knex.raw('create unique index charge_once on charge (entry_id, kind, cause) where reversed_at is null');
  await knex.raw('create view v_charge as select * from charge where waived_at is null and reversed_at is null');
  await knex.raw(`create view v_charge_ever as
    select id, company_id, customer_id, entry_id, kind, currency, amount_minor, open_minor, arose_on,
      coalesce(waived_at, reversed_at) as waived_at from charge`);
}

/** What was reversed cannot be told from what stands without these columns: it stays as waived. */
export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_charge', 'v_charge_ever']) await knex.raw(`drop view ${view}`);
  await knex.raw('drop index charge_once');
  await knex.raw(`update charge set waived_at = coalesce(waived_at, reversed_at), waived_by = coalesce(waived_by, reversed_by),
    waived_why = coalesce(waived_why, reversed_why), cause = cause || '/reversed/' || id where reversed_at is not null`);
  for (const [column] of ADDED) await knex.raw('alter table ?? drop column ??', ['charge', column]);
  await knex.schema.alterTable('charge', (t) => t.unique(['entry_id', 'kind', 'cause']));
  await knex.raw('create view v_charge as select * from charge where waived_at is null');
  await knex.raw(`create view v_charge_ever as
    select id, company_id, customer_id, entry_id, kind, currency, amount_minor, open_minor, arose_on, waived_at from charge`);
}
