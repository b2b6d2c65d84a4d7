import type { Knex } from 'knex';
import { company, day, ended, id, recorded, reference } from './columns';

/**
 * The procurement portals through which customers take invoices, one each, and what a person read there of an invoice, on which day,
 * and when somebody looks again. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('procurement_portal', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('name').notNullable(); // ariba | coupa | chorus_pro, or as a person calls it
    t.text('link').notNullable();
    t.text('supplier_no'); // ours, there
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    `create unique index procurement_portal_once on procurement_portal (customer_id) where ended_at is null`,
  );
  await knex.schema.raw(`create index procurement_portal_of on procurement_portal (company_id) where ended_at is null`);
  await knex.schema.createTable('portal_look', (t) => {
    id(t);
    company(t);
    reference(t, 'portal_id', 'procurement_portal').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    t.text('state').notNullable(); // of the e-invoice, or not_there
    day(t, 'on_day').notNullable();
    day(t, 'next_on');
    t.text('note');
    recorded(t);
  });
  await knex.schema.raw(`create index portal_look_of on portal_look (portal_id, id)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('portal_look');
  await knex.schema.dropTable('procurement_portal');
}
