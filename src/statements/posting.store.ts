import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';

/** Printed statements on their way to the post: which still lie here, and what was said of the others. */
export interface Unposted {
  readonly customerId: number;
  readonly code: string;
  readonly name: string;
  /** First line of the address. */
  readonly recipient: string | null;
}

export async function unpostedOf(q: Query, runId: number, most: number): Promise<Unposted[]> {
  return rowsOf(
    q,
    `select l.customer_id as "customerId", c.code, c.name, l.recipient from statement_line l join v_customer c on c.id = l.customer_id
     where l.run_id = ? and l.outcome = 'printed' and l.posted_on is null order by l.id limit ?`,
    [runId, most],
  );
}

export interface Posting {
  readonly companyId: number;
  readonly runId: number;
  /** Null: all that still lie here. */
  readonly customerIds: readonly number[] | null;
  readonly on: Day;
  /** Who carries them: `La Poste`. */
  readonly service: string;
}

/** What was posted before keeps its day. Returns how many are new. */
export async function markPosted(tx: Tx, work: Work, posting: Posting): Promise<number> {
  const { companyId, runId, customerIds, on, service } = posting;
  const given = tableOf(tx, { id: 'bigint' }, (customerIds ?? []).map((id) => ({ id }))); // prettier-ignore
  const some = customerIds === null ? '' : `and customer_id in (select given.id from ${given.sql} as given)`;
  const rows = await rowsOf(
    tx,
    `update statement_line set posted_on = ?, posted_with = ?, posted_at = ?, posted_by = ?
     where company_id = ? and run_id = ? and outcome = 'printed' and posted_on is null ${some} returning id`,
    [on, service, work.now, actorText(work.actor), companyId, runId, ...(customerIds === null ? [] : given.bindings)],
  );
  return rows.length;
}

/** Takes back what was said at that moment. Returns how many. */
export async function unmarkPosted(
  tx: Tx,
  which: { readonly companyId: number; readonly runId: number; readonly at: Instant },
): Promise<number> {
  return tx('statement_line')
    .where({ company_id: which.companyId, run_id: which.runId, posted_at: which.at })
    .update({ posted_on: null, posted_with: null, posted_at: null, posted_by: null });
}
