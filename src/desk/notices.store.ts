import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { NoticeKind } from '../people/notify';
import type { NewNotice } from './notices';

/** What is new for people: rows in, rows out. */
export interface Notice {
  readonly id: number;
  readonly personId: number;
  readonly kind: NoticeKind;
  readonly code: string | null;
  readonly about: string;
  readonly customerId: number | null;
  readonly customerName: string | null;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
  readonly readAt: Instant | null;
}

export interface Whose {
  readonly companyId: number;
  readonly personId: number;
}

const COLUMNS = {
  person_id: 'bigint',
  kind: 'text',
  key: 'text',
  code: 'text',
  about: 'text',
  customer_id: 'bigint',
  text: 'text',
  caused_by: 'text',
  recorded_at: 'text',
} as const;

/** What a person was told already is not told again. Returns those that are new, as (person, key). */
export async function insertNotices(
  tx: Tx,
  companyId: number,
  notices: readonly NewNotice[],
): Promise<{ id: number; personId: number; key: string }[]> {
  if (notices.length === 0) return [];
  const given = tableOf(
    tx,
    COLUMNS,
    notices.map(({ personId, happening: { kind, key, code, about, customerId, text, by, at } }) => ({
      ...{ person_id: personId, kind, key, code, about, customer_id: customerId, text, caused_by: by, recorded_at: at },
    })),
  );
  const names = Object.keys(COLUMNS).join(', ');
  return rowsOf(
    tx,
    `insert into notification (company_id, ${names}) select cast(? as bigint), ${names} from ${given.sql} as given where true
     on conflict (person_id, company_id, key) do nothing returning id, person_id as "personId", key`,
    [companyId, ...given.bindings],
  );
}

/** Those of them that the person was not told yet. */
export async function untold(q: Query, companyId: number, notices: readonly NewNotice[]): Promise<NewNotice[]> {
  if (notices.length === 0) return [];
  const given = tableOf(
    q,
    { n: 'bigint', person_id: 'bigint', key: 'text' },
    notices.map(({ personId, happening: { key } }, n) => ({ n, person_id: personId, key })),
  );
  const rows = await rowsOf<{ n: number }>(
    q,
    `select n from ${given.sql} as given where not exists (select 1 from notification t
       where t.person_id = given.person_id and t.company_id = ? and t.key = given.key) order by n`,
    [...given.bindings, companyId],
  );
  return rows.flatMap(({ n }) => notices[n] ?? []);
}

export async function gatheredUntil(q: Query, companyId: number): Promise<Instant | null> {
  const row = await q<{ until: Instant }>('notification_until').where('company_id', companyId).first();
  return row?.until ?? null;
}

export async function putGathered(tx: Tx, companyId: number, until: Instant): Promise<void> {
  await tx('notification_until').insert({ company_id: companyId, until }).onConflict('company_id').merge();
}

/** An upload that was removed leads nowhere any more. */
const ABOUT = `case when n.about like 'upload/%' and not exists (
    select 1 from v_import_work w where w.id = cast(substr(n.about, 8) as bigint)) then '' else n.about end as about`;

const SELECT = `select n.id, n.person_id as "personId", n.kind, n.code, ${ABOUT}, n.customer_id as "customerId",
  c.name as "customerName", n.text, n.caused_by as "by", n.recorded_at as at, n.read_at as "readAt"
  from notification n left join v_customer c on c.id = n.customer_id`;

/** The newest first; `unread`: only those. */
export async function noticesOf(
  q: Query,
  { companyId, personId }: Whose,
  asked: { readonly unread: boolean; readonly offset: number; readonly limit: number },
): Promise<Notice[]> {
  return rowsOf<Notice>(
    q,
    `${SELECT} where n.person_id = ? and n.company_id = ? ${asked.unread ? 'and n.read_at is null' : ''}
     order by n.recorded_at desc, n.id desc limit ? offset ?`,
    [personId, companyId, asked.limit, asked.offset],
  );
}

export async function noticeById(q: Query, { companyId, personId }: Whose, id: number): Promise<Notice | undefined> {
  const [found] = await rowsOf<Notice>(q, `${SELECT} where n.person_id = ? and n.company_id = ? and n.id = ?`, [
    personId,
    companyId,
    id,
  ]);
  return found;
}

/** How many are unread, counted no further than what a badge can show. */
export async function unreadCount(q: Query, { companyId, personId }: Whose): Promise<number> {
  const [row] = await rowsOf<{ n: number | string }>(
    q,
    `select count(*) as n from (select 1 as one from notification where person_id = ? and company_id = ? and read_at is null
     limit ${MOST_SHOWN + 1}) as unread`,
    [personId, companyId],
  );
  return Number(row?.n ?? 0);
}
export const MOST_SHOWN = 99;

/** All that are unread, or these. Returns which were. */
export async function markRead(tx: Tx, work: Work, whose: Whose, ids: readonly number[] | null): Promise<number[]> {
  const which = tx('notification')
    .where({ person_id: whose.personId, company_id: whose.companyId })
    .whereNull('read_at')
    .where('recorded_at', '<=', work.now);
  if (ids !== null) void which.whereIn('id', [...ids]);
  const rows = await which.update({ read_at: work.now }).returning<{ id: number }[]>('id');
  return rows.map(({ id }) => id);
}

/** Those that were read in that moment are new again. */
export async function markUnread(tx: Tx, whose: Whose, readAt: string): Promise<number> {
  return tx('notification')
    .where({ person_id: whose.personId, company_id: whose.companyId, read_at: readAt })
    .update({ read_at: null });
}

/** Neither read nor mailed, by these people, the oldest first. */
export async function unmailed(q: Query, companyId: number, personIds: readonly number[]): Promise<Notice[]> {
  if (personIds.length === 0) return [];
  const given = tableOf(
    q,
    { wanted: 'bigint' },
    personIds.map((wanted) => ({ wanted })),
  );
  return rowsOf<Notice>(
    q,
    `${SELECT} where n.company_id = ? and n.mailed_at is null and n.read_at is null
     and n.person_id in (select wanted from ${given.sql} as given) order by n.id`,
    [companyId, ...given.bindings],
  );
}

export async function markMailed(tx: Tx, work: Work, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const given = tableOf(
    tx,
    { wanted: 'bigint' },
    ids.map((wanted) => ({ wanted })),
  );
  await tx.raw(`update notification set mailed_at = ? where id in (select wanted from ${given.sql} as given)`, [
    work.now,
    ...given.bindings,
  ]);
}
