import { actorText } from '../kernel/actor';
import { rowsOf, type Tx } from '../platform/db';
import { tableOf, type RowTable } from '../platform/rows';
import type { Work } from '../platform/work';
import { reverseAllocations } from './allocation.store';
import { rebalance } from './balance.store';
import { differencesOf } from './difference.store';
import { appendEvents } from './event.store';
import { RETURN } from './return';

/**
 * Cancels entries as if they had never been: what they paid, or what paid them, is given back first. They stay readable
 * for questions about what was known before.
 */
export interface Cancellation {
  readonly companyId: number;
  readonly entryIds: readonly number[];
  readonly why: string;
  readonly importId?: number | null;
}

/** Refunds `r` that book what went back of payments `p`: without the payment they mean nothing. */
export const refundsOf = (payments: string): string =>
  `open_item p join allocation a on a.from_item_id = p.id join open_item i on i.id = a.to_item_id
   join entry r on r.id = i.entry_id
   where r.cancelled_at is null and r.identity like '${RETURN}%' and a.reverses_id is null and ${payments}`;

/** Those cancelled already, and those of other companies, are left alone. */
export async function cancelEntries(tx: Tx, work: Work, cancellation: Cancellation): Promise<void> {
  const { companyId, why } = cancellation;
  const wanted = tableOf(
    tx,
    { id: 'bigint' },
    cancellation.entryIds.map((id) => ({ id })),
  );
  const given = `(select id from ${wanted.sql} as wanted)`;
  const entries = await rowsOf<{ id: number; customerId: number }>(
    tx,
    `select id, customer_id as "customerId" from entry where company_id = ? and cancelled_at is null and id in ${given}
     union select r.id, r.customer_id from ${refundsOf(`p.entry_id in ${given}`)} and r.company_id = ?
     union select r.id, r.customer_id from ${differencesOf(`p.entry_id in ${given}`)} and r.company_id = ?`,
    [companyId, ...wanted.bindings, ...wanted.bindings, companyId, ...wanted.bindings, companyId],
  );
  if (entries.length === 0) return;
  const cancelled = tableOf(tx, { id: 'bigint' }, entries);
  const allocationIds = await allocationsTouching(tx, cancelled);
  if (allocationIds.length > 0) {
    const importId = cancellation.importId ?? null;
    await reverseAllocations(tx, work, { companyId, allocationIds, reason: why, on: 'as-if-never', importId });
  }
  const these = `(select id from ${cancelled.sql} as cancelled)`;
  const stamp = [work.now, actorText(work.actor)];
  await tx.raw(`update entry set cancelled_at = ?, cancelled_by = ? where id in ${these}`, [
    ...stamp,
    ...cancelled.bindings,
  ]);
  await tx.raw(`update open_item set open_minor = 0 where entry_id in ${these}`, [...cancelled.bindings]);
  await tx.raw(
    `update charge set waived_at = ?, waived_by = ?, waived_why = ? where waived_at is null and entry_id in ${these}`,
    [...stamp, why, ...cancelled.bindings],
  );
  await rebalance(
    tx,
    companyId,
    entries.map((entry) => entry.customerId),
  );
  await appendEvents(
    tx,
    work,
    entries.map(({ id, customerId }) => ({
      companyId,
      customerId,
      kind: 'cancelled',
      subject: `entry/${id}`,
      payload: { why },
      occurredOn: work.today,
    })),
  );
}

/** The allocations in force on either side of these entries, or on their charges. */
async function allocationsTouching(tx: Tx, entries: RowTable): Promise<number[]> {
  const items = `(select i.id from open_item i where i.entry_id in (select id from ${entries.sql} as cancelled))`;
  const charges = `(select c.id from charge c where c.entry_id in (select id from ${entries.sql} as cancelled))`;
  const found = await rowsOf<{ id: number }>(
    tx,
    `select a.id from (
       select id, reverses_id from allocation where from_item_id in ${items}
       union select id, reverses_id from allocation where to_item_id in ${items}
       union select id, reverses_id from allocation where to_charge_id in ${charges}
     ) a where a.reverses_id is null and not exists (select 1 from allocation r where r.reverses_id = a.id) order by a.id`,
    [...entries.bindings, ...entries.bindings, ...entries.bindings],
  );
  return found.map(({ id }) => id);
}
