import type { Knex } from 'knex';
import { company, day, reference } from './columns';

/**
 * How the recovery files of a customer ended, for the advice on its next overdue invoice. What was withdrawn or merged teaches nothing.
 * Earlier ends are copied. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('advice_end', (t) => {
    t.bigInteger('case_id').notNullable().primary();
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('partner').notNullable(); // its name, as it was
    t.string('outcome', 20).notNullable(); // paid, partly_paid, settled, uncollectable, returned, insolvent
    day(t, 'handed_over_on').notNullable();
    day(t, 'ended_on').notNullable();
    t.index(['company_id', 'customer_id']);
  });
  await knex.raw(
    `insert into advice_end (case_id, company_id, customer_id, partner, outcome, handed_over_on, ended_on)
     select c.id, c.company_id, c.customer_id, p.name, c.outcome, c.handed_over_on, c.ended_on
     from recovery_case c join partner p on p.id = c.partner_id
     where c.state = 'closed' and c.ended_on is not null and c.outcome not in ('withdrawn', 'merged')`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('advice_end');
}
