import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** Deliveries that a person stopped, or that are made against prepayment only: rows in, rows out. */
export type StopKind = 'stop' | 'prepay';

export interface DeliveryStop {
  readonly id: number;
  readonly customerId: number;
  readonly reason: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

interface Whose {
  readonly companyId: number;
  readonly customerId: number;
  readonly kind: StopKind;
}

export type StopChange = Whose & { readonly reason: string };

const STOP = `s.id, s.customer_id as "customerId", s.reason, s.recorded_at as "recordedAt", s.recorded_by as "recordedBy"`;

/** The one in force. */
export async function stopOf(q: Query, { companyId, customerId, kind }: Whose): Promise<DeliveryStop | undefined> {
  const sql = `select ${STOP} from delivery_stop s where s.company_id = ? and s.customer_id = ? and s.kind = ? and s.ended_at is null`;
  return (await rowsOf<DeliveryStop>(q, sql, [companyId, customerId, kind]))[0];
}

/** False: it is so already. */
export async function insertStop(tx: Tx, work: Work, { companyId, customerId, kind, reason }: StopChange): Promise<boolean> {
  const made = await tx('delivery_stop')
    .insert({
      ...{ company_id: companyId, customer_id: customerId, kind, reason },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return made.length > 0;
} // prettier-ignore

/** False: it is not so. */
export async function endStop(tx: Tx, work: Work, { companyId, customerId, kind, reason }: StopChange): Promise<boolean> {
  const ended = await tx('delivery_stop')
    .where({ company_id: companyId, customer_id: customerId, kind })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor), end_reason: reason });
  return ended > 0;
} // prettier-ignore

/** Stopped customers of whom nothing is overdue any more. */
export async function paidUpStops(
  q: Query,
  companyId: number,
  today: Day,
): Promise<(DeliveryStop & { name: string })[]> {
  return rowsOf(
    q,
    `select ${STOP}, c.name
     from delivery_stop s join v_customer c on c.id = s.customer_id
     where s.company_id = ? and s.kind = 'stop' and s.ended_at is null and not exists (
       select 1 from v_open_item v where v.company_id = s.company_id and v.customer_id = s.customer_id
         and v.open_minor > 0 and v.due_on < ? and v.presumed_settled_on is null and v.withheld is null)
     order by s.id`,
    [companyId, today],
  );
}
