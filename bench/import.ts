import { execFileSync, spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import * as XLSX from 'xlsx';
import { openCompany } from '../src/companies/actions';
import { theCompany } from '../src/companies/store';
import { day, type Instant } from '../src/kernel/day';
import { createIds } from '../src/kernel/ids';
import { importFile } from '../src/imports/actions';
import { openDb } from '../src/platform/db';
import { diskFiles } from '../src/platform/files';
import { migrate } from '../src/platform/migrate';
import { startPostgres } from '../src/platform/testing/postgres-up';
import { report, type Timing } from './measure';

/**
 * Import of a CSV of many rows into the ledger, and of the same file again, against the floor of the same run: the database's own bulk
 * load of that file into one table, and two indexes. Of a workbook: against bare reading. `tsx bench/import.ts [rows] [xlsx rows]`.
 *
 * Each import runs in a process of its own, so that its peak memory is its own. What is timed is the import itself, from opening the
 * file to the last byte on the disk, without the start of Node.
 */
interface Once {
  readonly seconds: number;
  readonly rssMb: number;
  readonly booked: number;
  readonly changed: number;
  readonly unchanged: number;
}

const CUSTOMERS = 50_000;
const HEAD = 'Customer No,Customer Name,Invoice No,Invoice Date,Due Date,Amount,Open Amount,Currency,PO Number,Subject';

/** An open-item list: three rows in a hundred are paid in part, two are credit notes. */
function line(n: number): string {
  const customer = 100_000 + ((n * 7919) % CUSTOMERS);
  const amount = ((n * 104_729) % 900_000) + 1_000;
  const credit = n % 50 === 7;
  const minor = credit ? -amount : amount;
  const open = n % 33 === 5 && !credit ? Math.round(amount / 3) : minor;
  const issued = new Date(Date.UTC(2026, 0, 1) + (n % 180) * 86_400_000);
  const due = new Date(issued.getTime() + 30 * 86_400_000);
  const text = (date: Date): string => date.toISOString().slice(0, 10);
  return `${customer},Customer ${customer} Ltd,${credit ? 'CN' : 'F'}-${1_000_000 + n},${text(issued)},${text(due)},${(minor / 100).toFixed(2)},${(open / 100).toFixed(2)},EUR,PO-${n % 9_973},"Goods, order ${n % 99_991}"`;
}

export async function writeCsv(path: string, rows: number): Promise<void> {
  await pipeline(function* () {
    yield `${HEAD}\n`;
    for (let from = 0; from < rows; from += 1_000) {
      yield Array.from({ length: Math.min(1_000, rows - from) }, (_, at) => `${line(from + at)}\n`).join('');
    }
  }, createWriteStream(path));
}

function writeXlsx(path: string, rows: number): void {
  const cells = [HEAD, ...Array.from({ length: rows }, (_, n) => line(n))].map((text, at) =>
    text
      .replaceAll('"', '')
      .split(/,(?! )/)
      .map((cell, column) => (at > 0 && (column === 5 || column === 6) ? Number(cell) : cell)),
  );
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells, { dense: true }), 'Items');
  XLSX.writeFile(book, path, { compression: true });
}

/** Imports one file into the database at `url`, as the only thing that this process does. */
async function once(url: string, path: string): Promise<Once> {
  const db = openDb(url);
  await migrate(db);
  const now = '2026-07-31T08:00:00.000Z' as Instant;
  const work = {
    db,
    files: diskFiles(join(path, '..', 'files')),
    ids: createIds(1n),
    actor: { kind: 'shell', name: 'bench' },
    now,
    today: day('2026-07-31'),
  } as const;
  const company =
    (await openCompany(work, { name: 'Bench', country: 'FR', currency: 'EUR' }).catch(() => undefined)) ??
    (await theCompany(db.read));
  const started = performance.now();
  const outcome = await importFile(work, {
    company,
    path,
    options: { asOf: day('2026-07-31') },
    fileDay: day('2026-07-31'),
  });
  const seconds = (performance.now() - started) / 1000;
  await db.close();
  const { booked, changed, unchanged } = outcome;
  return { seconds, rssMb: process.resourceUsage().maxRSS / 1024, booked, changed, unchanged };
}

function inOwnProcess(url: string, path: string): Once {
  const tsx = require.resolve('tsx/cli');
  const { stdout, status } = spawnSync(process.execPath, [tsx, __filename, 'once', url, path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 20,
  });
  if (status !== 0) throw new Error(`the import ended with ${String(status)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Once;
}

function sqliteFloor(csv: string, home: string): number {
  const path = join(home, 'floor.sqlite');
  rmSync(path, { force: true });
  const started = performance.now();
  execFileSync('sqlite3', [path], {
    input: `.mode csv\n.import '${csv}' item\ncreate index item_document on item("Invoice No");\ncreate index item_customer on item("Customer No", "Due Date");\n`,
  });
  return (performance.now() - started) / 1000;
}

async function postgresFloor(csv: string, url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const columns = HEAD.split(',').map((_, at) => `c${at} text`);
  await client.query('drop table if exists floor');
  const started = performance.now();
  await client.query(`create table floor (${columns.join(', ')})`);
  await pipeline(createReadStream(csv), client.query(copyFrom('copy floor from stdin with (format csv, header true)')));
  await client.query('create index floor_document on floor (c2)');
  await client.query('create index floor_customer on floor (c0, c4)');
  const seconds = (performance.now() - started) / 1000;
  await client.query('drop table floor');
  await client.end();
  return seconds;
}

/** Reads the workbook as the package does by itself, dense. */
function bareRead(path: string): number {
  const started = performance.now();
  XLSX.readFile(path, { dense: true });
  return (performance.now() - started) / 1000;
}

export async function benchImport(rows: number, xlsxRows: number): Promise<Timing[]> {
  const home = mkdtempSync(join(tmpdir(), 'duly-bench-'));
  const csv = join(home, 'items.csv');
  const server = await startPostgres([]);
  const timings: Timing[] = [];
  try {
    await writeCsv(csv, rows);
    const both = async (name: string, url: string, floorSeconds: number): Promise<void> => {
      for (const [what, target] of [
        ['', 3],
        [', the same file again', 2.5],
      ] as const) {
        const { seconds, rssMb } = inOwnProcess(url, csv);
        timings.push({ what: `${name}: import of ${rows} CSV rows${what}`, seconds, floorSeconds, target, rssMb });
      }
    };
    await both('sqlite', join(home, 'duly.sqlite'), sqliteFloor(csv, home));
    await both('postgres', server.url, await postgresFloor(csv, server.url));
    if (xlsxRows > 0) {
      const xlsx = join(home, 'items.xlsx');
      writeXlsx(xlsx, xlsxRows);
      const { seconds, rssMb } = inOwnProcess(join(home, 'xlsx.sqlite'), xlsx);
      timings.push({
        what: `sqlite: import of ${xlsxRows} rows of a workbook`,
        seconds,
        floorSeconds: bareRead(xlsx),
        target: 1.5,
        rssMb,
      });
    }
    return timings;
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const [first, url = '', path = ''] = process.argv.slice(2);
  if (first === 'once') {
    console.log(JSON.stringify(await once(url, path)));
    return;
  }
  if (first === undefined) {
    report(await benchImport(100_000, 100_000));
    report(await benchImport(1_000_000, 0));
  } else {
    report(await benchImport(Number(first), Number(url || 0)));
  }
}

if (require.main === module) void main();
