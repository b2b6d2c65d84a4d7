import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import { UNASKED } from './store';

/** Of these customers, those of whom a partner has a case: what the partner collects is asked of nobody by us. */
export async function customersElsewhere(
  q: Query,
  companyId: number,
  customerIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const given = tableOf(
    q,
    { id: 'bigint' },
    customerIds.map((id) => ({ id })),
  );
  const rows = await rowsOf<{ id: number }>(
    q,
    `select distinct c.customer_id as id from recovery_case c join ${given.sql} as given on given.id = c.customer_id
     where c.company_id = ? and c.undone_at is null and (c.ended_on is null or c.outcome in (${UNASKED}))`,
    [...given.bindings, companyId],
  );
  return new Set(rows.map(({ id }) => id));
}
