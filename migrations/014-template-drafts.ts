import type { Knex } from 'knex';
import { company, id, recorded } from './columns';

/**
 * The wording of a message that somebody works on: one for each company, template and language, kept until it is put in
 * force or thrown away. Nothing is ever sent from it. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('template_draft', (t) => {
    id(t);
    company(t);
    t.text('code').notNullable();
    t.string('language', 2).notNullable();
    t.text('source').notNullable();
    recorded(t);
    t.unique(['company_id', 'code', 'language']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('template_draft');
}
