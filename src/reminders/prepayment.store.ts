import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** Customers who are delivered to against prepayment only: rows in, rows out. */
export interface Prepayment {
  readonly id: number;
  readonly reason: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

type Change = Whose & { readonly reason: string };

/** The one in force. */
export async function prepaymentOf(q: Query, { companyId, customerId }: Whose): Promise<Prepayment | undefined> {
  const [row] = await rowsOf<Prepayment>(
    q,
    `select id, reason, recorded_at as "recordedAt", recorded_by as "recordedBy" from prepayment
     where company_id = ? and customer_id = ? and ended_at is null`,
    [companyId, customerId],
  );
  return row;
}

/** False: it is so already. */
export async function insertPrepayment(
  tx: Tx,
  work: Work,
  { companyId, customerId, reason }: Change,
): Promise<boolean> {
  const made = await tx('prepayment')
    .insert({
      ...{ company_id: companyId, customer_id: customerId, reason },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return made.length > 0;
}

/** False: it is not so. */
export async function endPrepayment(tx: Tx, work: Work, { companyId, customerId, reason }: Change): Promise<boolean> {
  const ended = await tx('prepayment')
    .where({ company_id: companyId, customer_id: customerId })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor), end_reason: reason });
  return ended > 0;
}
