import type { Knex } from 'knex';
import { company, ended, id, recorded } from './columns';

/**
 * The public parts of the keys with which companies seal their recovery files; the private parts lie in no database. One of
 * a company is in force. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('company_key', (t) => {
    id(t);
    company(t);
    t.text('fingerprint').notNullable(); // SHA-256 of the raw public key, hex
    t.text('public_key').notNullable(); // raw, base64
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(`create unique index company_key_in_force on company_key (company_id) where ended_at is null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('company_key');
}
