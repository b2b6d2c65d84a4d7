import type { Knex } from 'knex';
import { company, day, ended, id, recorded, reference } from './columns';

/**
 * Days that bear no interest, of a customer or of one due part: why, on which ground, who said so, who ended it and who took it back.
 * Safe: adds a table and its view.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('interest_hold', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'item_id', 'open_item'); // empty: all that the customer owes
    t.text('reason').notNullable(); // creditor_default, judgment, insolvency …
    day(t, 'from_on').notNullable();
    day(t, 'until_on'); // the last day that bears nothing; empty: not ended
    t.text('basis').notNullable(); // where it stands: a law, a judgment, an agreement
    t.text('why').notNullable();
    recorded(t);
    t.string('closed_at', 24); // when somebody said its last day
    t.text('closed_by');
    t.text('closed_why');
    ended(t); // taken back: its days bear interest as if it had never been
    t.text('ended_why');
    t.index(['company_id', 'customer_id']);
  });
  await knex.schema.raw('create view v_interest_hold as select * from interest_hold');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_interest_hold');
  await knex.schema.dropTable('interest_hold');
}
