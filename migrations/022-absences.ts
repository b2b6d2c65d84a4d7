import type { Knex } from 'knex';
import { day, ended, id, recorded, reference } from './columns';

/**
 * Who is away from when until when, and who stands in. It ends by itself with its last day, or before when somebody ends it.
 * Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('absence', (t) => {
    id(t);
    reference(t, 'person_id', 'person').notNullable();
    reference(t, 'deputy_id', 'person').notNullable();
    day(t, 'from_on').notNullable();
    day(t, 'until_on').notNullable(); // the last day away
    recorded(t);
    ended(t);
    t.index(['until_on']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('absence');
}
