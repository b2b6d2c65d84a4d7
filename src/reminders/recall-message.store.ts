import type { Day } from '../kernel/day';
import { dialectOf, rowsOf, type Query, type Tx } from '../platform/db';
import { WRITTEN_IN_TEST_MODE } from './reminder.store';

/**
 * What was sent in error: reminders that were taken back after their message had left the house. Counted per message; what a
 * company wrote in its test mode reached nobody and is none.
 */
const LEFT_STATES = ['accepted', 'doubtful', 'posted', 'delivered', 'refused'] as const;
const LEFT = `m.state in (${LEFT_STATES.map((state) => `'${state}'`).join(', ')})`;

/** It may have been read: there is something to correct. */
export const hasLeftTheHouse = (state: string): boolean => (LEFT_STATES as readonly string[]).includes(state);

export interface RecalledReminder {
  readonly id: number;
  readonly state: 'issued' | 'ignored' | 'cancelled';
  readonly why: string | null;
}

/** The reminders of a message, held against whoever else takes the same message back. */
export async function remindersToRecall(tx: Tx, companyId: number, messageId: number): Promise<RecalledReminder[]> {
  const lock = dialectOf(tx) === 'postgres' ? 'for update' : '';
  return rowsOf<RecalledReminder>(
    tx,
    `select id, state, cancelled_why as why from reminder where company_id = ? and message_id = ? order by id ${lock}`,
    [companyId, messageId],
  );
}

/** The message that corrects this one, if any was written. */
export async function correctionOf(q: Query, companyId: number, messageId: number): Promise<number | undefined> {
  const [row] = await rowsOf<{ id: number }>(
    q,
    `select id from v_message where company_id = ? and about = ? and state <> 'withdrawn' order by id desc limit 1`,
    [companyId, `correction/${messageId}`],
  );
  return row?.id;
}

/** Of a run: how many of its messages were sent in error. */
export async function sentInError(q: Query, runId: number): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(distinct r.message_id) as n from reminder r join v_message m on m.id = r.message_id
     where r.run_id = ? and r.state = 'cancelled' and r.cancelled_why <> '${WRITTEN_IN_TEST_MODE}' and ${LEFT}`,
    [runId],
  );
  return row?.n ?? 0;
}

export interface MonthOfErrors {
  /** `2026-03` */
  readonly month: string;
  /** Held back in the moment of sending. */
  readonly saved: number;
  readonly sentInError: number;
}

/** Months in which something was held back at the last moment or sent in error, the newest first; both days included. */
export async function errorsByMonth(
  q: Query,
  companyId: number,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<MonthOfErrors[]> {
  const rows = await rowsOf<{ month: string; saved: number; wrong: number }>(
    q,
    `select substr(r.issued_on, 1, 7) as month,
       count(distinct case when r.state = 'ignored' then r.message_id end) as saved,
       count(distinct case when r.state = 'cancelled' and ${LEFT} then r.message_id end) as wrong
     from reminder r join v_message m on m.id = r.message_id
     where r.company_id = ? and r.state <> 'issued' and r.issued_on between ? and ?
       and (r.cancelled_why like 'gate: %' or (r.state = 'cancelled' and r.cancelled_why <> '${WRITTEN_IN_TEST_MODE}'))
     group by substr(r.issued_on, 1, 7) order by month desc`,
    [companyId, from, to],
  );
  return rows
    .filter(({ saved, wrong }) => saved + wrong > 0)
    .map(({ month, saved, wrong }) => ({ month, saved, sentInError: wrong }));
}
