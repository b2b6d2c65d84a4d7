import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { companyById } from '../src/companies/store';
import { disputeHolds } from '../src/disputes/store';
import { CLOCK } from '../src/kernel/actor';
import { addDays, day, type Instant } from '../src/kernel/day';
import { createIds } from '../src/kernel/ids';
import { ledgerHolds } from '../src/ledger/store';
import { loadShippedTemplates } from '../src/outbox/template.actions';
import { openDb, type Db } from '../src/platform/db';
import { diskFiles } from '../src/platform/files';
import { migrate } from '../src/platform/migrate';
import { startPostgres } from '../src/platform/testing/postgres-up';
import type { Work } from '../src/platform/work';
import { promiseHolds } from '../src/promises/store';
import { stepPapers } from '../src/notices/step-papers.actions';
import type { Planning } from '../src/reminders/plan.actions';
import { approveRun, issueRun, prepareRun, runToday, simulate } from '../src/reminders/run.actions';
import { report, type Timing } from './measure';

/**
 * A run over many open items, twenty a customer, every one of whom is reminded of some: simulated, issued, and asked for again the same
 * day. The floor is one INSERT … SELECT over the same items. `tsx bench/run.ts [items] [sqlite | postgres]`.
 */
const TODAY = day('2026-06-30');
const PER_CUSTOMER = 20;
const TARGETS = { sqlite: { simulate: 6, again: 2 }, postgres: { simulate: 15, again: 2 } } as const;

export async function benchRun(db: Db, home: string, items: number): Promise<Timing[]> {
  const work = workOf(db, home);
  await fill(db, work, items);
  const company = await companyById(db.read, 1);
  const planning: Planning = {
    company,
    holds: (q) => [ledgerHolds(q), disputeHolds(q), promiseHolds(q)],
    papers: stepPapers,
  };
  const floorSeconds = await timed(() => db.transaction((tx) => tx.raw(FLOOR)));
  const target = TARGETS[db.dialect];
  const simulated = await timed(() => simulate(work, planning));
  const run = await prepareRun(work, planning);
  await approveRun(work, company.id, run.id);
  const counted = { messages: 0 };
  const issued = await timed(async () => {
    counted.messages = (await issueRun(work, planning, run.id)).messages;
  });
  const again = await timed(() => runToday(work, planning, { agree: 'none' }));
  const named = (what: string): string => `${db.dialect}: ${what} over ${items} open items`;
  console.log(`${Math.round(items / simulated)} items/s simulated; ${counted.messages} messages, ${Math.round(counted.messages / issued)} messages/s issued`); // prettier-ignore
  return [
    { what: named('simulate a run'), seconds: simulated, floorSeconds, target: target.simulate },
    { what: named('issue the run'), seconds: issued, floorSeconds },
    { what: named('run again the same day'), seconds: again, floorSeconds, target: target.again },
  ];
}

const FLOOR = `insert into floor_item (item_id, customer_id, currency, document, issued_on, due_on, amount_minor, open_minor)
  select item_id, customer_id, currency, document, issued_on, due_on, amount_minor, open_minor
  from v_open_item where company_id = 1 and open_minor <> 0`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

const workOf = (db: Db, home: string): Work => ({
  db,
  files: diskFiles(join(home, 'files')),
  ids: createIds(1n),
  actor: CLOCK,
  now: `${TODAY}T06:00:00.000Z` as Instant,
  today: TODAY,
});

async function fill(db: Db, work: Work, items: number): Promise<void> {
  await loadShippedTemplates(work);
  const recorded = `'2026-05-01T06:00:00.000Z', 'bench'`;
  const customers = Math.ceil(items / PER_CUSTOMER);
  const numbers = (count: number): string =>
    `with recursive numbers(n) as (select cast(1 as bigint) union all select n + 1 from numbers where n < ${count})`;
  const customer = `1 + (n * 7919) % ${customers}`;
  const amount = `1000 + (n * 104729) % 900000`;
  const inserts = [
    `insert into company (id, code, legal_name, country, currency, language, zone, recorded_at, recorded_by)
     values (1, 'bench', 'Bench', 'FR', 'EUR', 'fr', 'Europe/Paris', ${recorded})`,
    `insert into bank_account (company_id, currency, iban, holder, recorded_at, recorded_by)
     values (1, 'EUR', 'FR7630006000011234567890189', 'Bench', ${recorded})`,
    `insert into freshness (company_id, source, kind, as_of, import_id, recorded_at)
     values (1, 'bench', 'items', '${addDays(TODAY, -1)}', 1, '2026-06-29T20:00:00.000Z')`,
    `insert into customer (id, company_id, code, name, debtor_type, country, language, recorded_at, recorded_by)
     ${numbers(customers)} select n, 1, cast(n as text), 'Customer ' || n, 'company', 'FR', 'fr', ${recorded} from numbers`,
    `insert into contact (company_id, customer_id, role, name, email, recorded_at, recorded_by)
     ${numbers(customers)} select 1, n, 'main', 'Contact ' || n, n || '@example.test', ${recorded} from numbers`,
    `insert into entry (id, company_id, customer_id, identity, type, document, currency, amount_minor, issued_on, recorded_at, recorded_by)
     ${numbers(items)} select n, 1, ${customer}, 'i' || n, 'invoice', 'F-' || n, 'EUR', ${amount}, '2026-05-20', ${recorded} from numbers`,
    `insert into open_item (id, company_id, customer_id, entry_id, part, currency, due_on, amount_minor, open_minor)
     ${numbers(items)} select n, 1, ${customer}, n, 1, 'EUR', ${dated(db, `28 - 2 * (n / ${customers}) + n % 3`)}, ${amount}, ${amount} from numbers`,
    `create table floor_item as select item_id, customer_id, currency, document, issued_on, due_on, amount_minor, open_minor
     from v_open_item where 1 = 0`,
  ];
  await db.transaction(async (tx) => {
    if (db.dialect === 'postgres') await tx.raw('set local session_replication_role = replica');
    for (const sql of inserts) await tx.raw(sql);
  });
  if (db.dialect === 'postgres') await db.write.raw('analyze company, customer, contact, entry, open_item'); // as PostgreSQL does by itself: not what is empty
}

/** A day so many days from today, in the words of the database. */
const dated = (db: Db, offset: string): string =>
  db.dialect === 'sqlite'
    ? `date('${TODAY}', (${offset}) || ' days')`
    : `to_char(date '${TODAY}' + cast(${offset} as int), 'YYYY-MM-DD')`;

async function main(items: number, only: string | undefined): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'duly-bench-'));
  const server = only === 'sqlite' ? undefined : await startPostgres();
  const urls = [...(only === 'postgres' ? [] : [join(home, 'bench.sqlite')]), ...(server ? [server.url] : [])];
  try {
    for (const url of urls) {
      const db = openDb(url);
      await migrate(db);
      report(await benchRun(db, home, items));
      await db.close();
    }
  } finally {
    await server?.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

if (require.main === module) void main(Number(process.argv[2] ?? 100_000), process.argv[3]);
