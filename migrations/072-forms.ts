import type { Knex } from 'knex';
import { company, ended, id, recorded, reference } from './columns';

/**
 * What people write into the form of a route that no claim knows: the court, a catalogue number, the day of a mandate. A new
 * answer ends the one before. Safe: adds only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('form_answer', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('route').notNullable(); // see dossier/routes/keys.ts
    t.text('box').notNullable(); // what it asks: court, catalogue-no
    t.text('value').notNullable();
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    `create unique index form_answer_once on form_answer (company_id, customer_id, route, box) where ended_at is null`,
  );
  await knex.schema.raw(`create view v_form_answer as
    select id, company_id, customer_id, route, box, value, recorded_at, recorded_by from form_answer where ended_at is null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_form_answer');
  await knex.schema.dropTable('form_answer');
}
