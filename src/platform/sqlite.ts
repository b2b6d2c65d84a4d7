/* eslint-disable @typescript-eslint/no-require-imports -- knex publishes its dialects as CommonJS files only */
import type { Knex } from 'knex';

/**
 * SQLite whose transactions take the write lock at once (`BEGIN IMMEDIATE`): a second process waits its turn instead of
 * failing half-way, when its read turns into a write on an outdated view.
 */
type Begin = { query(connection: unknown, sql: string): Promise<unknown> };
type TransactionClass = new (...args: unknown[]) => Begin;

const Client = require('knex/lib/dialects/sqlite3/index.js') as new (...args: unknown[]) => Knex.Client;
const SqliteTransaction = require('knex/lib/dialects/sqlite3/execution/sqlite-transaction.js') as TransactionClass;

class ImmediateTransaction extends SqliteTransaction {
  begin(connection: unknown): Promise<unknown> {
    return this.query(connection, 'BEGIN IMMEDIATE;');
  }
}

class Sqlite extends Client {
  override transaction(...args: unknown[]): Knex.Transaction {
    return new ImmediateTransaction(this, ...args) as unknown as Knex.Transaction;
  }
}

export const ImmediateSqlite = Sqlite as unknown as typeof Knex.Client;

/**
 * SQLite for readers: what was asked once is not parsed and planned again. A page asks the same some dozens of questions each
 * time, and planning is a good part of what they cost.
 */
class Reader extends Sqlite {
  readonly #kept = new WeakMap<Connection, Map<string, Statement>>();

  _query(connection: Connection, asked: Asked): Promise<Asked> {
    return new Promise((answered, failed) => {
      const { sql, bindings } = asked;
      const kept = this.#kept.get(connection) ?? new Map<string, Statement>();
      this.#kept.set(connection, kept);
      const statement = kept.get(sql) ?? connection.prepare(sql, (error) => (error ? failed(error) : undefined));
      statement.all(bindings ?? [], (error, rows) => {
        kept.delete(sql);
        if (error) {
          statement.finalize();
          failed(error);
        } else {
          kept.set(sql, statement);
          forgetOldest(kept, MOST_KEPT);
          answered(Object.assign(asked, { response: rows, context: {} }));
        }
      });
    });
  }

  override async destroyRawConnection(connection: Connection): Promise<void> {
    forgetOldest(this.#kept.get(connection) ?? new Map<string, Statement>(), 0);
    await super.destroyRawConnection(connection);
  }
}

/** Of each reader. */
const MOST_KEPT = 120;

/** The one asked longest ago is the first. */
function forgetOldest(kept: Map<string, Statement>, most: number): void {
  for (const [sql, statement] of kept) {
    if (kept.size <= most) return;
    kept.delete(sql);
    statement.finalize();
  }
}

interface Asked {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
}

interface Statement {
  all(bindings: readonly unknown[], done: (error: Error | null, rows: unknown[]) => void): void;
  finalize(): void;
}

interface Connection {
  prepare(sql: string, done: (error: Error | null) => void): Statement;
}

export const SqliteReader = Reader as unknown as typeof Knex.Client;
