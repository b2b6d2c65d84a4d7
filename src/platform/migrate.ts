import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import type { Knex } from 'knex';
import type { Db } from './db';

/**
 * Brings the tables up to date. Safe to call at every start and by several processes: knex holds a migration lock.
 * `upTo` stops after the migration of that name, where a backup was written.
 */
export async function migrate(db: Db, upTo?: string): Promise<void> {
  await db.write.migrate.latest(migrationOptions(upTo));
}

/** The names of all migrations of this version, oldest first. */
export function migrationNames(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{3}-.*\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort();
}

/** Those that the database has seen, oldest first; undefined where it has seen none, because it is new. Changes nothing. */
export async function migrationsOf(db: Db): Promise<string[] | undefined> {
  if (!(await db.read.schema.hasTable(TABLE))) return undefined;
  const rows = await db.read<{ name: string }>(TABLE).orderBy('id');
  return rows.map(({ name }) => name);
}

const FOLDER = join(__dirname, '..', '..', 'migrations');
const TABLE = 'migration';

interface Migration {
  up(knex: Knex): Promise<void>;
  down(knex: Knex): Promise<void>;
}

/** For knex, whose own list would be the names of files: the same here, under tests and in its own command. */
export function migrationOptions(upTo?: string): Knex.MigratorConfig {
  const source: Knex.MigrationSource<{ file: string }> = {
    getMigrations: () =>
      Promise.resolve(migrationNames().flatMap((file) => (upTo === undefined || file <= upTo ? [{ file }] : []))),
    getMigrationName: ({ file }) => file,
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the list of files is known only at run time
    getMigration: ({ file }) => Promise.resolve(require(join(FOLDER, `${file}.ts`)) as Migration),
  };
  return { migrationSource: source, tableName: TABLE };
}
