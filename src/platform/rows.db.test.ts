import { rowsOf } from './db';
import { manyRowsOf, tableOf } from './rows';
import { testDatabase } from './testing/database';

const open = testDatabase();
const COLUMNS = { n: 'bigint', text: 'text' } as const;
const given = [
  { n: 9_007_199_254_740_991, text: 'it’s "quoted", {json} and \\ ü' },
  { n: -1, text: null },
  { n: 0, text: '' },
  { text: '42' },
];

describe('a list of rows as a table', () => {
  it('comes back as it went in, on both databases', async () => {
    const table = tableOf(open.db.read, COLUMNS, given);
    const rows = await rowsOf(open.db.read, `select n, text from ${table.sql} as given`, [...table.bindings]);
    expect(rows).toEqual([...given.slice(0, 3), { n: null, text: '42' }]);
  });

  it('may be empty', async () => {
    const table = tableOf(open.db.read, COLUMNS, []);
    expect(await rowsOf(open.db.read, `select n from ${table.sql} as given`, [...table.bindings])).toEqual([]);
  });
});

describe('very many rows', () => {
  it('are the same as ever, in their order', async () => {
    const many = Array.from({ length: 3000 }, (_, n) => ({
      n: (n * 7919) % 3001,
      text: n % 3 === 0 ? null : `row ${n}`,
    }));
    const table = tableOf(open.db.read, COLUMNS, many);
    const sql = `select n, text from ${table.sql} as given order by n desc`;
    const rows = await manyRowsOf<{ n: number; text: string | null }>(open.db.read, ['n', 'text'], sql, table.bindings);
    expect(rows).toEqual(many.sort((a, b) => b.n - a.n));
    expect(await manyRowsOf(open.db.read, ['n'], `select 1 as n where 1 = 0`)).toEqual([]);
  });
});
