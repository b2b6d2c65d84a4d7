import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { manyRowsOf, tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Against, Alike, Known, Reason, Sureness } from './alike';

/** Records that seem to be one, as they were last looked for, and those that a person said are two. */
interface KnownRow extends Omit<Known, 'active' | 'emails' | 'ibans' | 'postcodes' | 'cities'> {
  readonly active: number;
}

const KNOWN = ['id', 'code', 'name', 'legalName', 'vatNo', 'registerNo', 'country', 'debtorType', 'parentId', 'payerId', 'active'] as const; // prettier-ignore

/** Every record of the company with what it may be recognised by: a few statements, however many. */
export async function knownOf(q: Query, companyId: number): Promise<Known[]> {
  const rows = await manyRowsOf<KnownRow>(
    q,
    KNOWN,
    `select c.id, c.code, c.name, c.legal_name as "legalName", c.vat_no as "vatNo", c.register_no as "registerNo", c.country,
       c.debtor_type as "debtorType", c.parent_id as "parentId", c.payer_id as "payerId",
       case when b.customer_id is null then 0 else 1 end as active
     from v_customer c left join (select distinct customer_id from v_balance where company_id = ?) b on b.customer_id = c.id
     where c.company_id = ? and c.merged_into is null`,
    [companyId, companyId],
  );
  const [emails, ibans, postcodes, cities] = [
    await textsOf(q, companyId, 'lower(trim(email))', 'v_contact where email is not null and company_id = ?'),
    await textsOf(q, companyId, 'iban', 'v_paid_from where company_id = ?'),
    await textsOf(q, companyId, 'postcode', `v_address where ${AT_HOME} and postcode is not null and company_id = ?`),
    await textsOf(q, companyId, 'city', `v_address where ${AT_HOME} and city is not null and company_id = ?`),
  ];
  return rows.map((row) => ({
    ...row,
    active: row.active === 1,
    emails: emails.get(row.id) ?? NONE,
    ibans: ibans.get(row.id) ?? NONE,
    postcodes: postcodes.get(row.id) ?? NONE,
    cities: cities.get(row.id) ?? NONE,
  }));
}

const NONE: readonly string[] = [];
/** Where goods go says nothing about who it is. */
const AT_HOME = `role <> 'delivery'`;

async function textsOf(q: Query, companyId: number, text: string, from: string): Promise<Map<number, string[]>> {
  const rows = await manyRowsOf<{ id: number; text: string }>(
    q,
    ['id', 'text'],
    `select distinct customer_id as id, ${text} as "text" from ${from}`,
    [companyId],
  );
  const found = new Map<number, string[]>();
  for (const row of rows) found.set(row.id, [...(found.get(row.id) ?? []), row.text]);
  return found;
}

/** How far the records are known: another text after an import, a new customer or a merge. Cheap: it is asked every minute. */
export async function howFar(q: Query, companyId: number): Promise<string> {
  const [row] = await rowsOf<Record<string, number | string | null>>(
    q,
    `select (select max(recorded_at) from v_customer where company_id = ?) as customers, (select max(id) from v_import where company_id = ?) as imports,
       (select count(*) from v_customer_merge where company_id = ?) as merges,
       (select count(*) from v_customer_merge where company_id = ? and undone_at is not null) as undone`,
    [companyId, companyId, companyId, companyId],
  );
  return JSON.stringify(row);
}

export interface Look {
  readonly at: Instant;
  readonly known: string;
}

export async function lastLook(q: Query, companyId: number): Promise<Look | undefined> {
  const sql = `select looked_at as "at", known from customer_look where company_id = ?`;
  return (await rowsOf<Look>(q, sql, [companyId]))[0];
}

/** In place of what was found before. */
export async function storeLook(tx: Tx, work: Work, companyId: number, known: string, pairs: readonly Alike[]): Promise<void> {
  await tx.raw(
    `insert into customer_look (company_id, looked_at, known) values (?, ?, ?)
     on conflict (company_id) do update set looked_at = excluded.looked_at, known = excluded.known`,
    [companyId, work.now, known],
  );
  await tx('customer_alike').where({ company_id: companyId }).delete();
  const given = tableOf(
    tx,
    { one_id: 'bigint', other_id: 'bigint', sureness: 'text', reasons: 'text', against: 'text' },
    pairs.map((pair) => ({
      ...{ one_id: pair.oneId, other_id: pair.otherId, sureness: pair.sureness },
      ...{ reasons: pair.reasons.join(' '), against: pair.against.join(' ') },
    })),
  );
  await tx.raw(
    `insert into customer_alike (company_id, one_id, other_id, sureness, reasons, against)
     select cast(? as bigint), one_id, other_id, sureness, reasons, against from ${given.sql} as given where true`,
    [companyId, ...given.bindings],
  );
} // prettier-ignore

export async function dropPairs(tx: Tx, customerId: number): Promise<void> {
  await tx('customer_alike').where({ one_id: customerId }).orWhere({ other_id: customerId }).delete();
}

export interface Side {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

export interface Proposed extends Omit<Alike, 'oneId' | 'otherId'> {
  readonly one: Side;
  readonly other: Side;
}

interface PairRow {
  readonly oneId: number;
  readonly oneCode: string;
  readonly oneName: string;
  readonly otherId: number;
  readonly otherCode: string;
  readonly otherName: string;
  readonly sureness: Sureness;
  readonly reasons: string;
  readonly against: string;
}

/** What is proposed now: nothing about a record that went since, nor what a person said is two for the same reasons. */
const PROPOSED = `from customer_alike p join v_customer a on a.id = p.one_id and a.merged_into is null
  join v_customer b on b.id = p.other_id and b.merged_into is null
  left join customer_apart x on x.one_id = p.one_id and x.other_id = p.other_id and x.ended_at is null and x.reasons = p.reasons
  where p.company_id = ? and x.id is null`;

export interface Which {
  readonly companyId: number;
  /** Only those with a record that this import made. */
  readonly importId?: number | undefined;
  readonly sureness?: Sureness | undefined;
}

const only = ({ importId, sureness }: Which): { readonly sql: string; readonly bindings: unknown[] } => ({
  sql: `${importId === undefined ? '' : ' and (a.import_id = ? or b.import_id = ?)'}${sureness === undefined ? '' : ' and p.sureness = ?'}`,
  bindings: [...(importId === undefined ? [] : [importId, importId]), ...(sureness === undefined ? [] : [sureness])],
});

/** The surest first. */
export async function proposedPairs(q: Query, which: Which, most: number): Promise<Proposed[]> {
  const { sql, bindings } = only(which);
  const rows = await rowsOf<PairRow>(
    q,
    `select a.id as "oneId", a.code as "oneCode", a.name as "oneName", b.id as "otherId", b.code as "otherCode", b.name as "otherName",
       p.sureness, p.reasons, p.against ${PROPOSED}${sql}
     order by case p.sureness when 'certain' then 0 when 'likely' then 1 else 2 end, a.name, a.id, b.id limit ?`,
    [which.companyId, ...bindings, most],
  );
  return rows.map((row) => ({
    one: { id: row.oneId, code: row.oneCode, name: row.oneName },
    other: { id: row.otherId, code: row.otherCode, name: row.otherName },
    sureness: row.sureness,
    reasons: words<Reason>(row.reasons),
    against: words<Against>(row.against),
  }));
}

export async function proposedCounts(q: Query, which: Which): Promise<Readonly<Record<Sureness, number>>> {
  const { sql, bindings } = only(which);
  const rows = await rowsOf<{ sureness: Sureness; n: number }>(
    q,
    `select p.sureness, count(*) as n ${PROPOSED}${sql} group by p.sureness`,
    [which.companyId, ...bindings],
  );
  const counted = new Map(rows.map(({ sureness, n }) => [sureness, n]));
  const of = (sureness: Sureness): number => counted.get(sureness) ?? 0;
  return { certain: of('certain'), likely: of('likely'), weak: of('weak') };
}

const words = <Word extends string>(text: string): Word[] => text.split(' ').filter(Boolean) as Word[];

/** Customers that the import made, of whom it is at least likely. */
export async function newAlike(q: Query, companyId: number, importId: number): Promise<number> {
  const made = (side: string): string =>
    `select ${side}.id ${PROPOSED} and p.sureness <> 'weak' and ${side}.import_id = ?`;
  const [row] = await rowsOf<{ n: number }>(q, `select count(*) as n from (${made('a')} union ${made('b')}) made`, [
    ...[companyId, importId, companyId, importId],
  ]);
  return row?.n ?? 0;
}

/** The reasons that are known for a pair; empty: nothing was found. */
export async function reasonsFor(q: Query, oneId: number, otherId: number): Promise<string> {
  const sql = `select reasons from customer_alike where one_id = ? and other_id = ?`;
  return (await rowsOf<{ reasons: string }>(q, sql, [oneId, otherId]))[0]?.reasons ?? '';
}

/** What was found of these two when it was last looked. */
export async function pairOf(q: Query, a: number, b: number): Promise<Omit<Alike, 'oneId' | 'otherId'> | undefined> {
  const [row] = await rowsOf<Pick<PairRow, 'sureness' | 'reasons' | 'against'>>(
    q,
    `select sureness, reasons, against from customer_alike where one_id = ? and other_id = ?`,
    [Math.min(a, b), Math.max(a, b)],
  );
  return row && { sureness: row.sureness, reasons: words(row.reasons), against: words(row.against) };
}

export interface Apart {
  readonly id: number;
  readonly one: Side;
  readonly other: Side;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

export async function apartOf(q: Query, companyId: number, most: number): Promise<Apart[]> {
  const rows = await rowsOf<Omit<PairRow, 'sureness' | 'reasons' | 'against'> & { id: number; at: Instant; by: string }>(
    q,
    `select x.id, x.recorded_at as at, x.recorded_by as "by", a.id as "oneId", a.code as "oneCode", a.name as "oneName",
       b.id as "otherId", b.code as "otherCode", b.name as "otherName"
     from customer_apart x join v_customer a on a.id = x.one_id join v_customer b on b.id = x.other_id
     where x.company_id = ? and x.ended_at is null order by x.id desc limit ?`,
    [companyId, most],
  );
  return rows.map((row) => ({
    id: row.id,
    one: { id: row.oneId, code: row.oneCode, name: row.oneName },
    other: { id: row.otherId, code: row.otherCode, name: row.otherName },
    recordedAt: row.at,
    recordedBy: row.by,
  }));
} // prettier-ignore

export async function insertApart(tx: Tx, work: Work, apart: { readonly companyId: number; readonly oneId: number; readonly otherId: number; readonly reasons: string }): Promise<void> {
  await endApart(tx, work, apart);
  await tx('customer_apart').insert({
    ...{ company_id: apart.companyId, one_id: apart.oneId, other_id: apart.otherId, reasons: apart.reasons },
    ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
  });
} // prettier-ignore

/** False: nobody had said so. */
export async function endApart(
  tx: Tx,
  work: Work,
  { companyId, oneId, otherId }: { readonly companyId: number; readonly oneId: number; readonly otherId: number },
): Promise<boolean> {
  const ended = await tx('customer_apart')
    .where({ company_id: companyId, one_id: oneId, other_id: otherId })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  return ended > 0;
}
