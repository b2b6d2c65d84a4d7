import type { Knex } from 'knex';
import { company, id, instant, recorded, reference } from './columns';

/**
 * Lists as people want them: a view is a question to a list under a name, one's own or the company's; a person keeps the
 * columns of each list and the view it opens with. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('list_view', (t) => {
    id(t);
    company(t);
    reference(t, 'person_id', 'person').notNullable(); // whose it is
    t.text('list').notNullable(); // the path of the list below the company's: /items
    t.text('name').notNullable();
    t.text('query').notNullable(); // filters, words and order as in the address
    instant(t, 'shared_at'); // since when all of the company see it
    recorded(t);
    t.index(['company_id', 'list']);
  });
  await knex.schema.createTable('list_habit', (t) => {
    company(t);
    reference(t, 'person_id', 'person').notNullable();
    t.text('list').notNullable();
    t.text('columns'); // keys in their order; empty: the usual ones
    reference(t, 'view_id', 'list_view'); // it opens with; empty: with everything
    t.primary(['company_id', 'person_id', 'list']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('list_habit');
  await knex.schema.dropTable('list_view');
}
