import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import {
  MOST_WRITTEN_OFF,
  type WriteOff,
  type WriteOffItem,
  type WriteOffState,
  type WriteOffTerms,
} from './write-off';

/** Write-offs and their items: rows in, rows out. */
const WRITE_OFF = `id, currency, most_minor as "mostMinor", due_until as "dueUntil", reason, state, recorded_at as "proposedAt",
  recorded_by as "proposedBy", decided_at as "decidedAt", decided_by as "decidedBy", ended_at as "endedAt", ended_by as "endedBy"`;

const ITEM = `i.id as "itemId", i.customer_id as "customerId", c.name as "customerName", c.code as "customerCode", e.document,
  i.part, e.parts, e.issued_on as "issuedOn", i.due_on as "dueOn", i.open_minor as "openMinor"`;

const JOINED = 'open_item i join entry e on e.id = i.entry_id join v_customer c on c.id = i.customer_id';

/** What fits and is in no other proposal, the oldest first; one more than may be proposed tells that there is more. */
export async function itemsFitting(q: Query, companyId: number, terms: WriteOffTerms): Promise<WriteOffItem[]> {
  return rowsOf<WriteOffItem>(
    q,
    `select ${ITEM}, i.open_minor as "amountMinor", null as "entryId" from ${JOINED}
     where i.company_id = ? and i.open_minor > 0 and i.open_minor <= ? and i.currency = ? and i.due_on <= ?
       and i.presumed_settled_on is null
       and ${NOT_PROPOSED}
     order by i.due_on, i.id limit ${MOST_WRITTEN_OFF + 1}`,
    [companyId, terms.mostMinor, terms.currency, terms.dueUntil],
  );
}

/** These, as far as something is open of them and no other proposal has them. */
export async function itemsToWriteOff(
  q: Query,
  companyId: number,
  { currency, itemIds }: { readonly currency: string; readonly itemIds: readonly number[] },
): Promise<WriteOffItem[]> {
  const given = tableOf(q, { item_id: 'bigint' }, itemIds.map((item_id) => ({ item_id }))); // prettier-ignore
  return rowsOf<WriteOffItem>(
    q,
    `select ${ITEM.replace('i.due_on as', 'coalesce(i.due_on, e.issued_on) as')}, i.open_minor as "amountMinor", null as "entryId" from ${JOINED}
     where i.company_id = ? and i.open_minor > 0 and i.currency = ? and i.presumed_settled_on is null and ${NOT_PROPOSED}
       and i.id in (select item_id from ${given.sql} as given)
     order by i.due_on, i.id limit ${MOST_WRITTEN_OFF + 1}`,
    [companyId, currency, ...given.bindings],
  );
}

const NOT_PROPOSED = `not exists (select 1 from write_off_item w join write_off p on p.id = w.write_off_id
         where w.item_id = i.id and p.state = 'proposed')`;

export async function insertWriteOff(
  tx: Tx,
  work: Work,
  companyId: number,
  given: WriteOffTerms & { readonly reason: string; readonly items: readonly WriteOffItem[] },
): Promise<number> {
  const [made] = await tx('write_off')
    .insert({
      ...{ company_id: companyId, currency: given.currency, most_minor: given.mostMinor, due_until: given.dueUntil },
      ...{ reason: given.reason, state: 'proposed', recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  const id = made?.id ?? 0;
  const rows = tableOf(
    tx,
    { item_id: 'bigint', amount_minor: 'bigint' },
    given.items.map(({ itemId, amountMinor }) => ({ item_id: itemId, amount_minor: amountMinor })),
  );
  await tx.raw(
    `insert into write_off_item (write_off_id, company_id, item_id, amount_minor)
     select ?, ?, item_id, amount_minor from ${rows.sql} as given`,
    [id, companyId, ...rows.bindings],
  );
  return id;
}

/** How many wait for a second person. */
export async function writeOffsWaiting(q: Query, companyId: number): Promise<number> {
  const [waiting] = await rowsOf<{ n: number }>(
    q,
    `select count(*) as n from write_off where company_id = ? and state = 'proposed'`,
    [companyId],
  );
  return waiting?.n ?? 0;
}

/** The newest first. */
export async function writeOffsOf(q: Query, companyId: number, limit: number): Promise<(WriteOff & WriteOffSum)[]> {
  return rowsOf<WriteOff & WriteOffSum>(
    q,
    `select ${WRITE_OFF}, (select count(*) from write_off_item x where x.write_off_id = w.id) as items,
       (select sum(amount_minor) from write_off_item x where x.write_off_id = w.id) as "sumMinor"
     from write_off w where company_id = ? order by id desc limit ?`,
    [companyId, limit],
  );
}

interface WriteOffSum {
  readonly items: number;
  readonly sumMinor: number;
}

export async function writeOffById(q: Query, companyId: number, id: number): Promise<WriteOff | undefined> {
  const [found] = await rowsOf<WriteOff>(q, `select ${WRITE_OFF} from write_off where company_id = ? and id = ?`, [
    companyId,
    id,
  ]);
  return found;
}

export async function itemsOfWriteOff(q: Query, companyId: number, id: number): Promise<WriteOffItem[]> {
  return rowsOf<WriteOffItem>(
    q,
    `select ${ITEM}, w.amount_minor as "amountMinor", w.entry_id as "entryId"
     from write_off_item w join ${JOINED.replace('open_item i', 'open_item i on i.id = w.item_id')}
     where w.company_id = ? and w.write_off_id = ? order by i.due_on, i.id`,
    [companyId, id],
  );
}

/** Only from the state it is in: of two who press at once one moves it. */
export async function moveWriteOff(
  tx: Tx,
  work: Work,
  companyId: number,
  move: { readonly id: number; readonly from: WriteOffState; readonly to: WriteOffState },
): Promise<boolean> {
  const who = actorText(work.actor);
  const stamp =
    move.to === 'undone' ? { ended_at: work.now, ended_by: who } : { decided_at: work.now, decided_by: who };
  const moved = await tx('write_off')
    .where({ company_id: companyId, id: move.id, state: move.from })
    .update({ state: move.to, ...stamp });
  return moved === 1;
}

/** Which adjustment wrote off which item. */
export async function noteAdjustments(
  tx: Tx,
  id: number,
  booked: readonly { readonly itemId: number; readonly entryId: number }[],
): Promise<void> {
  const rows = tableOf(
    tx,
    { item_id: 'bigint', entry_id: 'bigint' },
    booked.map(({ itemId, entryId }) => ({ item_id: itemId, entry_id: entryId })),
  );
  await tx.raw(
    `update write_off_item set entry_id = given.entry_id from ${rows.sql} as given
     where given.item_id = write_off_item.item_id and write_off_item.write_off_id = ?`,
    [...rows.bindings, id],
  );
}
