import type { Tx } from '../platform/db';
import { tableOf } from '../platform/rows';

/**
 * The stored balances per customer and currency, written in the transaction that changes their cause. Made anew from the
 * open items: for the customers given, or for all of the company, in one statement each.
 */
export async function rebalance(tx: Tx, companyId: number, customers: readonly number[] | 'all'): Promise<void> {
  const given =
    customers === 'all'
      ? undefined
      : tableOf(
          tx,
          { id: 'bigint' },
          [...new Set(customers)].map((id) => ({ id })),
        );
  const scope = given ? `company_id = ? and customer_id in (select id from ${given.sql} as given)` : 'company_id = ?';
  const bindings = [companyId, ...(given?.bindings ?? [])];
  await tx.raw(`delete from balance where ${scope}`, bindings);
  await tx.raw(
    `insert into balance (company_id, customer_id, currency, open_minor, open_count, oldest_due_on)
     select company_id, customer_id, currency, sum(open_minor), count(*), min(case when open_minor > 0 then due_on end)
     from open_item where ${scope} and open_minor <> 0 group by company_id, customer_id, currency`,
    bindings,
  );
}
