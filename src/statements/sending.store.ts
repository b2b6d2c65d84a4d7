import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { AccountSum } from './run';

/** What a statement said that is about to leave. */
export interface LeavingLine {
  readonly messageId: number;
  readonly customerId: number;
  readonly asOn: Day;
  readonly sums: readonly AccountSum[];
  /** Whom it goes to, as the outbox knows it. */
  readonly recipient: string;
}

export async function linesOfMessages(
  q: Query,
  companyId: number,
  messageIds: readonly number[],
): Promise<LeavingLine[]> {
  const given = tableOf(q, { id: 'bigint' }, messageIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<Omit<LeavingLine, 'sums'> & { sums: string }>(
    q,
    `select l.message_id as "messageId", l.customer_id as "customerId", l.as_on as "asOn", l.sums, m.recipient
     from statement_line l join ${given.sql} as given on given.id = l.message_id join v_message m on m.id = l.message_id
     where l.company_id = ?`,
    [...given.bindings, companyId],
  );
  return rows.map((row) => ({ ...row, sums: JSON.parse(row.sums) as AccountSum[] }));
}
