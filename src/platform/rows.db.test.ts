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

describe('the same question, asked again', () => {
  it('is answered from what its table has become, after a mistake, and to each who asks with other values', async () => {
    const { read, write } = open.db;
    await write.raw('create table again (n bigint)');
    const ask = (n: number): Promise<unknown[]> => rowsOf(read, 'select again.*, 1 as one from again where n = ?', [n]);
    await write('again').insert([{ n: 1 }, { n: 2 }]);
    expect(await ask(1)).toEqual([{ n: 1, one: 1 }]);
    await write.raw(`alter table again add column text varchar default 'new'`);
    expect(await ask(2)).toEqual([{ n: 2, text: 'new', one: 1 }]);
    for (const n of [1, 2]) await expect(rowsOf(read, 'select missing + ? from again', [n])).rejects.toThrow('missing');
    const many = await Promise.all(Array.from({ length: 50 }, (_, at) => ask(at % 3)));
    expect(many.map((rows) => rows.length)).toEqual(Array.from({ length: 50 }, (_, at) => (at % 3 === 0 ? 0 : 1)));
    for (let at = 0; at < 130; at += 1) expect(await rowsOf(read, `select ${at} as n`)).toEqual([{ n: at }]);
    await write.raw('drop table again');
    await expect(ask(1)).rejects.toThrow('again');
  });
});
