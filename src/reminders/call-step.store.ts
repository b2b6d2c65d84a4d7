import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';

/** Calls and visits that were counted as steps. */
export async function markSpoken(tx: Tx, reminderId: number, activityId: number): Promise<void> {
  await tx('reminder').where({ id: reminderId }).update({ activity_id: activityId });
}

/** The reminders that a call was counted as, one per currency, and which of them still count. */
export async function remindersOfCall(
  q: Query,
  whose: { readonly companyId: number; readonly customerId: number },
  activityId: number,
): Promise<{ id: number; state: string }[]> {
  return rowsOf(
    q,
    `select id, state from reminder where company_id = ? and customer_id = ? and activity_id = ? order by id`,
    [whose.companyId, whose.customerId, activityId],
  );
}

/** Of these activities, those that count as a step, and as which. */
export async function stepsOfCalls(
  q: Query,
  companyId: number,
  activityIds: readonly number[],
): Promise<Map<number, number>> {
  if (activityIds.length === 0) return new Map();
  const given = tableOf(q, { id: 'bigint' }, activityIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number; step: number }>(
    q,
    `select activity_id as id, max(step) as step from reminder
     where company_id = ? and state = 'issued' and activity_id in (select id from ${given.sql} as given) group by activity_id`,
    [companyId, ...given.bindings],
  );
  return new Map(rows.map(({ id, step }) => [id, step]));
}

/** The newest call to a customer that counts as a step. */
export async function lastCallStep(
  q: Query,
  whose: { readonly companyId: number; readonly customerId: number },
): Promise<number | undefined> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select activity_id as id from reminder where company_id = ? and customer_id = ? and state = 'issued' and activity_id is not null
     order by issued_on desc, id desc limit 1`,
    [whose.companyId, whose.customerId],
  );
  return rows[0]?.id;
}

/** The items of an entry, as `activity.about` names it. */
export async function itemsAbout(q: Query, companyId: number, about: string): Promise<ReadonlySet<number>> {
  const entryId = /^entry\/(\d+)$/.exec(about)?.[1];
  if (entryId === undefined) return new Set();
  const rows = await rowsOf<{ id: number }>(
    q,
    `select item_id as id from v_open_item where company_id = ? and entry_id = ?`,
    [companyId, Number(entryId)],
  );
  return new Set(rows.map(({ id }) => id));
}
