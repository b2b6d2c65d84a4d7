import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** Deliveries that a person stopped: rows in, rows out. */
export interface DeliveryStop {
  readonly id: number;
  readonly customerId: number;
  readonly reason: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

const STOP = `id, customer_id as "customerId", reason, recorded_at as "recordedAt", recorded_by as "recordedBy"`;

/** The one in force. */
export async function stopOf(q: Query, companyId: number, customerId: number): Promise<DeliveryStop | undefined> {
  const sql = `select ${STOP} from delivery_stop where company_id = ? and customer_id = ? and ended_at is null`;
  return (await rowsOf<DeliveryStop>(q, sql, [companyId, customerId]))[0];
}

interface Change {
  readonly companyId: number;
  readonly customerId: number;
  readonly reason: string;
}

/** False: they are stopped already. */
export async function insertStop(tx: Tx, work: Work, { companyId, customerId, reason }: Change): Promise<boolean> {
  const made = await tx('delivery_stop')
    .insert({
      ...{ company_id: companyId, customer_id: customerId, reason },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return made.length > 0;
}

/** False: they are not stopped. */
export async function endStop(tx: Tx, work: Work, { companyId, customerId, reason }: Change): Promise<boolean> {
  const ended = await tx('delivery_stop')
    .where({ company_id: companyId, customer_id: customerId })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor), end_reason: reason });
  return ended > 0;
}

/** Stopped customers of whom nothing is overdue any more. */
export async function paidUpStops(
  q: Query,
  companyId: number,
  today: Day,
): Promise<(DeliveryStop & { name: string })[]> {
  return rowsOf(
    q,
    `select s.id, s.customer_id as "customerId", s.reason, s.recorded_at as "recordedAt", s.recorded_by as "recordedBy", c.name
     from delivery_stop s join v_customer c on c.id = s.customer_id
     where s.company_id = ? and s.ended_at is null and not exists (
       select 1 from v_open_item v where v.company_id = s.company_id and v.customer_id = s.customer_id
         and v.open_minor > 0 and v.due_on < ? and v.presumed_settled_on is null and v.withheld is null)
     order by s.id`,
    [companyId, today],
  );
}
