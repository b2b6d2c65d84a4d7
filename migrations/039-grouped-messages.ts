import type { Knex } from 'knex';
import { flag } from './columns';

/**
 * Who is written to in place of a customer: its payer, or the head of its group where the head wants one message for all. A decision
 * keeps whom, so that all that goes to one of them is issued together. Safe: columns with a default, and indexes over few rows.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('customer', (t) => {
    flag(t, 'group_messages', 0); // of a parent: one message for the group
    flag(t, 'written_apart', 0); // of an entity: taken out of that, it gets its own
  });
  await knex.schema.raw(`create index customer_payer on customer (payer_id) where payer_id is not null`);
  await knex.schema.alterTable('decision', (t) => {
    t.bigInteger('written_to_id'); // empty: the customer itself, and nobody else with it
  });
  await knex.schema.raw(
    `create index decision_written_to on decision (run_id, written_to_id) where written_to_id is not null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.raw(`drop index decision_written_to`);
  await knex.schema.raw(`drop index customer_payer`);
  await knex.schema.raw(`alter table decision drop column written_to_id`);
  await knex.schema.raw(`alter table customer drop column written_apart`);
  await knex.schema.raw(`alter table customer drop column group_messages`);
}
