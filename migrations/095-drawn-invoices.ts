import type { Knex } from 'knex';
import { company, id, recorded, reference } from './columns';

/**
 * Invoices that an agency which works here draws itself: each is a partner's invoice like those that come in, and here stands whose it is,
 * for which case, what it is called when it is paid, and which line of the bank paid it.
 * Safe: adds a table.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('drawn_invoice', (t) => {
    id(t);
    company(t); // who is invoiced
    t.bigInteger('operator_id').notNullable().references('company.id'); // who invoices
    reference(t, 'case_id', 'recovery_case').notNullable();
    reference(t, 'invoice_id', 'partner_invoice').notNullable().unique();
    t.integer('year').notNullable();
    t.integer('serial').notNullable(); // of the operator in that year, without gaps
    t.integer('round').notNullable(); // a case that is handed over anew after a credit note is invoiced once more
    t.bigInteger('credits_id').references('drawn_invoice.id'); // a credit note: of which
    t.text('payment_reference').notNullable();
    reference(t, 'bank_line_id', 'bank_line'); // which paid it
    recorded(t);
    t.unique(['operator_id', 'year', 'serial']);
    t.unique(['credits_id']);
    t.unique(['bank_line_id']);
    t.index(['company_id', 'case_id']);
  });
  await knex.schema.raw(
    'create unique index drawn_invoice_once on drawn_invoice (case_id, round) where credits_id is null',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('drawn_invoice');
}
