import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** The references under which these customers' files run, where they have one. */
export async function fileNumbersOf(
  q: Query,
  companyId: number,
  customerIds: readonly number[],
): Promise<Map<number, string>> {
  const given = tableOf(q, { id: 'bigint' }, customerIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ customerId: number; reference: string }>(
    q,
    `select p.customer_id as "customerId", p.reference from ${given.sql} as given
     cross join v_payment_reference p
     where p.company_id = ? and p.kind = 'file_number' and p.about = 'customer/' || given.id`,
    [...given.bindings, companyId],
  );
  return new Map(rows.map((row) => [row.customerId, row.reference]));
}
