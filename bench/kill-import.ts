import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCompany } from '../src/companies/actions';
import { theCompany } from '../src/companies/store';
import { day, type Instant } from '../src/kernel/day';
import { createIds } from '../src/kernel/ids';
import { importFile } from '../src/imports/actions';
import { openDb, rowsOf, type Db } from '../src/platform/db';
import { diskFiles } from '../src/platform/files';
import { migrate } from '../src/platform/migrate';
import { startPostgres } from '../src/platform/testing/postgres-up';
import type { Work } from '../src/platform/work';
import { begins, childrenOf, taskGiven, type Children } from './kill-child';

/**
 * `kill -9` at a random moment of an import, again and again: afterwards the ledger holds nothing of the file or all of it, no staging
 * is left behind, and the next import carries on as if nothing had been. `tsx bench/kill-import.ts [rounds]`, on both databases.
 */
export interface Killed {
  readonly rounds: number;
  /** Killed before the import was booked, and after. */
  readonly nothing: number;
  readonly whole: number;
}

const ROWS = 20_000;
const PART_PAID = ROWS / 10;

/** Throws where a ledger is half-booked, wrong or cannot go on. */
export async function killImports(url: string, rounds: number, tell: (line: string) => void): Promise<Killed> {
  const home = mkdtempSync(join(tmpdir(), 'duly-kill-'));
  const db = openDb(url);
  const children = childrenOf(__filename);
  try {
    await migrate(db);
    const csv = join(home, 'items.csv');
    writeFileSync(csv, csvText());
    const found = { nothing: 0, whole: 0 };
    const takes = await imported(children, [url, csv, await planted(db, 'whole')]);
    await expectWhole(db, 'whole');
    for (let round = 1; round <= rounds; round++) {
      const code = await planted(db, `round${round}`);
      const after = Math.random() * takes * 1.1;
      await imported(children, [url, csv, code], after);
      const booked = await entriesOf(db, code);
      if (booked === 0) found.nothing++;
      else found.whole++;
      if (booked > 0) await expectWhole(db, code);
      tell(`round ${round}: killed after ${Math.round(after)} ms, ${booked} entries`);
      await imported(children, [url, csv, code]);
      await expectWhole(db, code);
    }
    await expectNothingLeft(db, url);
    return { rounds, ...found };
  } finally {
    children.close();
    await db.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** A tenth of the invoices is paid in part, so that there are settlements too. */
const csvText = (): string =>
  [
    'Customer No,Customer Name,Invoice No,Invoice Date,Due Date,Amount,Open Amount,Currency',
    ...Array.from(
      { length: ROWS },
      (_, n) =>
        `C${n % 997},Customer ${n % 997},F-${n},2026-03-01,2026-03-31,10.00,${n % 10 === 0 ? '4.00' : '10.00'},EUR`,
    ),
  ].join('\n');

const workOn = (db: Db, home: string): Work => ({
  db,
  files: diskFiles(home),
  ids: createIds(1n),
  actor: { kind: 'shell', name: 'kill-test' },
  now: '2026-03-10T08:00:00.000Z' as Instant,
  today: day('2026-03-10'),
});

async function planted(db: Db, code: string): Promise<string> {
  await openCompany(workOn(db, tmpdir()), { name: code, code, country: 'FR', currency: 'EUR' });
  return code;
}

/** Imports in a process of its own; answers how long that took, in milliseconds. */
const imported = async (
  children: Children,
  [url, csv, code]: readonly [string, string, string],
  killAfter = Infinity,
) => (await children.play([url, csv, code], killAfter)).ms;

async function entriesOf(db: Db, code: string): Promise<number> {
  const { id } = await theCompany(db.read, code);
  const [row] = await rowsOf<{ n: number }>(db.read, 'select count(*) as n from entry where company_id = ?', [id]);
  return row?.n ?? 0;
}

/** Every entry, settlement and allocation is there once, and the balances say so. */
async function expectWhole(db: Db, code: string): Promise<void> {
  const { id } = await theCompany(db.read, code);
  const one = async (sql: string): Promise<number> => (await rowsOf<{ n: number }>(db.read, sql, [id]))[0]?.n ?? 0;
  const found = {
    entries: await one('select count(*) as n from entry where company_id = ?'),
    items: await one('select count(*) as n from open_item where company_id = ?'),
    allocations: await one('select count(*) as n from allocation where company_id = ?'),
    open: await one('select sum(open_minor) as n from balance where company_id = ?'),
    customers: await one('select count(*) as n from customer where company_id = ?'),
  };
  const entries = ROWS + PART_PAID;
  const wanted = {
    entries,
    items: entries,
    allocations: PART_PAID,
    open: ROWS * 1000 - PART_PAID * 600,
    customers: 997,
  };
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    throw new Error(`${code} holds ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
  }
}

async function expectNothingLeft(db: Db, url: string): Promise<void> {
  if (db.dialect === 'postgres') {
    const left = await rowsOf(
      db.read,
      `select relname from pg_class where relpersistence = 't' and relname in ('staged', 'book_match')`,
    );
    if (left.length > 0) throw new Error(`staging is left behind: ${JSON.stringify(left)}`);
    return;
  }
  const name = url.split('/').at(-1) ?? '';
  const beside = readdirSync(join(url, '..')).filter(
    (file) => file.startsWith(name) && !/^(-wal|-shm)?$/.test(file.slice(name.length)),
  );
  if (beside.length > 0) throw new Error(`files are left behind: ${beside.join(', ')}`);
}

/** The process that is killed. */
async function child(): Promise<void> {
  const [url = '', csv = '', code = ''] = (await taskGiven()) ?? [];
  if (url === '') return;
  const db = openDb(url);
  const work = workOn(db, join(csv, '..'));
  const company = await theCompany(db.read, code);
  begins();
  await importFile(work, { company, path: csv, options: { asOf: day('2026-03-10') }, fileDay: day('2026-03-10') });
  await db.close();
}

async function main(): Promise<void> {
  const [first] = process.argv.slice(2);
  if (first === 'child') return child();
  const rounds = Number(first ?? 30);
  const home = mkdtempSync(join(tmpdir(), 'duly-kill-db-'));
  const server = await startPostgres();
  try {
    for (const database of [join(home, 'duly.sqlite'), server.url]) {
      const { nothing, whole } = await killImports(database, rounds, (line) => console.log(line));
      console.log(
        `killed ${rounds} times: ${nothing} times nothing was booked, ${whole} times all of it; never a part.`,
      );
    }
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

if (require.main === module) void main();
