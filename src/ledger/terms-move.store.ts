import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { computedSql } from './due-by';
import { countedFrom } from './due-day.store';
import type { MovingItem, StandingItem } from './terms-move';

/** Open items by terms that are others by now; the moves, and what they moved: rows in, rows out. */
const FROM = countedFrom('t.code', { issued: 't.issued_on', posted: 't.posted_on', delivery: 't.delivery_on' });

/** The items whose due day does not stand by the terms that hold now: the customer's own, else the company's. */
export async function standingItems(q: Query, companyId: number, companyBy: string): Promise<StandingItem[]> {
  const code = companyBy.slice(companyBy.indexOf(':') + 1);
  return rowsOf<StandingItem>(
    q,
    `select t.*, ${FROM} as "from" from (
       select i.id as "itemId", i.customer_id as "customerId", c.code as "customerCode", c.name as "customerName", e.document, i.part, e.parts,
         i.due_on as "beforeOn", i.due_by as "beforeBy", e.issued_on, e.posted_on, e.delivery_on,
         case when c.payment_terms is not null then 'customer:' || c.payment_terms else ? end as "afterBy",
         coalesce(c.payment_terms, ?) as code
       from open_item i join entry e on e.id = i.entry_id join v_customer c on c.id = i.customer_id
       where i.company_id = ? and i.open_minor <> 0 and ${computedSql('i.due_by')}
         and i.open_minor > 0 and i.due_by not like 'document:%' and e.cancelled_at is null
         and case when c.payment_terms is not null then i.due_by <> 'customer:' || c.payment_terms
           else (i.due_by like 'customer:%' or i.due_by like 'company:%' or i.due_by like 'country:%') and i.due_by <> ? end
     ) t where ${FROM} is not null order by t."beforeOn", t."itemId"`,
    [companyBy, code, companyId, companyBy],
  );
}

/** How many open items are due by a day that was computed, by whose terms and which. */
export async function computedCounts(q: Query, companyId: number): Promise<{ dueBy: string; items: number }[]> {
  return rowsOf(
    q,
    `select due_by as "dueBy", count(*) as items from open_item
     where company_id = ? and open_minor <> 0 and ${computedSql('due_by')} group by due_by order by 2 desc, 1`,
    [companyId],
  );
}

export interface TermsMove {
  readonly id: number;
  readonly items: number;
  readonly moved: number;
  readonly at: Instant;
  readonly by: string;
  readonly endedAt: Instant | null;
}

const MOVE = `id, items, moved, recorded_at as at, recorded_by as "by", ended_at as "endedAt"`;

export const movesOf = (q: Query, companyId: number, limit: number): Promise<TermsMove[]> =>
  rowsOf<TermsMove>(q, `select ${MOVE} from terms_move where company_id = ? order by id desc limit ?`, [
    companyId,
    limit,
  ]);

export async function moveById(q: Query, companyId: number, id: number): Promise<TermsMove | undefined> {
  return (await rowsOf<TermsMove>(q, `select ${MOVE} from terms_move where company_id = ? and id = ?`, [companyId, id]))[0]; // prettier-ignore
}

/** Items per statement: the list stands in one binding. */
const AT_ONCE = 10_000;

export async function insertMove(
  tx: Tx,
  work: Work,
  companyId: number,
  { items, moved }: { readonly items: readonly MovingItem[]; readonly moved: number },
): Promise<number> {
  const stamp = { recorded_at: work.now, recorded_by: actorText(work.actor) };
  const [made] = await tx('terms_move')
    .insert({ company_id: companyId, items: items.length, moved, ...stamp })
    .returning<{ id: number }[]>('id');
  const id = made?.id ?? 0;
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const given = tableOf(
      tx,
      { item_id: 'bigint', before_on: 'text', before_by: 'text', after_on: 'text', after_by: 'text' },
      items.slice(at, at + AT_ONCE).map((one) => ({
        ...{ item_id: one.itemId, before_on: one.beforeOn, before_by: one.beforeBy },
        ...{ after_on: one.afterOn, after_by: one.afterBy },
      })),
    );
    await tx.raw(
      `insert into terms_move_item (move_id, item_id, before_on, before_by, after_on, after_by)
       select ?, item_id, before_on, before_by, after_on, after_by from ${given.sql} as given`,
      [id, ...given.bindings],
    );
  }
  await put(tx, work, { companyId, id, from: 'before', to: 'after' });
  return id;
}

/** Puts back what nobody and nothing changed since. Returns how many items that were. */
export async function putBack(tx: Tx, work: Work, { companyId, id }: { companyId: number; id: number }): Promise<number> {
  await tx('terms_move').where({ company_id: companyId, id }).update({ ended_at: work.now, ended_by: actorText(work.actor) });
  return put(tx, work, { companyId, id, from: 'after', to: 'before' });
} // prettier-ignore

interface Put {
  readonly companyId: number;
  readonly id: number;
  readonly from: 'before' | 'after';
  readonly to: 'before' | 'after';
}

/** Each change is kept with what stood there before, as any change of an entry is. */
async function put(tx: Tx, work: Work, { companyId, id, from, to }: Put): Promise<number> {
  const which = `m.move_id = ? and i.company_id = ? and i.due_on = m.${from}_on and i.due_by = m.${from}_by`;
  const changed = (field: 'due_on' | 'due_by', column: 'on' | 'by'): Promise<unknown> =>
    tx.raw(
      `insert into entry_change (company_id, entry_id, part, field, before, after, recorded_at, recorded_by)
       select i.company_id, i.entry_id, i.part, '${field}', m.${from}_${column}, m.${to}_${column}, ?, ?
       from terms_move_item m join open_item i on i.id = m.item_id where ${which} and m.${from}_${column} <> m.${to}_${column}`,
      [work.now, actorText(work.actor), id, companyId],
    );
  await changed('due_on', 'on');
  await changed('due_by', 'by');
  const rows = await rowsOf(
    tx,
    `update open_item set due_on = m.${to}_on, due_by = m.${to}_by from terms_move_item m
     where m.item_id = open_item.id and ${which.replaceAll('i.', 'open_item.')} returning open_item.id`,
    [id, companyId],
  );
  return rows.length;
}

/** The customers whose items a move moved. */
export async function movedCustomers(q: Query, companyId: number, id: number): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select distinct i.customer_id as id from terms_move_item m join open_item i on i.id = m.item_id
     where m.move_id = ? and i.company_id = ?`,
    [id, companyId],
  );
  return rows.map((row) => row.id);
}
