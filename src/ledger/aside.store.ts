import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { LEDGER_MOVES } from './moves.store';

/**
 * Documents that stand under two records of one customer, because the source listed them under two numbers. Where both become one, one
 * of each is set aside: it counts as never booked until the merge is taken back.
 */
export interface Twin {
  readonly entryId: number;
  readonly document: string;
  /** In the other record it is known by the same, and of the same amount. */
  readonly same: boolean;
  readonly itemIds: readonly number[];
  /** Something was applied to it, or claimed beside it. */
  readonly used: boolean;
}

interface TwinRow {
  readonly entryId: number;
  readonly document: string;
  readonly same: number;
  readonly itemId: number;
  readonly used: number;
}

/** Those of the record that would go. */
export async function twinsOf(
  q: Query,
  companyId: number,
  { winnerId, loserId }: { readonly winnerId: number; readonly loserId: number },
): Promise<Twin[]> {
  const [{ rewrites = {} } = { rewrites: {} }] = LEDGER_MOVES;
  const identity = (rewrites.identity ?? '').replaceAll(':from', String(loserId)).replaceAll(':to', String(winnerId));
  const rows = await rowsOf<TwinRow>(
    q,
    `with l as (select id, type, document, currency, amount_minor, ${identity} as identity from entry
       where company_id = ? and customer_id = ? and cancelled_at is null and document <> ''),
     pairs as (
       select l.id, l.document, max(case when w.identity = l.identity and w.amount_minor = l.amount_minor and w.currency = l.currency
         then 1 else 0 end) as same
       from l join entry w on w.company_id = ? and w.customer_id = ? and w.cancelled_at is null and w.document = l.document and w.type = l.type
       where w.identity = l.identity or l.type in ('invoice', 'credit_note') group by l.id, l.document)
     select p.id as "entryId", p.document, p.same, i.id as "itemId",
       case when exists (select 1 from allocation a where a.from_item_id = i.id or a.to_item_id = i.id)
         or exists (select 1 from charge h where h.entry_id = p.id) then 1 else 0 end as used
     from pairs p join open_item i on i.entry_id = p.id order by p.id, i.part`,
    [companyId, loserId, companyId, winnerId],
  );
  const twins = new Map<number, Twin>();
  for (const { entryId, document, same, itemId, used } of rows) {
    const known = twins.get(entryId);
    twins.set(entryId, {
      ...{ entryId, document, same: same === 1, itemIds: [...(known?.itemIds ?? []), itemId] },
      used: used === 1 || known?.used === true,
    });
  }
  return [...twins.values()];
}

/** Nothing may have been applied to them. */
export async function setAside(tx: Tx, work: Work, entryIds: readonly number[]): Promise<void> {
  const given = tableOf(tx, { id: 'bigint' }, entryIds.map((id) => ({ id }))); // prettier-ignore
  const these = `(select id from ${given.sql} as given)`;
  await tx.raw(`update entry set cancelled_at = ?, cancelled_by = ? where id in ${these}`, [
    work.now,
    actorText(work.actor),
    ...given.bindings,
  ]);
  await tx.raw(`update open_item set open_minor = 0 where entry_id in ${these}`, [...given.bindings]);
}

/** Those that nobody cancelled otherwise since count again, in full. */
export async function takeFromAside(tx: Tx, merge: { readonly id: number; readonly recordedAt: string }): Promise<void> {
  const these = `select e.id from entry e where e.cancelled_at = ? and e.id in (
    select m.row_id from v_customer_moved m where m.merge_id = ? and m.place = '${ASIDE}')`;
  await tx.raw(`update open_item set open_minor = amount_minor where entry_id in (${these})`, [merge.recordedAt, merge.id]);
  await tx.raw(`update entry set cancelled_at = null, cancelled_by = null where id in (${these})`, [
    merge.recordedAt,
    merge.id,
  ]);
} // prettier-ignore

/** The place under which a merge keeps them. */
export const ASIDE = 'entry.cancelled_at';
