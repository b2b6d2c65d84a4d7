import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** Reminders that left the house, the newest first: what a court may want in its own language. */
export function messagesThatLeft(
  q: Query,
  { companyId, id }: { readonly companyId: number; readonly id: number },
): Promise<{ id: number; day: Day; subject: string | null }[]> {
  return rowsOf(
    q,
    `select distinct m.id, r.issued_on as day, m.subject from v_reminder r join v_message m on m.id = r.message_id
     where r.company_id = ? and r.customer_id = ? and m.state in ('accepted', 'made', 'posted', 'delivered', 'returned', 'refused')
     order by m.id desc limit 50`,
    [companyId, id],
  );
}
