import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { ChangedField, CustomerMerge, Fields } from './merged';

/** Merges of two records of one customer: rows in, rows out. What hangs on them is moved in `moved.store.ts`. */
const MERGE = `id, company_id as "companyId", winner_id as "winnerId", loser_id as "loserId", fields, why,
  recorded_at as "recordedAt", recorded_by as "recordedBy", undone_at as "undoneAt"`;

type MergeRow = Omit<CustomerMerge, 'fields'> & { readonly fields: string };
const mergeFrom = (row: MergeRow): CustomerMerge => ({ ...row, fields: JSON.parse(row.fields) as ChangedField[] });

export async function mergeById(q: Query, companyId: number, id: number): Promise<CustomerMerge | undefined> {
  const [row] = await rowsOf<MergeRow>(q, `select ${MERGE} from customer_merge where company_id = ? and id = ?`, [
    companyId,
    id,
  ]);
  return row && mergeFrom(row);
}

/** The one in force by which that record went. */
export async function mergeOfLoser(q: Query, companyId: number, loserId: number): Promise<CustomerMerge | undefined> {
  const [row] = await rowsOf<MergeRow>(
    q,
    `select ${MERGE} from customer_merge where company_id = ? and loser_id = ? and undone_at is null`,
    [companyId, loserId],
  );
  return row && mergeFrom(row);
}

/** Those in force into a record, the oldest first. */
export async function mergesInto(q: Query, companyId: number, winnerId: number): Promise<CustomerMerge[]> {
  const rows = await rowsOf<MergeRow>(
    q,
    `select ${MERGE} from customer_merge where company_id = ? and winner_id = ? and undone_at is null order by id`,
    [companyId, winnerId],
  );
  return rows.map(mergeFrom);
}

export interface MergeShown extends CustomerMerge {
  readonly winnerCode: string;
  readonly winnerName: string;
  readonly loserCode: string;
  readonly loserName: string;
}

/** The last ones of the company, taken back or not, the newest first. */
export async function lastMerges(q: Query, companyId: number, most: number): Promise<MergeShown[]> {
  const rows = await rowsOf<MergeRow & Omit<MergeShown, 'fields'>>(
    q,
    `select g.*, w.code as "winnerCode", w.name as "winnerName", l.code as "loserCode", l.name as "loserName"
     from (select ${MERGE} from customer_merge where company_id = ? order by id desc limit ?) g
     join customer w on w.id = g."winnerId" join customer l on l.id = g."loserId" order by g.id desc`,
    [companyId, most],
  );
  return rows.map((row) => ({ ...row, ...mergeFrom(row) }));
}

/** The numbers of the records that went into this one. */
export async function mergedCodes(q: Query, companyId: number, id: number): Promise<string[]> {
  const sql = `select code from customer where company_id = ? and merged_into = ? order by code limit 20`;
  return (await rowsOf<{ code: string }>(q, sql, [companyId, id])).map(({ code }) => code);
}

export async function insertMerge(
  tx: Tx,
  work: Work,
  merge: { readonly companyId: number; readonly winnerId: number; readonly loserId: number; readonly why: string },
): Promise<number> {
  const [made] = await tx('customer_merge')
    .insert({
      ...{ company_id: merge.companyId, winner_id: merge.winnerId, loser_id: merge.loserId, fields: '[]', why: merge.why },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
} // prettier-ignore

export async function storeUndone(tx: Tx, work: Work, id: number): Promise<void> {
  await tx('customer_merge')
    .where({ id })
    .update({ undone_at: work.now, undone_by: actorText(work.actor) });
}

export async function storeFields(tx: Tx, id: number, fields: readonly ChangedField[]): Promise<void> {
  await tx('customer_merge')
    .where({ id })
    .update({ fields: JSON.stringify(fields) });
}

export async function storeMergedInto(tx: Tx, loserId: number, winnerId: number | null): Promise<void> {
  await tx('customer').where({ id: loserId }).update({ merged_into: winnerId });
}

/** A record as it stands, by its columns. */
export async function fieldsOf(q: Query, companyId: number, id: number): Promise<Fields | undefined> {
  return q<Record<string, string | number | null>>('customer').where({ company_id: companyId, id }).first();
}

/** The record of that number itself, also where it was merged. */
export async function recordIdOf(q: Query, companyId: number, code: string, id: number | undefined): Promise<number | undefined> {
  const sql = `select id from customer where company_id = ? and (code = ? or id = ?)`;
  return (await rowsOf<{ id: number }>(q, sql, [companyId, code, id ?? -1]))[0]?.id;
} // prettier-ignore

/** Who wants no mail at an address wants none, whichever of the two records knows. */
export async function keepRefusals(tx: Tx, mergeId: number, winnerId: number, loserId: number): Promise<void> {
  const refused = `state = 'ok' and customer_id = ? and ended_at is null and email is not null and exists (
    select 1 from contact o where o.customer_id = ? and o.state = 'opted_out' and lower(o.email) = lower(contact.email))`;
  await tx.raw(
    `insert into customer_moved (merge_id, place, row_id, was) select ?, 'contact.state', id, state from contact where ${refused}`,
    [mergeId, winnerId, loserId],
  );
  await tx.raw(`update contact set state = 'opted_out' where ${refused}`, [winnerId, loserId]);
}

export async function takeRefusalsBack(tx: Tx, mergeId: number): Promise<void> {
  await tx.raw(
    `update contact set state = 'ok' where state = 'opted_out' and id in (
       select row_id from customer_moved where merge_id = ? and place = 'contact.state')`,
    [mergeId],
  );
}
