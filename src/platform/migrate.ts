import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import type { Knex } from 'knex';
import type { Db } from './db';

/** Brings the tables up to date. Safe to call at every start and by several processes: knex holds a migration lock. */
export async function migrate(db: Db): Promise<void> {
  await db.write.migrate.latest({ migrationSource: source, tableName: 'migration' });
}

const FOLDER = join(__dirname, '..', '..', 'migrations');

interface Migration {
  up(knex: Knex): Promise<void>;
  down(knex: Knex): Promise<void>;
}

const source: Knex.MigrationSource<string> = {
  getMigrations: () =>
    Promise.resolve(
      readdirSync(FOLDER)
        .filter((name) => /^\d{3}-.*\.ts$/.test(name))
        .sort(),
    ),
  getMigrationName: (name) => name.replace(/\.ts$/, ''),
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the list of files is known only at run time
  getMigration: (name) => Promise.resolve(require(join(FOLDER, name)) as Migration),
};
