import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsOf } from '../src/companies/store';
import { day } from '../src/kernel/day';
import { interestOnLedger } from '../src/law/interest.actions';
import { interestItems, interestMoves } from '../src/law/interest.store';
import { shippedTable } from '../src/law/rate-table';
import { customerRanges } from '../src/ledger/store';
import { openDb, type Db } from '../src/platform/db';
import { migrate } from '../src/platform/migrate';
import { startPostgres } from '../src/platform/testing/postgres-up';
import { report, type Timing } from './measure';

/**
 * Interest of 100,000 overdue items as of a day, a third of them paid in part, over five half-years of rates, against its floor: the same
 * rows, read and looked at no further. `tsx bench/interest.ts [items]`, on both databases.
 */
const TODAY = day('2026-06-30');
const CUSTOMERS = 5_000;
const COMPANY = { id: 1, country: 'DE', governingLaw: null };

export async function benchInterest(db: Db, items: number): Promise<Timing> {
  await fill(db, items);
  const settings = await settingsOf(db.read, COMPANY.id);
  const table = shippedTable();
  const ranges = await customerRanges(db.read, COMPANY.id);
  const floorSeconds = await fastest(async () => {
    let rows = 0;
    for (const range of ranges) {
      const asked = { range, asOn: TODAY, among: 'open' } as const;
      rows += (await interestItems(db.read, asked)).length + (await interestMoves(db.read, asked)).length;
    }
    return rows;
  });
  const counted = { items: 0, lines: 0 };
  const seconds = await fastest(async () => {
    Object.assign(counted, { items: 0, lines: 0 });
    for (const range of ranges) {
      const asked = { company: COMPANY, settings, range, asOn: TODAY, table, itemIds: [] } as const;
      for (const { found } of await interestOnLedger(db.read, { ...asked, among: 'open', estimate: false })) {
        counted.items += found?.claims.length ?? 0;
        counted.lines += found?.claims.reduce((total, { lines }) => total + lines.length, 0) ?? 0;
      }
    }
    return counted.items;
  });
  if (counted.items !== items) throw new Error(`${counted.items} of ${items} items were counted`);
  const speed = `${Math.round(items / seconds)} items/s, ${counted.lines} lines`;
  return { what: `${db.dialect}: interest of ${items} items (${speed})`, seconds, floorSeconds, target: 6 };
}

/** The best of three: the machine is shared. */
async function fastest(work: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const started = performance.now();
    await work();
    best = Math.min(best, (performance.now() - started) / 1000);
  }
  return best;
}

/** German companies; due within the last two and a half years; of every third item a third was paid sixty days later, where that day has come. */
async function fill(db: Db, items: number): Promise<void> {
  const recorded = `'2026-06-30T06:00:00.000Z', 'bench'`;
  const numbers = (count: number): string =>
    `with recursive numbers(n) as (select cast(1 as bigint) union all select n + 1 from numbers where n < ${count})`;
  const customer = `1 + (n * 7919) % ${CUSTOMERS}`;
  const amount = `3000 + 3 * ((n * 104729) % 300000)`;
  const late = `1 + (n * 31) % 900`;
  const [issued, due, paid] = [dated(db, `-30 - (${late})`), dated(db, `-(${late})`), dated(db, `60 - (${late})`)];
  const isPaid = `n % 3 = 0 and ${late} > 60`;
  await db.write.raw(
    `insert into company (id, code, legal_name, country, currency, language, zone, recorded_at, recorded_by)
     values (1, 'bench', 'Bench', 'DE', 'EUR', 'de', 'Europe/Berlin', ${recorded})`,
  );
  const inserts = [
    `insert into customer (id, company_id, code, name, debtor_type, recorded_at, recorded_by)
     ${numbers(CUSTOMERS)} select n, 1, cast(n as text), 'Customer ' || n, 'company', ${recorded} from numbers`,
    `insert into entry (id, company_id, customer_id, identity, type, document, currency, amount_minor, issued_on, recorded_at, recorded_by)
     ${numbers(items)} select n, 1, ${customer}, 'i' || n, 'invoice', 'F-' || n, 'EUR', ${amount}, ${issued}, ${recorded} from numbers`,
    `insert into open_item (id, company_id, customer_id, entry_id, part, currency, due_on, amount_minor, open_minor)
     ${numbers(items)} select n, 1, ${customer}, n, 1, 'EUR', ${due}, ${amount}, ${amount} - case when ${isPaid} then (${amount}) / 3 else 0 end from numbers`,
    `insert into entry (id, company_id, customer_id, identity, type, document, currency, amount_minor, issued_on, recorded_at, recorded_by)
     ${numbers(items)} select n + ${items}, 1, ${customer}, 'p' || n, 'payment', 'P-' || n, 'EUR', -((${amount}) / 3), ${paid}, ${recorded} from numbers where ${isPaid}`,
    `insert into open_item (id, company_id, customer_id, entry_id, part, currency, amount_minor, open_minor)
     ${numbers(items)} select n + ${items}, 1, ${customer}, n + ${items}, 1, 'EUR', -((${amount}) / 3), 0 from numbers where ${isPaid}`,
    `insert into allocation (company_id, customer_id, from_item_id, to_item_id, amount_minor, allocated_on, basis, recorded_at, recorded_by)
     ${numbers(items)} select 1, ${customer}, n + ${items}, n, (${amount}) / 3, ${paid}, 'matched', ${recorded} from numbers where ${isPaid}`,
  ];
  await db.transaction(async (tx) => {
    if (db.dialect === 'postgres') await tx.raw('set local session_replication_role = replica');
    for (const sql of inserts) await tx.raw(sql);
  });
  if (db.dialect === 'postgres') await db.write.raw('analyze');
}

/** A day so many days from today, in the words of the database. */
const dated = (db: Db, offset: string): string =>
  db.dialect === 'sqlite'
    ? `date('${TODAY}', (${offset}) || ' days')`
    : `to_char(date '${TODAY}' + cast(${offset} as int), 'YYYY-MM-DD')`;

async function main(items: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'duly-bench-'));
  const server = await startPostgres();
  try {
    for (const url of [join(home, 'bench.sqlite'), server.url]) {
      const db = openDb(url);
      await migrate(db);
      report([await benchInterest(db, items)]);
      await db.close();
    }
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

if (require.main === module) void main(Number(process.argv[2] ?? 100_000));
