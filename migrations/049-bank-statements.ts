import type { Knex } from 'knex';
import { amount, company, currency, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * What banks say of our accounts. A line counts once however often files repeat it: its identity is unique as long as it stands.
 * Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('bank_statement', (t) => {
    id(t);
    company(t);
    reference(t, 'bank_account_id', 'bank_account').notNullable();
    t.string('kind', 20).notNullable(); // statement | notice
    t.text('number'); // as the bank calls it
    currency(t);
    amount(t, 'opening_minor');
    day(t, 'opening_on');
    amount(t, 'closing_minor');
    day(t, 'closing_on');
    amount(t, 'moved_minor').notNullable(); // all lines of the file, those known before too
    t.integer('lines').notNullable(); // in the file
    t.integer('added').notNullable(); // of them new
    t.text('file_name').notNullable();
    t.string('format', 20).notNullable();
    t.string('sha256', 64).notNullable();
    recorded(t);
    ended(t); // taken back
    t.index(['bank_account_id', 'closing_on']);
    t.index(['company_id', 'id']);
  });
  await knex.schema.createTable('bank_line', (t) => {
    id(t);
    company(t);
    reference(t, 'statement_id', 'bank_statement').notNullable();
    reference(t, 'bank_account_id', 'bank_account').notNullable();
    t.string('identity', 64).notNullable(); // what makes it this movement, in whichever file it stands
    t.integer('place').notNullable(); // in the file
    day(t, 'booked_on').notNullable();
    day(t, 'value_on');
    currency(t);
    amount(t, 'amount_minor').notNullable(); // + came in
    t.text('reference');
    t.text('end_to_end');
    t.text('bank_ref');
    t.text('name');
    t.text('behind'); // for whom it was paid
    t.text('iban');
    t.text('text').notNullable();
    flag(t, 'reversal', 0);
    t.text('returned');
    amount(t, 'charges_minor');
    t.bigInteger('twin_id'); // perhaps the same movement, told in another way
    instant(t, 'ended_at');
    t.index(['statement_id', 'id']);
    t.index(['bank_account_id', 'booked_on', 'amount_minor']);
  });
  await knex.schema.raw(
    'create unique index bank_line_once on bank_line (bank_account_id, identity) where ended_at is null',
  );
  await knex.schema.raw(
    'create view v_own_account as select id, company_id, iban, currency, holder, bank_name from bank_account where payee_id is null',
  );
  await knex.schema.raw('create view v_bank_statement as select * from bank_statement where ended_at is null');
  await knex.schema.raw('create view v_bank_line as select * from bank_line where ended_at is null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_bank_line');
  await knex.schema.dropView('v_bank_statement');
  await knex.schema.dropView('v_own_account');
  await knex.schema.dropTable('bank_line');
  await knex.schema.dropTable('bank_statement');
}
