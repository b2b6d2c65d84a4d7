import { rowsOf } from './db';
import { testDatabase } from './testing/database';

const open = testDatabase();

describe('migrations', () => {
  it('make every table and view, and are complete when asked again', async () => {
    const sql =
      open.db.dialect === 'sqlite'
        ? `select name from sqlite_schema where type = 'view'`
        : `select table_name as name from information_schema.views where table_schema = 'public'`;
    const views = (await rowsOf<{ name: string }>(open.db.read, sql)).map((row) => row.name);
    expect(views).toEqual(expect.arrayContaining(['v_open_item', 'v_hold', 'v_promise', 'v_reminder', 'v_case']));
  });
});
