import type { Knex } from 'knex';

/**
 * Invoices that a buyer's platform rejected, refused, disputes or pays are found without reading the others, and since when that is
 * known. Safe: an index and a view.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.raw(
    `create index entry_einvoice on entry (company_id, customer_id)
     where einvoice_state in ('rejected', 'refused', 'disputed', 'payment_sent')`,
  );
  await knex.schema.raw(`create view v_entry_change as select * from entry_change`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_entry_change');
  await knex.schema.raw(`drop index entry_einvoice`);
}
