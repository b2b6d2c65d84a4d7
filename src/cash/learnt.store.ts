import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** From which accounts customers are known to pay: learned from what was applied, less what was forgotten on purpose. */
export interface LearntAccount {
  readonly iban: string;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly times: number;
  readonly since: Instant;
  readonly last: Instant;
}

export interface LearntQuestion {
  readonly companyId: number;
  readonly limit: number;
  readonly offset: number;
}

/** Those that paid last first. */
export async function learntAccounts(q: Query, { companyId, limit, offset }: LearntQuestion): Promise<LearntAccount[]> {
  return rowsOf<LearntAccount>(
    q,
    `select p.iban, p.customer_id as "customerId", c.code as "customerCode", c.name as "customerName", count(*) as times,
       min(p.recorded_at) as since, max(p.recorded_at) as last
     from v_paid_from p join v_customer c on c.id = p.customer_id
     where p.company_id = ? group by p.iban, p.customer_id, c.code, c.name
     order by max(p.recorded_at) desc, p.iban, p.customer_id limit ? offset ?`,
    [companyId, limit, offset],
  );
}

export async function isLearnt(q: Query, companyId: number, iban: string, customerId: number): Promise<boolean> {
  const rows = await rowsOf(q, `select 1 from v_paid_from where company_id = ? and iban = ? and customer_id = ? limit 1`, [companyId, iban, customerId]); // prettier-ignore
  return rows.length > 0;
}

/** What was learned up to now counts no more; the next payment from there may teach it again. */
export async function insertForgotten(
  tx: Tx,
  work: Work,
  row: { companyId: number; iban: string; customerId: number },
): Promise<void> {
  // prettier-ignore
  await tx('forgotten_account').insert({
    company_id: row.companyId,
    iban: row.iban,
    customer_id: row.customerId,
    recorded_at: work.now,
    recorded_by: actorText(work.actor),
  });
}
