import type { Knex } from 'knex';
import { dialectOf, rowsOf, type Query } from './db';

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
    return { sql: `(select ${picked} from jsonb_each(?))`, bindings: [JSON.stringify(values)] };
  }
  const typed = names.map((name) => `${name} ${columns[name] ?? 'text'}`).join(', ');
  return { sql: `(select * from json_to_recordset(?::json) as r(${typed}))`, bindings: [JSON.stringify(rows)] };
}

/** Row numbers as a set inside a statement, `where id in ${among.sql}`: each is looked up, whatever a database thinks of joining. */
export function amongIds(query: Query, ids: readonly number[]): RowTable {
  const { sql, bindings } = tableOf(query, { id: 'bigint' }, ids.map((id) => ({ id }))); // prettier-ignore
  return { sql: `(select id from ${sql} as given)`, bindings };
}

/**
 * The rows of a question that has very many: as `rowsOf`, for a statement whose columns are exactly `fields`. SQLite hands
 * them over as one text, which is several times as fast as one value after the other. Order is kept. Numbers, texts, nulls.
 */
export async function manyRowsOf<Row>(
  query: Query,
  fields: readonly (keyof Row & string)[],
  sql: string,
  bindings: readonly unknown[] = [],
): Promise<Row[]> {
  if (dialectOf(query) === 'postgres') return rowsOf<Row>(query, sql, bindings);
  const array = `json_array(${fields.map((field) => `"${field}"`).join(', ')})`;
  const [answer] = await rowsOf<{ many: string }>(
    query,
    `select json_group_array(${array}) as many from (${sql}) as asked`,
    bindings,
  );
  const rows = JSON.parse(answer?.many ?? '[]') as unknown[][];
  const shape: Readonly<Record<string, unknown>> = Object.fromEntries(fields.map((field) => [field, null]));
  return rows.map((values) => {
    const row = { ...shape }; // of one shape from the start: filling it is several times as fast as growing it
    for (let at = 0; at < fields.length; at += 1) row[fields[at] ?? ''] = values[at];
    return row as Row;
  });
}
