import type { Knex } from 'knex';
import { company, flag, reference } from './columns';

/** What a document that is a translation says of itself; what it translates is what it is about. Safe: creates only. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('translation', (t) => {
    reference(t, 'document_id', 'document').primary();
    company(t);
    t.string('language', 2).notNullable(); // into which
    t.text('translator').notNullable(); // by whom
    flag(t, 'sworn', 0);
  });
  await knex.schema.raw(`
    create view v_translation as
    select t.document_id, t.company_id, d.customer_id, d.about, t.language, t.translator, t.sworn
    from translation t join document d on d.id = t.document_id where d.removed_at is null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_translation');
  await knex.schema.dropTable('translation');
}
