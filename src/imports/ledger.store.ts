import { dialectOf, rowsOf, type Tx } from '../platform/db';
import type { StageColumn } from './mapping';

/** What the books of an accounting system need besides lists, over the rows as they are staged. */

/**
 * A due day that was computed from terms of the whole file follows those of the customer, where it has its own. Returns how many did.
 * After the customers are merged.
 */
export async function followOwnTerms(tx: Tx, columns: readonly StageColumn[]): Promise<number> {
  if (!columns.includes('dueComputed')) return 0;
  const own = `(select b.code, c.terms_days from booking_customer b join v_customer c on c.id = b.customer_id where c.terms_days is not null) t
     where t.code = staged.customer_code and staged.due_computed = 1`;
  const [found] = await rowsOf<{ n: number }>(tx, `select count(*) as n from staged, ${own}`);
  const n = found?.n ?? 0;
  if (n === 0) return 0;
  const day =
    dialectOf(tx) === 'sqlite'
      ? `date(staged.issued_on, '+' || t.terms_days || ' days')`
      : `to_char(staged.issued_on::date + t.terms_days::int, 'YYYY-MM-DD')`;
  await tx.raw(`update staged set due_on = ${day} from ${own}`);
  return n;
}

/** The first day of what the books carry forward from the year before without saying which invoices it is; null where they carry nothing. */
export async function carriedOn(tx: Tx, columns: readonly StageColumn[]): Promise<string | null> {
  if (!columns.includes('blocked')) return null;
  const [row] = await rowsOf<{ day: string | null }>(tx, `select min(issued_on) as day from staged where ${CARRIED}`);
  return row?.day ?? null;
}

/** What was carried forward stands in the ledger invoice by invoice: it would stand there twice. Returns how many were left out. */
export async function leaveCarried(tx: Tx): Promise<number> {
  return (await rowsOf(tx, `delete from staged where ${CARRIED} returning n`)).length;
}

const CARRIED = `kind = 'adjustment' and blocked = 1`;
