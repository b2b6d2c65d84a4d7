import type { Knex } from 'knex';
import { readConfig } from './src/config';
import { isPostgres } from './src/platform/db';
import { migrationOptions } from './src/platform/migrate';

/**
 * For people who look at the database with knex's own command (`npx knex migrate:status`). Duly itself migrates at every
 * start; this names the same database, the same folder and the same table of what was done.
 */
const { databaseUrl } = readConfig();

const config: Knex.Config = {
  ...(isPostgres(databaseUrl)
    ? { client: 'pg', connection: databaseUrl }
    : { client: 'sqlite3', connection: { filename: databaseUrl }, useNullAsDefault: true }),
  migrations: migrationOptions(),
};

export default config;
