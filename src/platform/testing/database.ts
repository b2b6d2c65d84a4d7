import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex from 'knex';
import { openDb, type Db } from '../db';
import { migrate } from '../migrate';

/**
 * A fresh, migrated database for one test file, of the kind that the running project asks for. Call at the top of a
 * `*.db.test.ts`: it opens before all tests, closes and removes after them.
 */
export function testDatabase(): { readonly db: Db; readonly home: string; readonly url: string } {
  const opened: { db?: Db; home?: string; url?: string; drop?: () => Promise<void> } = {};
  beforeAll(async () => {
    opened.home = mkdtempSync(join(tmpdir(), 'duly-test-'));
    const made = await migratedDatabase(opened.home);
    Object.assign(opened, made);
    opened.db = openDb(made.url);
    await migrate(opened.db);
    await opened.db.transaction((tx) => tx.raw(SAME_KEY));
  });
  afterAll(async () => {
    await opened.db?.close();
    await opened.drop?.();
    if (opened.home) rmSync(opened.home, { recursive: true, force: true });
  });
  return {
    get db() {
      return got(opened.db);
    },
    get home() {
      return got(opened.home);
    },
    get url() {
      return got(opened.url);
    },
  };
}

/** Public ids are the same each time: of a drawn key, an id that a test invents would open as some number once in 128. */
const SAME_KEY = `insert into installation (id, id_key, created_at) values (1, '0123456789abcdef', '2026-01-01T00:00:00.000Z') on conflict (id) do nothing`;

export const testDialect = (): 'sqlite' | 'postgres' =>
  (globalThis as { DULY_TEST_DIALECT?: 'sqlite' | 'postgres' }).DULY_TEST_DIALECT ?? 'sqlite';

/** The address of an empty database of the running project's kind; `drop` removes it from a PostgreSQL server. */
export function freshDatabase(home: string): Promise<{ url: string; drop: () => Promise<void> }> {
  return databaseMadeBy(home, (name) => `create database ${name}`);
}

/** A copy of one that was migrated before: on PostgreSQL at the suite's start, on SQLite by the first test file of this worker. */
const migratedDatabase = async (home: string): Promise<{ url: string; drop: () => Promise<void> }> => {
  const model = process.env['DULY_TEST_MIGRATED'];
  if (testDialect() === 'postgres' && model !== undefined)
    return databaseMadeBy(home, (name) => `create database ${name} template ${model} strategy file_copy`);
  const made = await freshDatabase(home);
  if (testDialect() === 'sqlite') copyFileSync(await (worker.sqliteModel ??= migratedSqlite()), made.url);
  return made;
};

const worker: { sqliteModel?: Promise<string> } = {};

async function migratedSqlite(): Promise<string> {
  const url = join(mkdtempSync(join(tmpdir(), 'duly-model-')), 'duly.sqlite');
  const db = openDb(url);
  await migrate(db).finally(() => db.close());
  return url;
}

/** A copy of a database that nobody has open. */
export async function copyDatabase(url: string, home: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const source = url.slice(url.lastIndexOf('/') + 1);
  const copy = await databaseMadeBy(home, (name) => `create database ${name} template ${source}`);
  if (testDialect() === 'sqlite') copyFileSync(url, copy.url);
  return copy;
}

async function databaseMadeBy(
  home: string,
  sqlFor: (name: string) => string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  if (testDialect() === 'sqlite') return { url: join(home, 'duly.sqlite'), drop: () => Promise.resolve() };
  const server = got(process.env['DULY_TEST_POSTGRES']);
  const name = `duly_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const admin = async (sql: string): Promise<void> => {
    const root = knex({ client: 'pg', connection: server });
    await root.raw(sql).finally(() => root.destroy());
  };
  await admin(sqlFor(name));
  return {
    url: server.replace(/\/postgres$/, `/${name}`),
    drop: () => admin(`drop database if exists ${name} with (force)`),
  };
}

function got<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test database is not open yet');
  return value;
}
