import type { Knex } from 'knex';
import { company, currency, ended, id, instant, recorded } from './columns';

/**
 * A change of a bank account waits: proposed by one person, confirmed by another, in force a day later, or stopped. Safe:
 * creates only; accounts that are in force stay as they are.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('bank_change', (t) => {
    id(t);
    company(t);
    t.text('kind').notNullable(); // set | retire
    currency(t);
    t.text('iban').notNullable(); // without blanks; of `retire`: the account that goes
    t.text('bic');
    t.text('holder').notNullable();
    t.text('bank_name');
    t.text('state').notNullable(); // proposed | confirmed | in_force | stopped
    recorded(t); // who proposed it
    instant(t, 'confirmed_at');
    t.text('confirmed_by');
    instant(t, 'effective_at');
    ended(t); // in force or stopped, and by whom
  });
  await knex.schema.raw(
    `create unique index bank_change_open on bank_change (company_id, currency) where state in ('proposed', 'confirmed')`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('bank_change');
}
