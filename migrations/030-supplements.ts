import type { Knex } from 'knex';
import { amount, company, currency, day, id, instant, recorded, reference } from './columns';

/** What a partner was told of a case after the hand-over, numbered, and when it was opened. Safe: creates only. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('supplement', (t) => {
    id(t);
    company(t);
    reference(t, 'case_id', 'recovery_case').notNullable();
    t.integer('n').notNullable(); // 1… within the case
    day(t, 'on_day').notNullable();
    instant(t, 'until_at').notNullable(); // what was known until then is in it
    currency(t);
    amount(t, 'before_minor').notNullable();
    amount(t, 'after_minor').notNullable();
    t.text('facts').notNullable(); // JSON, see dossier/supplement.ts
    t.text('files').notNullable(); // JSON: its PDFs
    t.text('zip_sha').notNullable();
    instant(t, 'opened_at'); // by the partner, for the first time
    recorded(t);
    t.unique(['case_id', 'n']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('supplement');
}
