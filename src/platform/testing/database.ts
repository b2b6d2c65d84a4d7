import { mkdtempSync, rmSync } from 'node:fs';
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
    const made = await freshDatabase(opened.home);
    Object.assign(opened, made);
    opened.db = openDb(made.url);
    await migrate(opened.db);
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

export const testDialect = (): 'sqlite' | 'postgres' =>
  (globalThis as { DULY_TEST_DIALECT?: 'sqlite' | 'postgres' }).DULY_TEST_DIALECT ?? 'sqlite';

/** The address of an empty database of the running project's kind; `drop` removes it from a PostgreSQL server. */
export async function freshDatabase(home: string): Promise<{ url: string; drop: () => Promise<void> }> {
  if (testDialect() === 'sqlite') return { url: join(home, 'duly.sqlite'), drop: () => Promise.resolve() };
  const server = got(process.env['DULY_TEST_POSTGRES']);
  const name = `duly_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const admin = async (sql: string): Promise<void> => {
    const root = knex({ client: 'pg', connection: server });
    await root.raw(sql).finally(() => root.destroy());
  };
  await admin(`create database ${name}`);
  return {
    url: server.replace(/\/postgres$/, `/${name}`),
    drop: () => admin(`drop database if exists ${name} with (force)`),
  };
}

function got<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test database is not open yet');
  return value;
}
