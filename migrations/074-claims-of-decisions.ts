import type { Knex } from 'knex';

/**
 * A decision keeps what its step would claim beside its invoices, so that a run says what it claims before anything leaves. Minor units;
 * empty: its step claims nothing, or an earlier version decided.
 * Safe: adds columns that may be empty.
 */
const ADDED = ['claim_interest_minor', 'claim_fixed_minor'] as const;

export async function up(knex: Knex): Promise<void> {
  for (const column of ADDED) await knex.raw('alter table ?? add column ?? bigint', ['decision', column]);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop view if exists v_decision');
  for (const column of ADDED) await knex.raw('alter table ?? drop column ??', ['decision', column]);
  await knex.raw('create view v_decision as select * from decision');
}
