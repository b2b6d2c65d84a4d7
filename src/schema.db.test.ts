import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf, type Query } from './platform/db';
import { testDatabase, testDialect } from './platform/testing/database';

/**
 * The tables as the migrations make them, kept in `fixtures/schema.sql` so that a change of a migration shows what it does.
 * After a wanted change: `DULY_UPDATE_SCHEMA=1 npm test -- src/schema`.
 */
const GOLDEN = join(__dirname, '..', 'fixtures', 'schema.sql');
const open = testDatabase();

async function sqliteSchema(q: Query): Promise<string> {
  const rows = await rowsOf<{ sql: string }>(
    q,
    `select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' and tbl_name not like 'migration%'
     order by case type when 'table' then 1 when 'index' then 2 else 3 end, name`,
  );
  return rows
    .map(
      ({ sql }) =>
        `${sql.replace(/^(CREATE TABLE `\w+` \()/, '$1\n  ').replace(/, (?=`|foreign key|primary key)/g, ',\n  ')};\n`,
    )
    .join('\n');
}

/** `table.column` of every table and view. */
async function postgresColumns(q: Query): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    q,
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and table_name not like 'migration%'`,
  );
  return rows.map(({ name }) => name).sort();
}

if (testDialect() === 'sqlite') {
  describe('the schema', () => {
    it('is the one that is kept', async () => {
      const schema = await sqliteSchema(open.db.read);
      if (process.env['DULY_UPDATE_SCHEMA']) writeFileSync(GOLDEN, schema);
      expect(schema).toBe(readFileSync(GOLDEN, 'utf8'));
    });
  });
} else {
  describe('the schema on PostgreSQL', () => {
    it('has the columns of the one that is kept', async () => {
      const golden = readFileSync(GOLDEN, 'utf8');
      const tables = [...golden.matchAll(/^create table `(\w+)` \(([\s\S]*?)\);$/gim)];
      const expected = tables.flatMap(([, table, body]) =>
        [...`,${body ?? ''}`.matchAll(/[,(]\s*`(\w+)` (?=integer|bigint|text|varchar)/gi)].map(
          ([, column]) => `${table ?? ''}.${column ?? ''}`,
        ),
      );
      const columns = await postgresColumns(open.db.read);
      expect(columns.filter((name) => !name.startsWith('v_'))).toEqual(expected.sort());
    });
  });
}
