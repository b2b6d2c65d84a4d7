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
