import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { testLedger } from './testing/ledger';
import type { Day } from '../kernel/day';

/** A file that is large beside the ledger is loaded without the plain indexes; nobody may notice. */
const open = testDatabase();
const ROWS = 21_000;

const csv = (): string =>
  [
    'Customer No,Customer Name,Invoice No,Invoice Date,Due Date,Amount,Open Amount,Currency',
    ...Array.from({ length: ROWS }, (_, n) => {
      const open = n % 7 === 0 ? '4.00' : '10.00';
      return `C${n % 499},Customer ${n % 499},F-${n},2026-03-01,2026-03-${10 + (n % 20)},10.00,${open},${n % 5 === 0 ? 'USD' : 'EUR'}`;
    }),
  ].join('\n');

const indexes = (): Promise<{ name: string; sql: string }[]> =>
  rowsOf(
    open.db.read,
    open.db.dialect === 'sqlite'
      ? `select name, sql from sqlite_schema where type = 'index' and sql is not null order by name`
      : `select indexname as name, indexdef as sql from pg_indexes where schemaname = 'public' union all
         select conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace order by name, sql`,
  );

describe('a large file', () => {
  it('is booked whole, leaves every index as it was, points nowhere, and changes nothing the second time', async () => {
    const before = await indexes();
    const ledger = await testLedger(open.db);
    const options = { options: { asOf: '2026-03-10' as Day }, yes: false };
    expect(await ledger.csv(csv(), options)).toMatchObject({ booked: ROWS });
    expect(await indexes()).toEqual(before);
    const settled = ROWS / 7;
    const [sums] = await rowsOf(
      open.db.read,
      `select (select count(*) from entry where company_id = ?) as entries, (select count(*) from allocation where company_id = ?) as allocations,
         (select sum(open_minor) from balance where company_id = ?) as open, (select sum(open_count) from balance where company_id = ?) as items`,
      [ledger.companyId, ledger.companyId, ledger.companyId, ledger.companyId],
    );
    expect(sums).toEqual({
      entries: ROWS + settled,
      allocations: settled,
      open: ROWS * 1000 - settled * 600,
      items: ROWS,
    });
    if (open.db.dialect === 'sqlite') expect(await rowsOf(open.db.read, 'pragma foreign_key_check')).toEqual([]);
    expect(await ledger.csv(csv(), options)).toMatchObject({ booked: 0, changed: 0, unchanged: ROWS });
  });
});
