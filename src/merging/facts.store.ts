import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** What stands in the way of a merge in the rooms below: read only. */
export interface Pair {
  readonly companyId: number;
  readonly winnerId: number;
  readonly loserId: number;
}

/** A run is being issued, or a message to one of them is on its way. */
export async function isSending(q: Query, { companyId, winnerId, loserId }: Pair): Promise<boolean> {
  const rows = await rowsOf(
    q,
    `select 1 from v_run where company_id = ? and state = 'issuing'
     union all select 1 from v_message where company_id = ? and customer_id in (?, ?) and state in ('queued', 'sending', 'doubtful') limit 1`,
    [companyId, companyId, winnerId, loserId],
  );
  return rows.length > 0;
}

/** The partners that have files of them in hand. */
export async function partnersWith(q: Query, { companyId, winnerId, loserId }: Pair): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(distinct partner_id) as n from v_case where company_id = ? and customer_id in (?, ?) and state = 'with_partner'`,
    [companyId, winnerId, loserId],
  );
  return row?.n ?? 0;
}

/** Of these items, those that were demanded, promised, agreed, disputed, held or put into a file. */
export async function usedItems(q: Query, itemIds: readonly number[]): Promise<ReadonlySet<number>> {
  if (itemIds.length === 0) return new Set();
  const given = tableOf(q, { id: 'bigint' }, itemIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ itemId: number }>(
    q,
    `select given.id as "itemId" from ${given.sql} as given where
       exists (select 1 from v_reminder_item x where x.item_id = given.id)
       or exists (select 1 from v_promise_part x where x.item_id = given.id)
       or exists (select 1 from v_plan_item x where x.item_id = given.id)
       or exists (select 1 from v_dispute_item x where x.item_id = given.id)
       or exists (select 1 from v_hold x where x.item_id = given.id)
       or exists (select 1 from v_dossier_item x where x.item_id = given.id)`,
    [...given.bindings],
  );
  return new Set(rows.map(({ itemId }) => itemId));
}
