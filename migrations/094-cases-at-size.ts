import type { Knex } from 'knex';

/**
 * Cases by the thousand: what the lists of the desk, the account of a partner and each minute of the clock ask for stands in an index, and
 * each case keeps its next action beside the count of the changes that it was worked out after; where the two counts differ, it is
 * worked out anew.
 * Safe: adds indexes, and columns that may be empty.
 */
const INDEXES: Readonly<Record<string, string>> = {
  case_until: `recovery_case (company_id, coalesce(ended_on, '9999-12-31'))`,
  case_next_unknown: `recovery_case (company_id, id) where state = 'with_partner' and (next_after is null or next_after <> changes)`,
  case_of_customer: 'recovery_case (company_id, customer_id)',
  case_of_dossier: 'recovery_case (dossier_id)',
  case_of_partner: 'recovery_case (company_id, partner_id, state, handed_over_on)',
  case_merged: 'recovery_case (merged_into) where merged_into is not null',
  case_paused: `recovery_case (company_id, paused_until) where stage = 'paused'`,
  case_item_of: 'case_item (item_id)',
  case_ask_open: 'case_ask (company_id, answer_by) where decided_at is null',
  case_step_open: 'case_step (company_id, planned_on) where done_on is null and ended_at is null',
  case_report_paid: `case_report (company_id, case_id, on_day, amount_minor) where kind = 'paid'`,
  case_report_reached: `case_report (company_id, case_id, on_day) where kind = 'paid' or details in ('{"reached":"reached"}', '{"reached":"met"}')`,
  case_message_unread: 'case_message (company_id, case_id) where read_at is null',
  collected_on: 'collected (company_id, on_day) where ended_at is null',
  collected_of:
    'collected (company_id, case_id, on_day, currency, gross_minor, commission_minor, vat_minor, way, ended_at)',
  dossier_made: 'dossier (company_id, recorded_at, id)',
  supplement_unopened: 'supplement (company_id, case_id) where opened_at is null',
};

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('recovery_case', (t) => {
    t.integer('changes').notNullable().defaultTo(0); // of whatever its next action hangs on
    t.integer('next_after'); // so many changes the next action knows of; empty: none was worked out
    t.text('next_who');
    t.text('next_what');
    t.text('next_of'); // which question, which step
    t.string('next_by', 10);
  });
  for (const [name, on] of Object.entries(INDEXES)) await knex.schema.raw(`create index ${name} on ${on}`);
  await knex.schema.raw('drop view v_case');
  await knex.schema.raw('create view v_case as select * from recovery_case');
}

const ADDED = ['changes', 'next_after', 'next_who', 'next_what', 'next_of', 'next_by'];

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('drop view v_case');
  for (const name of Object.keys(INDEXES)) await knex.schema.raw(`drop index ${name}`);
  for (const name of ADDED) await knex.schema.alterTable('recovery_case', (t) => t.dropColumn(name));
  await knex.schema.raw('create view v_case as select * from recovery_case');
}
