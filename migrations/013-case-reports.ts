import type { Knex } from 'knex';
import { amount, company, currency, day, id, recorded, reference } from './columns';

/** What a partner says of a case, word by word: it moves nothing by itself. Safe: creates only. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('case_report', (t) => {
    id(t);
    company(t);
    reference(t, 'case_id', 'recovery_case').notNullable();
    t.text('kind').notNullable(); // received | paid | closed
    day(t, 'on_day').notNullable(); // paid on, else the day it was said
    currency(t);
    amount(t, 'amount_minor'); // of what was paid
    t.text('outcome'); // of what was closed
    t.text('note');
    t.text('key').notNullable(); // of the form it came by: the same form twice is one report
    recorded(t);
    t.unique(['case_id', 'key']);
  });
  await knex.schema.raw(`create view v_case_report as select * from case_report`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_case_report');
  await knex.schema.dropTable('case_report');
}
