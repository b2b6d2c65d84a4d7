import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, day, type Day } from '../src/kernel/day';
import { BUCKETS, dueBetween } from '../src/ledger/ageing';
import { ageingOf } from '../src/ledger/ageing.store';
import { openDb, rowsOf, type Db } from '../src/platform/db';
import { migrate } from '../src/platform/migrate';
import { startPostgres } from '../src/platform/testing/postgres-up';
import { report, type Timing } from './measure';

/**
 * Ageing per customer over a million items, today and on a day in the past, against its floor: the same sums by a plain
 * GROUP BY over a flat table of the same items, of which two in five are open. `tsx bench/ageing.ts [items]`, on both databases.
 */
const TODAY = day('2026-06-30');
const PAST = addDays(TODAY, -120);
const CUSTOMERS = 20_000;

export async function benchAgeing(db: Db, items: number): Promise<Timing[]> {
  const companyId = await fill(db, items);
  const floorSeconds = await fastest(() => floor(db, TODAY));
  const timings: Timing[] = [];
  for (const [what, asOn, target] of [
    ['today', TODAY, 1.5],
    ['120 days ago', PAST, 4],
  ] as const) {
    const seconds = await fastest(() => ageingOf(db.read, companyId, asOn));
    timings.push({ what: `${db.dialect}: ageing of ${items} items, ${what}`, seconds, floorSeconds, target });
  }
  return timings;
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

function floor(db: Db, asOn: Day): Promise<unknown[]> {
  const sums = BUCKETS.map((bucket, at) => {
    const { first, last } = dueBetween(bucket, asOn);
    const within = [first && `due_on >= '${first}'`, last && `due_on <= '${last}'`].filter(Boolean).join(' and ');
    return `sum(case when ${within} then open_minor else 0 end) as b${at}`;
  });
  return rowsOf(
    db.read,
    `select customer_id, currency, ${sums.join(', ')}, sum(open_minor) as total from flat_item
     group by customer_id, currency order by customer_id, currency`,
  );
}

/** Three items in five are paid, each by a payment of its own within two months of its due day. */
async function fill(db: Db, items: number): Promise<number> {
  const recorded = `'2026-06-30T06:00:00.000Z', 'bench'`;
  const numbers = (count: number): string =>
    `with recursive numbers(n) as (select cast(1 as bigint) union all select n + 1 from numbers where n < ${count})`;
  const customer = `1 + (n * 7919) % ${CUSTOMERS}`;
  const amount = `1000 + (n * 104729) % 900000`;
  const issued = dated(db, `-(n * 31) % 720`);
  const due = dated(db, `30 - (n * 31) % 720`);
  const paid = dated(db, `case when (n * 31) % 720 > 60 then 30 - (n * 31) % 720 + n % 30 else 0 end`);
  const isPaid = `n % 5 < 3`;
  await db.write.raw(
    `insert into company (id, code, legal_name, country, currency, language, zone, recorded_at, recorded_by)
     values (1, 'bench', 'Bench', 'FR', 'EUR', 'fr', 'Europe/Paris', ${recorded})`,
  );
  const inserts = [
    `insert into customer (id, company_id, code, name, recorded_at, recorded_by)
     ${numbers(CUSTOMERS)} select n, 1, cast(n as text), 'Customer ' || n, ${recorded} from numbers`,
    `insert into entry (id, company_id, customer_id, identity, type, document, currency, amount_minor, issued_on, recorded_at, recorded_by)
     ${numbers(items)} select n, 1, ${customer}, 'i' || n, 'invoice', 'F-' || n, 'EUR', ${amount}, ${issued}, ${recorded} from numbers`,
    `insert into open_item (id, company_id, customer_id, entry_id, part, currency, due_on, amount_minor, open_minor)
     ${numbers(items)} select n, 1, ${customer}, n, 1, 'EUR', ${due}, ${amount}, case when ${isPaid} then 0 else ${amount} end from numbers`,
    `insert into entry (id, company_id, customer_id, identity, type, document, currency, amount_minor, issued_on, recorded_at, recorded_by)
     ${numbers(items)} select n + ${items}, 1, ${customer}, 'p' || n, 'payment', 'P-' || n, 'EUR', -(${amount}), ${paid}, ${recorded} from numbers where ${isPaid}`,
    `insert into open_item (id, company_id, customer_id, entry_id, part, currency, amount_minor, open_minor)
     ${numbers(items)} select n + ${items}, 1, ${customer}, n + ${items}, 1, 'EUR', -(${amount}), 0 from numbers where ${isPaid}`,
    `insert into allocation (company_id, customer_id, from_item_id, to_item_id, amount_minor, allocated_on, basis, recorded_at, recorded_by)
     ${numbers(items)} select 1, ${customer}, n + ${items}, n, ${amount}, ${paid}, 'matched', ${recorded} from numbers where ${isPaid}`,
    `create table flat_item as ${numbers(items)}
     select n as id, ${customer} as customer_id, 'EUR' as currency, ${due} as due_on, case when ${isPaid} then 0 else ${amount} end as open_minor from numbers`,
  ];
  await db.transaction(async (tx) => {
    if (db.dialect === 'postgres') await tx.raw('set local session_replication_role = replica');
    for (const sql of inserts) await tx.raw(sql);
  });
  if (db.dialect === 'postgres') await db.write.raw('analyze');
  return 1;
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
      report(await benchAgeing(db, items));
      await db.close();
    }
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

if (require.main === module) void main(Number(process.argv[2] ?? 1_000_000));
