import type { Knex } from 'knex';
import { company, day, ended, id, recorded, reference } from './columns';

/**
 * Terms of payment are more than days (`45+eom`, see kernel/terms.ts), and an open item says by which terms its due day was computed, and whose
 * they are. When terms change, what moved is kept, so that it can be put back. Safe: days become the same terms in words, and columns
 * that may be empty are added; a due day of before stands as given.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_customer');
  await knex.schema.alterTable('customer', (t) => {
    t.text('payment_terms');
  });
  await knex('customer')
    .whereNotNull('terms_days')
    .update({ payment_terms: knex.raw('cast(terms_days as text)') });
  await knex.schema.raw('alter table customer drop column terms_days');
  await knex.schema.raw('create view v_customer as select * from customer');
  await renamed(knex, ['terms_days', 'payment_terms'], ['termsDays', 'paymentTerms']);
  await knex('company_setting')
    .where({ name: 'paymentTerms' })
    .update({ value: knex.raw(`'"' || value || '"'`) });
  await knex.schema.alterTable('open_item', (t) => {
    t.text('due_by'); // whose:terms, `company:45+eom`; empty: given
  });
  await knex.schema.raw(
    'create index open_item_computed on open_item (company_id, due_by) where due_by is not null and open_minor <> 0',
  );
  await withDueBy(knex, ', i.due_by');
  await knex.schema.createTable('terms_move', (t) => {
    id(t);
    company(t);
    t.integer('items').notNullable();
    t.integer('moved').notNullable(); // of them to another day
    recorded(t);
    ended(t); // taken back
    t.index(['company_id', 'id']);
  });
  await knex.schema.createTable('terms_move_item', (t) => {
    reference(t, 'move_id', 'terms_move').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    day(t, 'before_on').notNullable();
    t.text('before_by').notNullable();
    day(t, 'after_on').notNullable();
    t.text('after_by').notNullable();
    t.primary(['move_id', 'item_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('terms_move_item');
  await knex.schema.dropTable('terms_move');
  await withDueBy(knex, '');
  await knex.schema.raw('drop index open_item_computed');
  await knex.schema.raw('alter table open_item drop column due_by');
  const ofCompany = () => knex('company_setting').where({ name: 'paymentTerms' });
  for (const more of ['%eom%', '%@%', '%+%', 'null']) await ofCompany().where('value', 'like', more).del();
  await ofCompany().update({ value: knex.raw(`replace(value, '"', '')`) });
  await renamed(knex, ['payment_terms', 'terms_days'], ['paymentTerms', 'termsDays']);
  await knex.schema.dropView('v_customer');
  await knex.schema.alterTable('customer', (t) => {
    t.integer('terms_days');
  });
  await knex('customer')
    .whereRaw(`payment_terms is not null and payment_terms not like '%eom%' and payment_terms not like '%@%' and payment_terms not like '%+%'`)
    .update({ terms_days: knex.raw('cast(payment_terms as integer)') });
  await knex.schema.raw('alter table customer drop column payment_terms');
  await knex.schema.raw('create view v_customer as select * from customer');
} // prettier-ignore

type Names = readonly [from: string, to: string];

async function renamed(knex: Knex, [field, toField]: Names, [name, toName]: Names): Promise<void> {
  await knex('override').where({ field }).where('subject', 'like', 'customer/%').update({ field: toField });
  await knex('customer_change').where({ field }).update({ field: toField });
  await knex('company_setting').where({ name }).update({ name: toName });
}

/** The views of open items with what is added to them. */
async function withDueBy(knex: Knex, added: string): Promise<void> {
  await knex.schema.dropView('v_open_item');
  await knex.schema.dropView('v_open_item_ever');
  await knex.schema.raw(`
    create view v_open_item_ever as
    select i.id as item_id, i.company_id, i.customer_id, i.entry_id, i.part, i.currency, i.due_on, i.amount_minor, i.open_minor,
      i.presumed_settled_on, i.withheld, i.withheld_until, i.opening_step, i.opening_step_on,
      e.type, e.document, e.parts, e.issued_on, e.supply_on, e.delivery_on, e.order_no, e.po_no, e.subject, e.site,
      e.billed_entity, e.payment_method, e.payment_reference, e.basis, e.recorded_at, e.import_id, e.cancelled_at${added}
    from open_item i join entry e on e.id = i.entry_id`);
  await knex.schema.raw(`create view v_open_item as select * from v_open_item_ever where cancelled_at is null`);
}
