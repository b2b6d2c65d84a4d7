import { rowsOf } from '../../platform/db';
import type { Hands } from './hands';
import type { TestDesk } from './test-desk';

/** One that owes little and is at no partner is insolvent: its proof of debt is to be noted as sent, and its proceeding to be ended. */
export async function oneIsInsolvent(desk: TestDesk, clerk: Hands): Promise<readonly string[]> {
  const [one] = await rowsOf<{ id: number }>(
    desk.house.db.read,
    `select b.customer_id as id from v_balance b
     where b.company_id = ? and b.open_minor > 0 and not exists (select 1 from recovery_case c where c.customer_id = b.customer_id)
     order by b.open_minor, b.customer_id limit 1`,
    [desk.company.id],
  );
  const page = `/c/${desk.company.code}/customers/${desk.house.ids.seal('customer', one?.id ?? 0)}`;
  const today = desk.work().today;
  const given = { kind: 'fr_liquidation', opened: today, published: today, source: 'notice', court: 'TC Lyon' };
  const { status } = await clerk.visitor.post(`${page}/insolvency`, given);
  if (status !== 303) throw new Error(`an insolvency was not recorded: ${status}`);
  return [
    page,
    `${page}/insolvency`,
    `${page}/insolvency/claim`,
    `/c/${desk.company.code}/insolvency-list`,
    `${page}/insolvency/proof`,
    `${page}/insolvency/end`,
  ];
}
