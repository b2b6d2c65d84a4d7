import type { Query } from '../platform/db';

/** Is the customer the parent of others? */
export async function hasEntities(q: Query, companyId: number, customerId: number): Promise<boolean> {
  const [entity] = await q('customer')
    .where({ company_id: companyId, parent_id: customerId })
    .limit(1)
    .select<{ id: number }[]>('id');
  return entity !== undefined;
}
