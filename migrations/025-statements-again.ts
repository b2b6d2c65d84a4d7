import type { Knex } from 'knex';
import { day, flag, instant } from './columns';

/**
 * Statements that are sent on purpose: to customers who were chosen one by one, or again on the same day for a stated reason,
 * for which the key that holds one message per recipient and day gets a turn, 0 for all that nobody asked for again. Printed
 * ones say when they were posted. Safe: new columns with a value for every row there is, and an index made anew.
 */
const ONCE = 'message_once_a_day';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('message', (t) => {
    t.integer('turn').notNullable().defaultTo(0);
  });
  await knex.schema.raw(`drop index ${ONCE}`);
  await knex.schema.raw(
    `create unique index ${ONCE} on message (company_id, customer_id, recipient, day, turn) where state <> 'withdrawn'`,
  );
  await knex.schema.alterTable('statement_run', (t) => {
    flag(t, 'chosen', 0); // its customers were ticked
    t.text('reason'); // why it goes again to who had it
  });
  await knex.schema.alterTable('statement_line', (t) => {
    day(t, 'posted_on'); // of a printed one
    t.text('posted_with'); // the service: La Poste
    instant(t, 'posted_at'); // when somebody said so
    t.text('posted_by');
  });
  await knex.schema.raw(
    `create index statement_unposted on statement_line (run_id, id) where outcome = 'printed' and posted_on is null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw(`drop index statement_unposted`);
  await knex.schema.alterTable('statement_line', (t) => {
    t.dropColumns('posted_on', 'posted_with', 'posted_at', 'posted_by');
  });
  await knex.schema.alterTable('statement_run', (t) => {
    t.dropColumns('chosen', 'reason');
  });
  await knex.schema.raw(`drop index ${ONCE}`);
  await knex.schema.alterTable('message', (t) => {
    t.dropColumn('turn');
  });
  await knex.schema.raw(
    `create unique index ${ONCE} on message (company_id, customer_id, recipient, day) where state <> 'withdrawn'`,
  );
}
