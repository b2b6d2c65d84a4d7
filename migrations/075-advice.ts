import type { Knex } from 'knex';
import { company, currency, amount, day, id, instant, recorded, reference } from './columns';

/**
 * When to move on with each customer, as the clock counted it: the figure by which lists sort and filter, and what was said, whole. It can be
 * counted anew at any time. What people set aside is kept with who, why and until when. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('advice', (t) => {
    reference(t, 'customer_id', 'customer').notNullable().primary();
    company(t);
    t.string('kind', 20).notNullable(); // hand_over, notice, go_on, stop
    day(t, 'since_on').notNullable(); // since when it has been of this kind
    t.string('reason', 40).notNullable(); // the strongest
    currency(t); // of the largest overdue sum
    amount(t, 'overdue_minor').notNullable();
    amount(t, 'ripe_minor').notNullable(); // of that: asked for often enough, free, its time over
    day(t, 'ends_on'); // the first limitation of what is overdue, and the last safe day to file
    day(t, 'file_by');
    t.integer('sure').notNullable().defaultTo(0); // 1: nothing of these two is assumed or unverified
    day(t, 'changes_on'); // when it changes by itself
    t.text('told').notNullable(); // JSON: reasons, what speaks against it, ways, what would change it
    day(t, 'counted_on').notNullable();
    t.index(['company_id', 'kind', 'ripe_minor']);
    t.index(['company_id', 'file_by']);
  });
  await knex.schema.createTable('advice_aside', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.string('kind', 20).notNullable(); // what was set aside; another advice stands in spite of it
    day(t, 'until_on').notNullable(); // the last day
    t.text('why').notNullable();
    recorded(t);
    instant(t, 'ended_at');
    t.text('ended_by');
    t.index(['company_id', 'customer_id', 'ended_at']);
  });
  await knex.raw('create view v_advice as select * from advice');
  await knex.raw('create view v_advice_aside as select * from advice_aside where ended_at is null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop view v_advice_aside');
  await knex.raw('drop view v_advice');
  await knex.schema.dropTable('advice_aside');
  await knex.schema.dropTable('advice');
}
