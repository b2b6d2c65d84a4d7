import { addDays, dayIn, type Day, type Instant } from '../src/kernel/day';
import { countAdvice } from '../src/advice/actions';
import { holdSources, type House } from '../src/app';
import { theCompany } from '../src/companies/store';
import { makeFirstAdministrator, setUpLink } from '../src/people/set-up.actions';
import { loadShippedTemplates } from '../src/outbox/template.actions';
import type { Db } from '../src/platform/db';
import { onDay } from '../src/platform/work';

/**
 * A company as it is after two years of work, written set-based: open items, as many again half that were paid since, 20,000
 * customers (50,000 for a million items), and what people and runs have left behind: messages, talk, disputes, promises, tasks,
 * an audit trail.
 */
export const CODE = 'bench';
export const EMAIL = 'bench@example.test';
export const PASSWORD = 'correct horse battery staple';
const customersOf = (items: number): number => (items > 100_000 ? 50_000 : 20_000);
const ZONE = 'Europe/Paris';

export async function furnish(house: House, now: Instant, items: number): Promise<void> {
  const work = house.work({ kind: 'clock', name: 'clock' }, now);
  await loadShippedTemplates(work);
  const today = dayIn(ZONE, now);
  const { db } = house;
  await db.transaction(async (tx) => {
    if (db.dialect === 'postgres') await tx.raw('set local session_replication_role = replica');
    for (const sql of [...ledgerOf(db, today, items), ...workOf(db, today, items)]) await tx.raw(sql);
  });
  if (db.dialect === 'postgres') await countOn(db);
  await db.write.raw(db.dialect === 'postgres' ? 'vacuum analyze' : 'analyze');
  const secret = (await setUpLink(work)) ?? '';
  await makeFirstAdministrator(work, secret, { email: EMAIL, name: 'Bench', language: 'en', password: PASSWORD });
}

/** What the clock does in the morning: how long that takes is told too. */
export async function adviseAll(house: House, now: Instant): Promise<void> {
  const company = await theCompany(house.db.read, CODE);
  const work = onDay(house.work({ kind: 'clock', name: 'clock' }, now), company.zone);
  const began = performance.now();
  const n = await countAdvice(work, company, holdSources);
  process.stderr.write(`advice on ${n} customers counted in ${Math.round(performance.now() - began)} ms\n`);
}

/** The numbers given here are taken: the next row of each table gets the one after. */
async function countOn(db: Db): Promise<void> {
  for (const table of ['company', 'customer', 'entry', 'open_item', 'dispute', 'promise'])
    await db.write.raw(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`);
}

export const RECORDED = `'2026-01-01T06:00:00.000Z', 'bench'`;
export const numbers = (count: number, from = 1): string =>
  `with recursive numbers(n) as (select cast(${from} as bigint) union all select n + 1 from numbers where n < ${from + count - 1})`;
const customerOf = (items: number): string => `1 + (n * 7919) % ${customersOf(items)}`;
const currencyOf = (customer: string): string => `case when (${customer}) % 10 = 0 then 'SEK' else 'EUR' end`;
const amount = `1000 + (n * 104729) % 900000`;

function ledgerOf(db: Db, today: Day, items: number): string[] {
  const customers = customersOf(items);
  const customer = customerOf(items);
  const currency = currencyOf(customer);
  const entry = `insert into entry (id, company_id, customer_id, identity, type, document, currency, amount_minor, issued_on, recorded_at, recorded_by)`;
  const item = `insert into open_item (id, company_id, customer_id, entry_id, part, currency, due_on, amount_minor, open_minor)`;
  const dayOf = (offset: string): string => dated(db, today, offset);
  return [
    `insert into company (id, code, legal_name, country, currency, language, zone, recorded_at, recorded_by)
     values (1, '${CODE}', 'Bench', 'FR', 'EUR', 'en', '${ZONE}', ${RECORDED})`,
    `insert into bank_account (company_id, currency, iban, holder, recorded_at, recorded_by)
     values (1, 'EUR', 'FR7630006000011234567890189', 'Bench', ${RECORDED})`,
    `insert into freshness (company_id, source, kind, as_of, import_id, recorded_at)
     values (1, 'bench', 'items', '${addDays(today, -1)}', 1, '2026-01-01T20:00:00.000Z')`,
    `insert into customer (id, company_id, code, name, debtor_type, country, language, segment, collector, recorded_at, recorded_by)
     ${numbers(customers)} select n, 1, cast(100000 + n as text), case n % 3 when 0 then 'Maison ' when 1 then 'Werk ' else 'Trading ' end || n,
       'company', case n % 4 when 0 then 'DE' when 1 then 'SE' else 'FR' end, 'fr', 'segment ' || (n % 8), 'collector ' || (n % 6), ${RECORDED} from numbers`,
    `insert into contact (company_id, customer_id, role, name, email, recorded_at, recorded_by)
     ${numbers(customers)} select 1, n, 'main', 'Contact ' || n, 'contact' || n || '@example.test', ${RECORDED} from numbers`,
    `${entry} ${numbers(items)} select n, 1, ${customer}, 'i' || n, 'invoice', 'F-' || (1000000 + n), ${currency}, ${amount},
       ${dayOf(`-(n * 31) % 400 - 20`)}, ${RECORDED} from numbers`,
    `${item} ${numbers(items)} select n, 1, ${customer}, n, 1, ${currency}, ${dayOf(`10 - (n * 31) % 400`)}, ${amount}, ${amount} from numbers`,
    ...paidOf(dayOf, entry, item, items),
    `insert into balance (company_id, customer_id, currency, open_minor, open_count, oldest_due_on)
     select company_id, customer_id, currency, sum(open_minor), count(*), min(due_on) from open_item where open_minor <> 0
     group by company_id, customer_id, currency`,
  ];
}

/** What was paid, each by a payment of its own, within the last year. */
function paidOf(dayOf: (offset: string) => string, entry: string, item: string, items: number): string[] {
  const count = Math.floor(items / 2);
  const first = items + 1;
  const customer = customerOf(items);
  const currency = currencyOf(customer);
  const from = numbers(count, first);
  const paidOn = dayOf(`-(n * 17) % 365`);
  return [
    `${entry} ${from} select n, 1, ${customer}, 'i' || n, 'invoice', 'F-' || (1000000 + n), ${currency}, ${amount},
       ${dayOf(`-(n * 17) % 365 - 60`)}, ${RECORDED} from numbers`,
    `${item} ${from} select n, 1, ${customer}, n, 1, ${currency}, ${dayOf(`-(n * 17) % 365 - 20`)}, ${amount}, 0 from numbers`,
    `${entry} ${from} select n + ${count}, 1, ${customer}, 'p' || n, 'payment', 'PAY-' || n, ${currency}, -(${amount}), ${paidOn}, ${RECORDED} from numbers`,
    `${item} ${from} select n + ${count}, 1, ${customer}, n + ${count}, 1, ${currency}, null, -(${amount}), 0 from numbers`,
    `insert into allocation (company_id, customer_id, from_item_id, to_item_id, amount_minor, allocated_on, basis, recorded_at, recorded_by)
     ${from} select 1, ${customer}, n + ${count}, n, ${amount}, ${paidOn}, 'matched', ${RECORDED} from numbers`,
  ];
}

/** What people and runs left behind. */
function workOf(db: Db, today: Day, items: number): string[] {
  const customer = customerOf(items);
  const currency = currencyOf(customer);
  const some = Math.min(2_000, Math.floor(items / 4));
  const promised = Math.min(5_001, Math.floor(items / 2) + 1);
  const dayOf = (offset: string): string => dated(db, today, offset);
  const past = dayOf(`-(n * 13) % 365`);
  const at = `${past} || 'T09:00:00.000Z'`;
  return [
    `insert into message (company_id, customer_id, about, channel, recipient, day, language, template_version_id, blanks, state, subject, recorded_at, recorded_by)
     ${numbers(50_000)} select 1, ${customer}, 'free/' || n, 'email', 'contact' || (${customer}) || '@example.test', ${dayOf(`-(n / 400)`)}, 'fr',
       (select min(id) from template_version), '{}', 'accepted', 'Reminder ' || n, ${at}, 'bench' from numbers where n <= 50000`,
    `insert into activity (company_id, customer_id, kind, direction, on_day, outcome, note, visibility, recorded_at, recorded_by)
     ${numbers(20_000)} select 1, ${customer}, case n % 3 when 0 then 'note' else 'call' end, 'out', ${past}, null, 'said ' || n, 'internal', ${at}, 'collector ' || (n % 6) from numbers`,
    `insert into task (company_id, customer_id, kind, key, about, title, due_on, recorded_at, recorded_by)
     ${numbers(2_000)} select 1, ${customer}, 'call', 'bench/' || n, 'customer/' || (${customer}), 'Call ' || n, ${dayOf(`n % 30 - 15`)}, ${at}, 'bench' from numbers`,
    `insert into dispute (id, company_id, customer_id, state, category, owner, objection, raised_on, review_on, recorded_at, recorded_by)
     ${numbers(some)} select n, 1, ${customer}, 'open', 'price', 'bench', 'objection ' || n, ${past}, ${dayOf(`n % 30 - 10`)}, ${at}, 'bench' from numbers`,
    `insert into dispute_item (dispute_id, item_id, amount_minor, open_minor, after_allocation_id)
     ${numbers(some)} select n, n, null, ${amount}, 0 from numbers`,
    `insert into promise (id, company_id, customer_id, currency, amount_minor, given_on, promised_on, tolerance_days, counts_until, channel, recorded_at, recorded_by)
     ${numbers(some, promised)} select n, 1, ${customer}, ${currency}, ${amount}, ${dayOf(`-5 - n % 30`)}, ${dayOf(`n % 40 - 10`)}, 3, ${dayOf(`n % 40 - 7`)}, 'phone', ${at}, 'collector ' || (n % 6) from numbers`,
    `insert into promise_part (promise_id, item_id, amount_minor, after_allocation_id)
     ${numbers(some, promised)} select n, n, ${amount}, 0 from numbers`,
    `insert into audit_line (company_id, recorded_at, actor, kind, ref, digest)
     ${numbers(50_000)} select 1, ${at}, 'collector ' || (n % 6), case n % 4 when 0 then 'hold.put' when 1 then 'activity.logged' when 2 then 'dispute.raised' else 'promise.recorded' end,
       case n % 2 when 0 then 'dispute/' || (1 + n % 2000) else 'customer/' || (${customer}) end, 'none' from numbers`,
    `insert into audit_payload (line_id, salt, payload) select id, 'salt', '{"before":"a","after":"b"}' from audit_line where company_id = 1`,
  ];
}

/** A day so many days from today, in the words of the database. */
export const dated = (db: Db, today: Day, offset: string): string =>
  db.dialect === 'sqlite'
    ? `date('${today}', (${offset}) || ' days')`
    : `to_char(date '${today}' + cast(${offset} as int), 'YYYY-MM-DD')`;
