import { countedFrom, dueDays, type TermsOfDay } from '../ledger/due-day.store';
import { rowsOf, type Tx } from '../platform/db';
import type { StageColumn } from './mapping';

/** What the books of an accounting system need besides lists, over the rows as they are staged. */

/**
 * A due day that was computed from terms of the file follows those of the customer, where it has its own and the invoice does not state any.
 * After the customers are merged.
 */
export async function followOwnTerms(tx: Tx, columns: readonly StageColumn[]): Promise<void> {
  if (!columns.includes('dueBy')) return;
  const day = (column: StageColumn, name: string): string => (columns.includes(column) ? name : 'cast(null as text)');
  const from = countedFrom('c.payment_terms', {
    ...{ issued: 's.issued_on', posted: day('postedOn', 's.posted_on') },
    delivery: day('deliveryOn', 's.delivery_on'),
  });
  const own = `staged s join booking_customer b on b.code = s.customer_code
    join v_customer c on c.id = b.customer_id and c.payment_terms is not null
    where (s.due_by like 'masters:%' or s.due_by like 'file:%') and ${from} is not null`;
  const pairs = await rowsOf<TermsOfDay>(tx, `select distinct c.payment_terms as code, ${from} as "from" from ${own}`);
  if (pairs.length === 0) return;
  const due = dueDays(tx, pairs);
  await tx.raw(
    `update staged set due_on = own.due_on, due_by = 'customer:' || own.code from (
       select s.n, d.due_on, d.code from ${own.replace(' where ', ` join ${due.sql} d on d.code = c.payment_terms and d.from_on = ${from} where `)}
     ) own where own.n = staged.n`,
    [...due.bindings],
  );
}

/** From whose terms the due days of the staged lines were computed, and how many; of how many customers, the first of them by number. */
export async function computedDays(tx: Tx, columns: readonly StageColumn[]): Promise<ComputedDays[]> {
  if (!columns.includes('dueBy')) return [];
  return rowsOf<ComputedDays>(
    tx,
    `select due_by as "dueBy", count(*) as days, count(distinct customer_code) as customers, min(customer_code) as first,
       max(customer_code) as last from staged where due_by is not null group by due_by order by 2 desc, 1 limit 50`,
  );
}

export interface ComputedDays {
  readonly dueBy: string;
  readonly days: number;
  readonly customers: number;
  readonly first: string;
  readonly last: string;
}

/** What the staged `file:…` is: the company's own, or what is usual; null: nothing was said of the whole file. */
export type TermsOfFile = { readonly file: string; readonly is: string } | null;

/** Codes hold no quotes: they were made by `termsCode`. */
export function dueBySql(has: boolean, said: TermsOfFile): string {
  if (!has) return 'cast(null as text)';
  const meant = said === null || said.file === said.is ? 's.due_by' : `case when s.due_by = '${said.file}' then '${said.is}' else s.due_by end`;
  return `case when s.amount_minor > 0 then ${meant} end`;
} // prettier-ignore

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
