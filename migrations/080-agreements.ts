import type { Knex } from 'knex';

/**
 * Whether a partner needs a signed agreement, where it is not left to the law, and of an agreement the terms it was drawn up
 * with, its language and the copy that came back signed.
 * Safe: adds columns that may be empty, and makes the views anew that show them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('partner', (t) => {
    t.text('needs_agreement'); // yes, no; empty: as the law has it
  });
  await knex.schema.alterTable('agreement', (t) => {
    t.bigInteger('signed_document_id'); // the copy that came back signed
    t.string('language', 2); // in which it was drawn up
    t.text('terms').notNullable().defaultTo('{}'); // JSON: see src/mandates/agreement.ts
  });
  await views(knex);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_agreement', 'v_partner']) await knex.schema.dropView(view);
  for (const name of ['signed_document_id', 'language', 'terms'])
    await knex.schema.alterTable('agreement', (t) => t.dropColumn(name));
  await knex.schema.alterTable('partner', (t) => t.dropColumn('needs_agreement'));
  await knex.schema.raw('create view v_partner as select * from partner');
  await knex.schema.raw('create view v_agreement as select * from agreement where ended_at is null');
}

async function views(knex: Knex): Promise<void> {
  for (const view of ['v_agreement', 'v_partner']) await knex.schema.dropView(view);
  await knex.schema.raw('create view v_partner as select * from partner');
  await knex.schema.raw('create view v_agreement as select * from agreement where ended_at is null');
}
