import { rowsOf, type Query } from '../platform/db';

/** Customers of whom nothing is emptied: who owe something, dispute, have a recovery file or case, or are under a hold by law. */
export async function protectedCustomers(q: Query, companyId: number): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select customer_id as id from v_balance where company_id = ? and open_minor <> 0
     union select customer_id from v_dispute where company_id = ? and ended_at is null
     union select customer_id from v_dossier where company_id = ?
     union select customer_id from v_case where company_id = ?
     union select customer_id from v_hold where company_id = ? and ended_at is null
       and kind in ('legal', 'insolvency', 'moratorium', 'with_partner', 'assigned')`,
    [companyId, companyId, companyId, companyId, companyId],
  );
  return rows.map(({ id }) => id);
}
