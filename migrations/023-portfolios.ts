import type { Knex } from 'knex';
import { company, id, instant, recorded, reference } from './columns';

/**
 * A collector's customers handed to another: which customers and tasks, and what was before, so that it can be taken back.
 * Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('portfolio_move', (t) => {
    id(t);
    company(t);
    t.text('from_collector').notNullable(); // as the customers name them
    t.text('to_collector').notNullable(); // an address
    t.text('country').notNullable(); // only of that country; empty: all
    t.text('segment').notNullable();
    recorded(t);
    instant(t, 'undone_at');
    t.text('undone_by');
    t.index(['company_id', 'id']);
  });
  await knex.schema.createTable('portfolio_customer', (t) => {
    reference(t, 'move_id', 'portfolio_move').notNullable();
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('before').notNullable(); // the collector until then
    t.text('source_value'); // what the source said
    t.integer('was_corrected').notNullable(); // 0 | 1: the collector until then was a correction
    t.primary(['move_id', 'customer_id']);
  });
  await knex.schema.createTable('task_pass', (t) => {
    reference(t, 'move_id', 'portfolio_move').notNullable();
    reference(t, 'task_id', 'task').notNullable();
    t.text('before').notNullable();
    t.primary(['move_id', 'task_id']);
  });
  await knex.schema.raw(
    `create view v_portfolio_customer as
     select p.move_id, p.customer_id, p.before, m.company_id from portfolio_customer p join portfolio_move m on m.id = p.move_id`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_portfolio_customer');
  for (const table of ['task_pass', 'portfolio_customer', 'portfolio_move']) await knex.schema.dropTable(table);
}
