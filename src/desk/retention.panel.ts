import { rowsOf, type Query } from '../platform/db';
import { manyRowsOf } from '../platform/rows';

/** Customers of whom nothing is emptied: who owe something, dispute, have a recovery file or case, or are under a hold by law. */
const PROTECTED = `select customer_id as id from v_balance where company_id = ? and open_minor <> 0
  union select customer_id from v_dispute where company_id = ? and ended_at is null
  union select customer_id from v_dossier where company_id = ?
  union select customer_id from v_case where company_id = ?
  union select customer_id from v_hold where company_id = ? and ended_at is null
    and kind in ('legal', 'insolvency', 'moratorium', 'with_partner', 'assigned')`;
const ofCompany = (companyId: number): number[] => Array<number>(5).fill(companyId);

export async function protectedCustomers(q: Query, companyId: number): Promise<number[]> {
  const rows = await manyRowsOf<{ id: number }>(q, ['id'], PROTECTED, ofCompany(companyId));
  return rows.map(({ id }) => id);
}

export async function protectedCount(q: Query, companyId: number): Promise<number> {
  const sql = `select count(*) as n from (${PROTECTED}) as kept`;
  const [row] = await rowsOf<{ n: number }>(q, sql, ofCompany(companyId));
  return row?.n ?? 0;
}
