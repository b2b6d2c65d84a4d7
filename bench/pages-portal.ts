import type { House } from '../src/app';
import { dayIn, type Instant } from '../src/kernel/day';
import { giveVisit } from '../src/people/visit-link.actions';
import { CODE } from './pages-company';

/**
 * The other side of the company: a customer with few items and one with many, each with a link to its own account, interest and costs on
 * some of what is open; and the mails, calls and visits that came of it. Written set-based.
 */
export const FEW = 7;
export const MANY = 11;
/** Items of the customer with many. */
const MOST_OF_ONE = 2_000;

export interface Guest {
  /** As the table tells of it. */
  readonly who: string;
  /** Opens the account. */
  readonly secret: string;
}

export async function portalOf(house: House, now: Instant, items: number): Promise<readonly Guest[]> {
  const { db } = house;
  const today = dayIn('Europe/Paris', now);
  const last = `between ${items - Math.min(MOST_OF_ONE, Math.floor(items / 4)) + 1} and ${items}`;
  const recorded = `'${now}', 'bench'`;
  const numbers = (count: number): string =>
    `with recursive numbers(n) as (select cast(1 as bigint) union all select n + 1 from numbers where n < ${count})`;
  const statements = [
    `update entry set customer_id = ${MANY}, currency = 'EUR' where id ${last}`,
    `update open_item set customer_id = ${MANY}, currency = 'EUR' where id ${last}`,
    `delete from balance`,
    `insert into balance (company_id, customer_id, currency, open_minor, open_count, oldest_due_on)
     select company_id, customer_id, currency, sum(open_minor), count(*), min(due_on) from open_item where open_minor <> 0
     group by company_id, customer_id, currency`,
    `insert into charge (company_id, customer_id, entry_id, kind, cause, currency, amount_minor, open_minor, arose_on, recorded_at, recorded_by)
     select 1, customer_id, entry_id, case id % 3 when 0 then 'fee' when 1 then 'interest' else 'fixed_sum' end, 'bench/' || id, currency, 500, 500,
       '${today}', ${recorded} from open_item where open_minor > 0 and (customer_id = ${FEW} or (customer_id = ${MANY} and id % 20 = 0) or id % 50 = 0)`,
    `insert into mailbox (id, company_id, name, host, port, security, user_name, secret, folder, every_minutes, from_on, last_uid, recorded_at, recorded_by)
     values (1, 1, 'inbox', 'imap.example.test', 993, 'tls', 'ar', 'none', 'INBOX', 5, '${today}', 0, ${recorded})`,
    `insert into inbox_mail (company_id, mailbox_id, uid_validity, uid, mail_key, from_address, from_name, subject, text, arrived_at, bytes, read_as,
       kind, state, "by", customer_id, candidates, reading, files, recorded_at, recorded_by)
     ${numbers(20_000)} select 1, 1, 1, n, 'bench' || n, 'contact' || n || '@example.test', 'Contact ' || n, 'Re: Reminder ' || n, 'We look into it.', '${now}', 2000,
       'text', 'reply', case when n % 20 = 0 then 'waiting' else 'matched' end, 'sender', case when n % 20 = 0 then null else n end, '[]', 'null', '[]', ${recorded} from numbers`,
    `insert into call_appointment (company_id, customer_id, person_id, starts_at, ends_at, on_day, stops_until, phone, about, source, first_on, moved, recorded_at, recorded_by)
     ${numbers(13)} select 1, n, 1, '${today}T' || (8 + n) || ':00:00.000Z', '${today}T' || (8 + n) || ':15:00.000Z', '${today}', '${today}', '+33199001234', '', 'desk', '${today}', 0, ${recorded} from numbers where n > 1`,
    `insert into visit (company_id, customer_id, state, wishes, reason, source, recorded_at, recorded_by)
     ${numbers(5_000)} select 1, n, 'asked', 'any day', 'talk', 'portal', ${recorded} from numbers`,
  ];
  await db.transaction(async (tx) => {
    if (db.dialect === 'postgres') await tx.raw('set local session_replication_role = replica');
    for (const sql of statements) await tx.raw(sql);
  });
  if (db.dialect === 'sqlite') await db.write.raw('analyze');
  const work = house.work({ kind: 'user', name: CODE }, now);
  const secretOf = (id: number): Promise<string> =>
    giveVisit(work, { kind: 'portal', about: `customer/${id}`, companyId: 1, days: 30 });
  return [
    { who: 'few items', secret: await secretOf(FEW) },
    { who: `${MOST_OF_ONE} items`, secret: await secretOf(MANY) },
  ];
}

/** What a customer opens. */
export const PORTAL_PAGES = ['', '/pay', '/papers', '/papers/paid', '/time', '/ask', '/wrong', '/call', '/about'].map(
  (path) => `/portal/account${path}`,
);
