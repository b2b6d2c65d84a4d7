import { openItemsInRange } from '../ledger/store';
import { rowsOf, type Query } from '../platform/db';
import { manyRowsOf } from '../platform/rows';
import { OWED, type Owed } from './owed';
import type { Asking } from './past.store';

/**
 * The open items of a range, as the ledger tells them. A run asks for today, and nearly always nothing was applied or taken
 * back after it: then what is stored is the answer, and need not be worked out from the allocations.
 */
export async function itemsInRange(q: Query, asking: Asking): Promise<readonly Owed[]> {
  const { range, asOn, knownAt } = asking;
  if (knownAt !== null || (await anythingLater(q, asking))) return openItemsInRange(q, range, asOn, knownAt);
  return manyRowsOf<Owed>(q, OWED, storedSql(OWED), [range.companyId, range.first, range.last, asOn]);
}

async function anythingLater(q: Query, { range, asOn }: Asking): Promise<boolean> {
  const rows = await rowsOf(
    q,
    `select 1 from v_allocation where company_id = ? and customer_id between ? and ? and allocated_on > ? limit 1`,
    [range.companyId, range.first, range.last, asOn],
  );
  return rows.length > 0;
}

const column = (field: string): string => `v.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

const storedSql = (fields: readonly string[]): string =>
  `select ${fields.map((field) => `${column(field)} as "${field}"`).join(', ')} from v_open_item v
   where v.company_id = ? and v.customer_id between ? and ? and v.open_minor <> 0 and v.issued_on <= ?`;
