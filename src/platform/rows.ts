import type { Knex } from 'knex';
import { dialectOf, type Query } from './db';

/**
 * A list of rows as a table inside a statement, `from ${table.sql} as given`: one binding however many rows, so that one
 * statement does the work of thousands on both databases.
 */
export interface RowTable {
  readonly sql: string;
  readonly bindings: readonly Knex.RawBinding[];
}

export type ColumnKind = 'bigint' | 'text';

/** Column names are the keys of `columns`; a row's missing or undefined field is null. Field names must be plain words. */
export function tableOf(
  query: Query,
  columns: Readonly<Record<string, ColumnKind>>,
  rows: readonly Readonly<Record<string, unknown>>[],
): RowTable {
  const names = Object.keys(columns);
  if (dialectOf(query) === 'sqlite') {
    const picked = names.map((name, at) => `value ->> ${at} as ${name}`).join(', ');
    const values = rows.map((row) => names.map((name) => row[name] ?? null));
    return { sql: `(select ${picked} from json_each(?))`, bindings: [JSON.stringify(values)] };
  }
  const typed = names.map((name) => `${name} ${columns[name] ?? 'text'}`).join(', ');
  return { sql: `(select * from json_to_recordset(?::json) as r(${typed}))`, bindings: [JSON.stringify(rows)] };
}
