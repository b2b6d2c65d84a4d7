import type { Knex } from 'knex';

/**
 * What rooms above may know of supplements: that there is one, since when, and whether the partner has opened it.
 * Safe: adds a view.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.raw(
    'create view v_supplement as select id, company_id, case_id, n, on_day, opened_at, recorded_at, recorded_by from supplement',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_supplement');
}
