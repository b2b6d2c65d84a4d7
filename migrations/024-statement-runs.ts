import type { Knex } from 'knex';
import { amount, company, day, flag, id, instant, recorded, reference } from './columns';

/**
 * Statements of account sent to many at once: whom a run chose, and of each customer what became of it. One live statement per
 * customer, as-of day and round, one monthly run per month: held by unique keys, whoever asks and however often.
 * Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('statement_run', (t) => {
    id(t);
    company(t);
    day(t, 'as_on').notNullable(); // the account as of that day
    day(t, 'from_on'); // what stood before is the opening balance; empty: from the beginning
    day(t, 'begun_on').notNullable();
    t.text('segment').notNullable(); // only of that segment; empty: all
    amount(t, 'min_minor').notNullable(); // of the company's currency
    flag(t, 'only_overdue', 0);
    flag(t, 'with_credits', 0); // also who has only credits
    flag(t, 'again', 0); // also who had a statement of that day
    t.text('format').notNullable(); // pdf | xlsx | both
    t.text('state').notNullable(); // issuing | done | stopped
    t.string('month', 7); // 2026-03: by the clock
    flag(t, 'test', 0); // in test mode nothing left the house
    t.text('claimed_by'); // who is at it
    instant(t, 'claimed_at');
    instant(t, 'ended_at');
    t.text('ended_by');
    recorded(t);
    t.index(['company_id', 'id']);
  });
  await knex.schema.raw(
    `create unique index statement_monthly on statement_run (company_id, month, test) where month is not null`,
  );
  await knex.schema.createTable('statement_line', (t) => {
    id(t);
    reference(t, 'run_id', 'statement_run').notNullable();
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    day(t, 'as_on').notNullable();
    t.integer('round').notNullable(); // 0; more where it was asked for again
    t.text('outcome').notNullable(); // waiting | queued | printed | left_out | failed | cancelled
    t.text('why'); // of left_out, failed and of one that waits for tomorrow
    t.text('channel'); // email | print
    t.text('recipient'); // as it is shown: the mailbox, or the first line of the address
    t.text('sums').notNullable(); // JSON: per currency balance and what of it is overdue
    day(t, 'wait_until'); // not before that day
    reference(t, 'message_id', 'message');
    reference(t, 'pdf_id', 'document');
    reference(t, 'xlsx_id', 'document');
    day(t, 'done_on');
    t.unique(['run_id', 'customer_id']);
  });
  await knex.schema.raw(`create unique index statement_once on statement_line (company_id, customer_id, as_on, round)
    where outcome in ('waiting', 'queued', 'printed')`);
  await knex.schema.raw(`create index statement_waiting on statement_line (run_id, id) where outcome = 'waiting'`);
  await knex.schema.raw(`create index statement_of on statement_line (customer_id, id)`);
  await knex.schema.raw(`create view v_statement_line as
    select l.id, l.run_id, l.company_id, l.customer_id, l.as_on, l.outcome, l.channel, l.recipient, l.done_on, r.recorded_at, r.recorded_by
    from statement_line l join statement_run r on r.id = l.run_id`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_statement_line');
  for (const table of ['statement_line', 'statement_run']) await knex.schema.dropTable(table);
}
