import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import { assert } from '../kernel/assert';
import { ImmediateSqlite, SqliteReader } from './sqlite';

/**
 * The database, SQLite or PostgreSQL behind one face. Readers never wait for the writer: on SQLite they are their own
 * connections in WAL mode; on PostgreSQL both names are the same pool.
 */
export interface Db {
  readonly dialect: Dialect;
  /** For questions outside a transaction. Query-only on SQLite. */
  readonly read: Knex;
  /** Runs the work in one transaction; an error thrown by it rolls everything back. Do not nest: pass the `Tx` on. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The writing connections themselves: for bulk loading and migrations only. */
  readonly write: Knex;
  close(): Promise<void>;
}

export type Dialect = 'sqlite' | 'postgres';
/** A running transaction. */
export type Tx = Knex.Transaction;
/** Anything that answers a question: the readers or a running transaction. */
export type Query = Knex | Tx;

/** `url` is a path of an SQLite file or `postgres://…`. */
export function openDb(url: string): Db {
  return isPostgres(url) ? openPostgres(url) : openSqlite(url);
}

export const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

export function dialectOf(query: Query): Dialect {
  const name = (query.client as { config: { client: unknown } }).config.client;
  return name === 'pg' ? 'postgres' : 'sqlite';
}

/**
 * Holds the company's lock until the transaction ends, so that two runs or imports of one company never interleave.
 * On SQLite the immediate transaction is already the only writer. False where somebody else holds it.
 */
export async function lockCompany(tx: Tx, companyId: number): Promise<boolean> {
  if (dialectOf(tx) === 'sqlite') return true;
  const answer = await tx.raw<{ rows: { got: boolean }[] }>('select pg_try_advisory_xact_lock(?, ?) as got', [
    LOCK_SPACE,
    companyId,
  ]);
  return answer.rows[0]?.got === true;
}

/** The same lock, waited for. */
export async function waitForCompany(tx: Tx, companyId: number): Promise<void> {
  if (dialectOf(tx) === 'postgres') await tx.raw('select pg_advisory_xact_lock(?, ?)', [LOCK_SPACE, companyId]);
}

/** A lock of its own, waited for, for what the desk keeps beside the company's books: never in the way of a run or an import. */
export async function waitForDesk(tx: Tx, companyId: number): Promise<void> {
  if (dialectOf(tx) === 'postgres') await tx.raw('select pg_advisory_xact_lock(?, ?)', [DESK_SPACE, companyId]);
}

/** Rows of a raw statement, whichever the database. */
export async function rowsOf<Row>(query: Query, sql: string, bindings: readonly unknown[] = []): Promise<Row[]> {
  const answer: unknown = await query.raw(sql, bindings as Knex.RawBinding[]);
  return (Array.isArray(answer) ? answer : (answer as { rows: Row[] }).rows) as Row[];
}

type Asks = readonly (() => Promise<unknown>)[];
type Answers<T extends Asks> = { -readonly [At in keyof T]: Awaited<ReturnType<T[At]>> };

/** Questions that do not depend on each other, asked of several readers at once; in a transaction, which has one connection, in turn. */
export async function atOnce<const T extends Asks>(query: Query, ...asks: T): Promise<Answers<T>> {
  if (query.isTransaction !== true) return (await Promise.all(asks.map((ask) => ask()))) as Answers<T>;
  const answers: unknown[] = [];
  for (const ask of asks) answers.push(await ask());
  return answers as Answers<T>;
}

const LOCK_SPACE = 0xd017;
const DESK_SPACE = 0xd018;
const silent = (): void => undefined;
/** Errors are thrown, not printed besides; they quote the statement, not the values (which may be personal). */
const SHARED = {
  compileSqlOnError: false,
  log: { warn: silent, error: silent, deprecate: silent, debug: silent },
};

function openSqlite(path: string): Db {
  mkdirSync(dirname(path), { recursive: true });
  const write = knex({
    client: ImmediateSqlite,
    connection: { filename: path },
    useNullAsDefault: true,
    ...SHARED,
    pool: { min: 1, max: 1, afterCreate: pragmas([...SHARED_PRAGMAS, 'synchronous = FULL']) },
  });
  const read = knex({
    client: SqliteReader,
    connection: { filename: path },
    useNullAsDefault: true,
    ...SHARED,
    pool: { min: 0, max: 4, afterCreate: pragmas([...SHARED_PRAGMAS, 'query_only = ON']) },
  });
  return {
    dialect: 'sqlite',
    read,
    write,
    transaction: (work) => write.transaction(work),
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
  };
}

const SHARED_PRAGMAS = [
  'journal_mode = WAL',
  'foreign_keys = ON',
  'busy_timeout = 30000',
  'cache_size = -65536',
  'temp_store = MEMORY',
  'mmap_size = 268435456',
];

type SqliteConnection = { exec(sql: string, done: (error: Error | null) => void): void };

function pragmas(list: readonly string[]) {
  return (connection: SqliteConnection, done: (error: Error | null, connection: SqliteConnection) => void): void => {
    connection.exec(list.map((pragma) => `PRAGMA ${pragma};`).join('\n'), (error) => {
      done(error, connection);
    });
  };
}

function openPostgres(url: string): Db {
  pg.types.setTypeParser(pg.types.builtins.INT8, wholeNumber);
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, wholeNumber);
  const write = knex({ client: 'pg', connection: url, ...SHARED, pool: { min: 0, max: 8, afterCreate: settings } });
  return {
    dialect: 'postgres',
    read: write,
    write,
    transaction: (work) => write.transaction(work),
    close: () => write.destroy(),
  };
}

/** Questions take milliseconds: to compile one takes longer. Sums over all items sort and hash in memory. */
const POSTGRES_SETTINGS = `set jit = off; set work_mem = '32MB'`;

function settings(connection: PgConnection, done: (error: Error | null, connection: PgConnection) => void): void {
  connection.query(POSTGRES_SETTINGS, (error) => {
    done(error, connection);
  });
}

type PgConnection = { query(sql: string, done: (error: Error | null) => void): void };

/** PostgreSQL sends bigint and sums as text: money comes back as a safe integer or not at all. */
function wholeNumber(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value) || text.includes('.'), `number leaves the safe integers: ${text}`);
  return value;
}
