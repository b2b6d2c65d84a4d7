import type { Knex } from 'knex';
import { amount, company, currency, day, ended, id, instant, recorded, reference } from './columns';

/**
 * Money of cases: what was collected (through the partner or directly) with commission, VAT and net; what partners remitted;
 * what they invoiced, line by line, beside what was agreed.
 * Safe: adds tables and views.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('partner_remittance', (t) => {
    id(t);
    company(t);
    reference(t, 'partner_id', 'partner').notNullable();
    t.text('reference').notNullable(); // the partner's own
    day(t, 'on_day').notNullable();
    currency(t);
    for (const name of ['gross_minor', 'commission_minor', 'vat_minor', 'costs_minor', 'net_minor'])
      amount(t, name).notNullable();
    reference(t, 'document_id', 'document'); // the file it came by
    reference(t, 'bank_line_id', 'bank_line'); // the money, once it is found
    t.text('key').notNullable();
    recorded(t);
    instant(t, 'confirmed_at'); // booked to the entries
    t.text('confirmed_by');
    ended(t); // taken back
    t.text('ended_why');
    t.unique(['company_id', 'partner_id', 'key']);
  });
  await knex.schema.createTable('collected', (t) => {
    id(t);
    company(t);
    reference(t, 'case_id', 'recovery_case').notNullable();
    reference(t, 'remittance_id', 'partner_remittance');
    t.text('way').notNullable(); // partner, direct
    day(t, 'on_day').notNullable(); // when the debtor paid
    currency(t);
    amount(t, 'gross_minor').notNullable();
    amount(t, 'principal_minor').notNullable();
    amount(t, 'interest_minor').notNullable();
    amount(t, 'costs_minor').notNullable();
    amount(t, 'commission_minor').notNullable(); // as agreed
    amount(t, 'vat_minor').notNullable();
    amount(t, 'net_minor').notNullable(); // gross less commission and VAT
    amount(t, 'told_commission_minor'); // as the partner says; empty: it did not
    amount(t, 'told_vat_minor');
    amount(t, 'told_costs_minor'); // what the partner says that it kept for costs
    reference(t, 'fee_model_id', 'fee_model'); // by which its commission was counted; empty: none is agreed, and nothing is known of it
    t.text('source').notNullable(); // remittance/3/1, allocation/40: the same money is one row
    reference(t, 'entry_id', 'entry'); // the payment that was booked of it
    recorded(t);
    ended(t); // reversed
    t.text('ended_why');
    t.unique(['company_id', 'case_id', 'source']);
  });
  await knex.schema.createTable('partner_invoice', (t) => {
    id(t);
    company(t);
    reference(t, 'partner_id', 'partner').notNullable();
    t.text('number').notNullable();
    day(t, 'issued_on').notNullable();
    day(t, 'due_on');
    currency(t);
    amount(t, 'net_minor').notNullable();
    amount(t, 'vat_minor').notNullable();
    amount(t, 'gross_minor').notNullable();
    reference(t, 'document_id', 'document');
    recorded(t);
    instant(t, 'accepted_at');
    t.text('accepted_by');
    instant(t, 'refused_at');
    t.text('refused_by');
    t.text('refused_why');
    day(t, 'paid_on');
    t.unique(['company_id', 'partner_id', 'number']);
  });
  await knex.schema.createTable('partner_invoice_line', (t) => {
    id(t);
    company(t);
    reference(t, 'invoice_id', 'partner_invoice').notNullable();
    t.integer('place').notNullable();
    reference(t, 'case_id', 'recovery_case');
    t.text('kind').notNullable(); // set_up, commission, step, hours, withdrawal, disbursement, other
    t.text('about');
    amount(t, 'amount_minor').notNullable(); // net of VAT
    amount(t, 'expected_minor'); // by what was agreed; empty: nothing was agreed
    t.text('why'); // JSON: how what was expected came about
    t.index(['company_id', 'invoice_id']);
  });
  await knex.schema.raw('create view v_collected as select * from collected where ended_at is null');
  await knex.schema.raw('create view v_partner_remittance as select * from partner_remittance where ended_at is null');
  await knex.schema.raw('create view v_partner_invoice as select * from partner_invoice');
  await knex.schema.raw('create view v_partner_invoice_line as select * from partner_invoice_line');
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_partner_invoice_line', 'v_partner_invoice', 'v_partner_remittance', 'v_collected'])
    await knex.schema.dropView(view);
  for (const table of ['partner_invoice_line', 'partner_invoice', 'collected', 'partner_remittance'])
    await knex.schema.dropTable(table);
}
