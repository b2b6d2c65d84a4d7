import type { Knex } from 'knex';
import { flag } from './columns';

/**
 * Who holds a claim may have accounts of its own, guarded as ours are, and may let us ask for what it holds. Safe: adds columns and an
 * index, and makes three views anew.
 */
export async function up(knex: Knex): Promise<void> {
  for (const view of ['v_assignment', 'v_bank_account']) await knex.schema.dropView(view);
  // whose account it is: a holder of claims; empty: our own
  for (const table of ['bank_account', 'bank_change']) {
    await knex.schema.alterTable(table, (t) => {
      t.bigInteger('payee_id');
    });
  }
  // it lets us ask for what its debtors were told is theirs
  await knex.schema.alterTable('holder', (t) => {
    flag(t, 'we_chase', 0);
  });
  await knex.schema.raw(`drop index bank_change_open`);
  await knex.schema.raw(
    `create unique index bank_change_open on bank_change (company_id, currency, coalesce(payee_id, 0)) where state in ('proposed', 'confirmed')`,
  );
  await knex.schema.raw(
    `create view v_bank_account as select * from bank_account where ended_at is null and payee_id is null`,
  );
  await knex.schema.raw(`
    create view v_payee_account as
    select id, company_id, payee_id, currency, iban, bic, holder, bank_name, recorded_at
    from bank_account where ended_at is null and payee_id is not null`);
  await knex.schema.raw(`create view v_holder as select * from holder`);
  await knex.schema.raw(`create index assignment_entry on assignment (entry_id)`);
  await knex.schema.raw(`
    create view v_assignment_moved as
    select company_id, entry_id, recorded_at as moved_at from assignment
    union all select company_id, entry_id, ended_at from assignment where ended_at is not null`);
  await knex.schema.raw(`
    create view v_assignment_back as
    select a.company_id, a.entry_id, h.name as holder, a.recorded_at, a.ended_at, a.deed_document_id
    from assignment a join holder h on h.id = a.holder_id where a.ended_at is not null and a.end_reason is not null`);
  await knex.schema.raw(`
    create view v_assignment as
    select a.id as assignment_id, a.company_id, e.customer_id, a.entry_id, a.holder_id, h.name as holder, a.assigned_on, a.notified,
      case when a.we_chase = 1 or h.we_chase = 1 then 1 else 0 end as we_chase, a.deed_document_id
    from assignment a join entry e on e.id = a.entry_id join holder h on h.id = a.holder_id where a.ended_at is null`);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of [
    'v_assignment',
    'v_assignment_moved',
    'v_assignment_back',
    'v_holder',
    'v_payee_account',
    'v_bank_account',
  ])
    await knex.schema.dropView(view);
  await knex.schema.raw(`drop index assignment_entry`);
  await knex.schema.raw(`drop index bank_change_open`);
  await knex.schema.raw(`delete from bank_change where payee_id is not null`);
  await knex.schema.raw(`delete from bank_account where payee_id is not null`);
  await knex.schema.raw(
    `create unique index bank_change_open on bank_change (company_id, currency) where state in ('proposed', 'confirmed')`,
  );
  await knex.schema.raw(`alter table holder drop column we_chase`);
  for (const table of ['bank_account', 'bank_change'])
    await knex.schema.raw(`alter table ${table} drop column payee_id`);
  await knex.schema.raw(`create view v_bank_account as select * from bank_account where ended_at is null`);
  await knex.schema.raw(`
    create view v_assignment as
    select a.company_id, e.customer_id, a.entry_id, h.name as holder, a.assigned_on, a.notified, a.we_chase
    from assignment a join entry e on e.id = a.entry_id join holder h on h.id = a.holder_id where a.ended_at is null`);
}
