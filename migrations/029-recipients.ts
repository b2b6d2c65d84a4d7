import type { Knex } from 'knex';
import { reference } from './columns';

/**
 * How a partner takes a recovery file, and every PDF of a file that was made: its parts where it has several, and what is for
 * the partner only. Safe: a column that may be empty, and a new table, filled with the PDF of each file there is.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('partner', (t) => {
    t.text('profile'); // JSON, see dossier/profile.ts; empty: the usual one
  });
  await knex.schema.createTable('dossier_file', (t) => {
    reference(t, 'dossier_id', 'dossier').notNullable();
    t.text('edition').notNullable(); // exhibits | instructions
    t.integer('n').notNullable(); // of the part, 1…
    t.text('file_name').notNullable();
    t.text('sha').notNullable();
    t.text('manifest_sha').notNullable();
    t.integer('pages').notNullable();
    t.primary(['dossier_id', 'edition', 'n']);
  });
  await knex.schema.raw(
    `insert into dossier_file (dossier_id, edition, n, file_name, sha, manifest_sha, pages)
     select id, 'exhibits', 1, number || '_v' || version || '.pdf', pdf_sha, manifest_sha, pages from dossier`,
  );
  await knex.schema.raw(`create view v_dossier_file as
    select d.company_id, d.number, d.version, f.* from dossier_file f join dossier d on d.id = f.dossier_id`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_dossier_file');
  await knex.schema.dropTable('dossier_file');
  await knex.schema.alterTable('partner', (t) => {
    t.dropColumn('profile');
  });
}
