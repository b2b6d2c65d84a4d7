import type { Knex } from 'knex';
import { company, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * What a customer may say besides paying: a question and by when it is answered, a proposal to correct what we know of it, that it is
 * the wrong person, that it is in hardship, and of which items it says that they are paid. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('question', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'visitor_id', 'customer').notNullable(); // who asked: itself, or whoever gets the messages about it
    reference(t, 'activity_id', 'activity').notNullable();
    reference(t, 'entry_id', 'entry'); // the invoice that it is about; empty: the account
    t.text('text').notNullable();
    day(t, 'answer_by').notNullable(); // as the customer was told
    recorded(t);
    reference(t, 'answer_message_id', 'message'); // empty though answered: by telephone, or no answer was needed
    instant(t, 'answered_at');
    t.text('answered_by');
    t.index(['company_id', 'customer_id']);
  });
  await knex.schema.createTable('proposal', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'visitor_id', 'customer').notNullable();
    reference(t, 'contact_id', 'contact'); // which contact it would take the place of
    t.string('kind', 20).notNullable(); // contact | invoices | address | language
    t.text('value').notNullable(); // JSON, as it was typed and read
    recorded(t);
    t.string('decision', 10); // accepted | declined
    instant(t, 'decided_at');
    t.text('decided_by');
    t.text('decided_why');
    t.index(['company_id', 'customer_id']);
  });
  await knex.schema.createTable('wrong_person', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'contact_id', 'contact'); // who is written to no more; empty: none was known
    t.string('state_before', 20); // of that contact
    t.text('said').notNullable();
    recorded(t);
    ended(t); // a person looked
    t.string('outcome', 10); // undone | confirmed
    t.text('ended_why');
    t.index(['company_id', 'customer_id']);
  });
  await knex.schema.createTable('hardship', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.string('source', 10).notNullable(); // portal | desk
    t.text('hard').notNullable();
    t.text('possible').notNullable();
    flag(t, 'wants_call', 0);
    recorded(t);
    ended(t);
    t.text('ended_why');
    t.index(['company_id', 'customer_id']);
  });
  await knex.schema.createTable('receipt', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'visitor_id', 'customer').notNullable();
    t.text('title').notNullable(); // as it stands on the page and in the mail
    t.text('text').notNullable();
    recorded(t);
    t.index(['company_id', 'customer_id']);
  });
  await knex.schema.createTable('said_paid', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    reference(t, 'activity_id', 'activity').notNullable();
    recorded(t);
    t.index(['company_id', 'activity_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['said_paid', 'receipt', 'hardship', 'wrong_person', 'proposal', 'question'])
    await knex.schema.dropTable(table);
}
