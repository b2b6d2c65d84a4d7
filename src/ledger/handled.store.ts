import { rowsOf, type Query, type Tx } from '../platform/db';
import { manyRowsOf, tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { actorText } from '../kernel/actor';
import type { CustomerRange } from './hold';

/** Who at the customer handles which invoice, by email: read for the open items of a range, written for many invoices at once. */
export interface Handled {
  readonly itemId: number;
  readonly customerId: number;
  readonly email: string;
}

export const handledInRange = (q: Query, range: CustomerRange): Promise<Handled[]> =>
  manyRowsOf<Handled>(
    q,
    ['itemId', 'customerId', 'email'],
    `select item_id as "itemId", customer_id as "customerId", handler_email as "email" from v_handled
     where company_id = ? and customer_id between ? and ? and open_minor <> 0`,
    [range.companyId, range.first, range.last],
  );

/** Of these entries, those that somebody handles. */
export async function handlersOf(
  q: Query,
  companyId: number,
  entryIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    entryIds.map((id) => ({ id })),
  );
  const rows = await rowsOf<{ id: number; email: string }>(
    q,
    `select id, handler_email as email from v_entry
     where company_id = ? and handler_email is not null and id in (select id from ${wanted.sql} as wanted)`,
    [companyId, ...wanted.bindings],
  );
  return new Map(rows.map(({ id, email }) => [id, email]));
}

export interface HandlerMove {
  readonly entryId: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** Writes what is said of each entry by now, and keeps what stood there before. */
export async function storeHandlers(
  tx: Tx,
  work: Work,
  companyId: number,
  moves: readonly HandlerMove[],
): Promise<void> {
  const given = tableOf(
    tx,
    { id: 'bigint', before: 'text', after: 'text' },
    moves.map(({ entryId, before, after }) => ({ id: entryId, before, after })),
  );
  await tx.raw(
    `insert into entry_change (company_id, entry_id, field, before, after, recorded_at, recorded_by)
     select ?, g.id, 'handler_email', g.before, g.after, ?, ? from ${given.sql} as g where g.before is distinct from g.after`,
    [companyId, work.now, actorText(work.actor), ...given.bindings],
  );
  await tx.raw(
    `update entry set handler_email = g.after from ${given.sql} as g where g.id = entry.id and entry.company_id = ?`,
    [...given.bindings, companyId],
  );
}
