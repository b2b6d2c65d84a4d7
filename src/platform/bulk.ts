import { finished } from 'node:stream/promises';
import knex, { type Knex } from 'knex';
import type { Client as PgClient } from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import { dialectOf, rowsOf, type Db, type Dialect, type Tx } from './db';

/**
 * A connection of its own for loading very many rows: they are staged in temporary tables, outside any transaction and seen
 * by nobody else, and then booked set-based in one. Whatever happens to the process, the database forgets what was staged.
 *
 * Foreign keys are not checked row by row on this connection (on PostgreSQL where the role may set
 * `session_replication_role`): who books through it inserts only what it has joined, and a test looks for orphans.
 */
export interface Bulk {
  readonly dialect: Dialect;
  /** Statements outside a transaction, and the temporary tables of this connection. */
  readonly query: Knex;
  /** Fills a temporary table; one at a time. */
  loader(table: string, columns: readonly string[]): Promise<Loader>;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Loader {
  /** An array of rows as JSON, each an array of values in the order of the columns. Resolves when more may come. */
  add(json: string): Promise<void>;
  /** Resolves when every row is in the table. */
  end(): Promise<void>;
}

export async function openBulk(db: Db): Promise<Bulk> {
  const config = (db.write.client as { config: Knex.Config }).config;
  const query = knex({
    ...config,
    pool: { min: 1, max: 1, ...(db.dialect === 'sqlite' ? { afterCreate: sqlite } : {}) },
  });
  if (db.dialect === 'postgres') {
    await query.raw('set session_replication_role = replica').catch(() => undefined);
    await query.raw(POSTGRES_SETTINGS);
  }
  return {
    dialect: db.dialect,
    query,
    loader: (table, columns) => (db.dialect === 'sqlite' ? sqliteLoader : copyLoader)(query, table, columns),
    transaction: (work) => query.transaction(work),
    close: async () => {
      if (db.dialect === 'sqlite') await shrinkLog(query);
      await query.destroy();
    },
  };
}

/** The write-ahead log is as large as what was booked: it is emptied, unless somebody is reading from it. */
async function shrinkLog(query: Knex): Promise<void> {
  await query.raw('pragma busy_timeout = 500');
  await query.raw('pragma wal_checkpoint(truncate)').catch(() => undefined);
}

/** Ends `create table`: on SQLite the rows then lie in the primary key itself, and each look-up is one search instead of two. */
export const keyedTable = (query: Knex | Tx): string => (dialectOf(query) === 'sqlite' ? 'without rowid' : '');

/** Planner statistics of a temporary table that was just filled. SQLite plans by the indexes alone. */
export async function analyze(query: Knex | Tx, table: string, columns: readonly string[] = []): Promise<void> {
  if (dialectOf(query) !== 'postgres') return;
  await query.raw(`analyze ${table}${columns.length === 0 ? '' : ` (${columns.join(', ')})`}`);
}

/**
 * Planner statistics of tables of which a tenth or more is new to PostgreSQL. By itself it looks only minutes later, and would go
 * through a whole table for each row until then. Outside of transactions.
 */
export async function analyzeChanged(query: Knex, tables: readonly string[]): Promise<void> {
  if (dialectOf(query) !== 'postgres') return;
  const names = tables.map((table) => `'${table}'`).join(', ');
  await query.raw('select pg_stat_force_next_flush()').catch(() => undefined); // since PostgreSQL 15
  const changed = await rowsOf<{ name: string }>(
    query,
    `select relname as name from pg_stat_user_tables where schemaname = current_schema() and relname in (${names})
       and n_mod_since_analyze > 50 + n_live_tup / 10`,
  );
  for (const { name } of changed) await analyze(query, name);
}

/**
 * Does the work while these tables have no indexes but their primary keys (on SQLite the unique ones stay, which costs it little), and
 * makes the others again as they were; what should be unique is seen to be so then. In the same transaction: whoever reads sees all
 * of them all the time on SQLite, and waits on PostgreSQL. Meant for tables that are small so far.
 */
export async function withoutIndexes(tx: Tx, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const indexes = await rowsOf<Index>(tx, INDEXES[dialectOf(tx)](tables.map((table) => `'${table}'`).join(', ')));
  for (const { drop } of indexes) await tx.raw(drop);
  await work();
  for (const { make } of indexes) await tx.raw(make);
}

interface Index {
  readonly drop: string;
  readonly make: string;
}

const INDEXES = {
  sqlite: (names: string) =>
    `select 'drop index "' || name || '"' as "drop", sql as "make" from sqlite_schema
     where type = 'index' and sql is not null and sql not like 'create unique%' and tbl_name in (${names}) order by name`,
  postgres: (names: string) =>
    `select case when c.oid is null then format('drop index %I', i.relname)
         else format('alter table %I drop constraint %I', t.relname, c.conname) end as "drop",
       case when c.oid is null then pg_get_indexdef(i.oid)
         else format('alter table %I add constraint %I %s', t.relname, c.conname, pg_get_constraintdef(c.oid)) end as "make"
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     left join pg_constraint c on c.conindid = i.oid and c.contype = 'u'
     where not x.indisprimary and t.relnamespace = current_schema()::regnamespace and t.relname in (${names}) order by i.relname`,
} as const;

/** A million lines are sorted, joined and indexed in memory; compiling the statements would cost more than it saves. */
const POSTGRES_SETTINGS = `set work_mem = '64MB'; set temp_buffers = '64MB'; set maintenance_work_mem = '192MB'; set jit = off`;

/** Sorting and staging spill to files, so that memory does not grow with the file that is imported. */
const SQLITE_PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = OFF;
  PRAGMA busy_timeout = 60000;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = FILE;
  PRAGMA mmap_size = 0;`;

type SqliteConnection = { exec(sql: string, done: (error: Error | null) => void): void };

function sqlite(connection: SqliteConnection, done: (error: Error | null, connection: SqliteConnection) => void): void {
  connection.exec(SQLITE_PRAGMAS, (error) => {
    done(error, connection);
  });
}

/** The database takes the JSON apart itself, off the main thread: three times as fast as bound values. */
function sqliteLoader(query: Knex, table: string, columns: readonly string[]): Promise<Loader> {
  const picked = columns.map((_, at) => `value ->> ${at}`).join(', ');
  const sql = `insert into ${table} (${columns.join(', ')}) select ${picked} from jsonb_each(?)`;
  return Promise.resolve({
    add: async (json) => {
      await query.raw(sql, [json]);
    },
    end: () => Promise.resolve(),
  });
}

/** COPY holds the connection until `end`. */
async function copyLoader(query: Knex, table: string, columns: readonly string[]): Promise<Loader> {
  const client = query.client as {
    acquireConnection(): Promise<PgClient>;
    releaseConnection(c: PgClient): Promise<void>;
  };
  const connection = await client.acquireConnection();
  const stream: CopyStreamQuery = connection.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  const done = finished(stream);
  done.catch(() => undefined);
  return {
    add: async (json) => {
      if (stream.write(copyText(json))) return;
      await Promise.race([new Promise((drained) => stream.once('drain', drained)), done]);
    },
    end: async () => {
      stream.end();
      await done.finally(() => client.releaseConnection(connection));
    },
  };
}

const SPECIAL = /[\\\t\n\r\0]/;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' };

/** The text format of COPY: tabs between values, `\N` for null. */
function copyText(json: string): string {
  let text = '';
  for (const row of JSON.parse(json) as (string | number | null)[][]) {
    for (let at = 0; at < row.length; at++) {
      const value = row[at];
      if (at > 0) text += '\t';
      if (value === null || value === undefined) text += '\\N';
      else if (typeof value === 'number') text += value;
      else text += SPECIAL.test(value) ? value.replace(/[\\\t\n\r\0]/g, (mark) => ESCAPED[mark] ?? '') : value;
    }
    text += '\n';
  }
  return text;
}
