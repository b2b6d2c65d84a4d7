import { dialectOf, rowsOf, type Query } from './db';

/** Whole tables as JSON: what a backup is made of where the database is no file, and what moves one into the other. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Every table of ours in the order in which the migrations made them, so that each comes after those it refers to. */
export async function tablesOf(q: Query): Promise<Table[]> {
  const sql =
    dialectOf(q) === 'sqlite'
      ? `select m.name as "table", c.name as "column" from sqlite_schema m, pragma_table_info(m.name) c
         where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'migration%' order by m.rowid, c.cid`
      : `select c.relname as "table", a.attname as "column" from pg_class c
         join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
         join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         where c.relkind = 'r' and c.relname not like 'migration%' order by c.oid, a.attnum`;
  const found = new Map<string, string[]>();
  for (const { table, column } of await rowsOf<{ table: string; column: string }>(q, sql)) {
    found.set(table, [...(found.get(table) ?? []), column]);
  }
  return [...found].map(([name, columns]) => ({ name, columns }));
}

export interface Chunk {
  /** An array of rows, each an array of values in the order of the columns; without a line break. */
  readonly json: string;
  readonly rows: number;
}

/** The rows of a table, thousands at a time. `q` must be a transaction on PostgreSQL: one picture of all tables. */
export function chunksOf(q: Query, table: Table): AsyncGenerator<Chunk> {
  return dialectOf(q) === 'sqlite' ? sqliteChunks(q, table) : postgresChunks(q, table);
}

const ROWS = 5_000;

async function* sqliteChunks(q: Query, { name, columns }: Table): AsyncGenerator<Chunk> {
  const values = columns.map((column) => `"${column}"`).join(', ');
  for (let after: number | null = -1; after !== null;) {
    const [chunk]: { json: string; rows: number; last: number | null }[] = await rowsOf(
      q,
      `select json_group_array(json_array(${values})) as json, count(*) as "rows", max(rowid) as last
       from (select rowid, * from "${name}" where rowid > ? order by rowid limit ${ROWS})`,
      [after],
    );
    if (chunk !== undefined && chunk.rows > 0) yield { json: chunk.json, rows: chunk.rows };
    after = chunk?.last ?? null;
  }
}

async function* postgresChunks(q: Query, { name, columns }: Table): AsyncGenerator<Chunk> {
  const values = columns.map((column) => `"${column}"`).join(', ');
  await q.raw(
    `declare rows_of_table no scroll cursor for select json_build_array(${values})::text as json from "${name}"`,
  );
  for (;;) {
    const rows = await rowsOf<{ json: string }>(q, `fetch ${ROWS} from rows_of_table`);
    if (rows.length === 0) break;
    yield { json: `[${rows.map(({ json }) => json).join(',')}]`, rows: rows.length };
  }
  await q.raw('close rows_of_table');
}
