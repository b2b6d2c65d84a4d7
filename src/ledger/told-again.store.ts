import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';

/** Money that was booked here and of which accounting tells too: one entry stays, and bears accounting's identity, so that next week's file knows it by that. */
export interface NewIdentity {
  readonly entryId: number;
  readonly identity: string;
}

/** Whoever had these identities was cancelled before, in the same transaction. What stood there is kept. */
export async function giveIdentities(
  tx: Tx,
  work: Work,
  companyId: number,
  rows: readonly NewIdentity[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = tableOf(tx, { entry_id: 'bigint', identity: 'text' }, rows.map(({ entryId: entry_id, identity }) => ({ entry_id, identity }))); // prettier-ignore
  await tx.raw(
    `insert into entry_change (company_id, entry_id, field, before, after, recorded_at, recorded_by)
     select e.company_id, e.id, 'identity', e.identity, given.identity, ?, ? from ${given.sql} as given join entry e on e.id = given.entry_id
     where e.company_id = ?`,
    [work.now, actorText(work.actor), ...given.bindings, companyId],
  );
  await tx.raw(
    `update entry set identity = given.identity from ${given.sql} as given where given.entry_id = entry.id and entry.company_id = ?`,
    [...given.bindings, companyId],
  );
}

/** The identities that entries were booked with, where another one took their place. */
export async function firstIdentities(
  q: Query,
  companyId: number,
  entryIds: readonly number[],
): Promise<Map<number, string>> {
  const given = tableOf(q, { id: 'bigint' }, entryIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ entryId: number; before: string }>(
    q,
    `select entry_id as "entryId", before from entry_change where company_id = ? and field = 'identity'
       and entry_id in (select id from ${given.sql} as given) order by id desc`,
    [companyId, ...given.bindings],
  );
  return new Map(rows.map(({ entryId, before }) => [entryId, before]));
}
