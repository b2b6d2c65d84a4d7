import type { Knex } from 'knex';

/**
 * Lists that banks let people download say the balance after each line: it tells two equal payments of one day apart, also where they come
 * in two files. Safe: adds an empty column.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table ?? add column ?? bigint', ['bank_line', 'balance_minor']);
  await knex.raw(
    'create index bank_line_balance on bank_line (bank_account_id, balance_minor) where balance_minor is not null and ended_at is null',
  );
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_bank_receipt', 'v_bank_line']) await knex.schema.dropView(view);
  await knex.raw('drop index bank_line_balance');
  await knex.raw('alter table bank_line drop column balance_minor');
  await knex.raw('create view v_bank_line as select * from bank_line where ended_at is null');
  await knex.raw(
    'create view v_bank_receipt as select * from bank_line where ended_at is null and counts = 1 and (amount_minor > 0 or returned is not null or reversal = 1)',
  );
}
