import type { Knex } from 'knex';

/**
 * The secret of a webhook can be renewed: the one before signs too until a moment, so that the receiver can change over.
 * Safe: adds columns that are empty.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('webhook', (t) => {
    t.text('before_secret'); // the name under which it is kept, apart from the database
    t.text('before_until'); // a moment; empty: there is none
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('webhook', (t) => {
    t.dropColumns('before_secret', 'before_until');
  });
}
