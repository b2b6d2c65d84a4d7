import { shareByRule, reportOf } from '../cash/report';
import { decidedIn } from '../cash/report.panel';
import { cashCounts } from '../cash/worklist.panel';
import { addDays, type Day } from '../kernel/day';
import { RETURN_TASK } from '../ledger/return';
import { rowsOf, type Query } from '../platform/db';

/** What came of the money in the months that were played. */
export interface CashTold {
  /** With its share of all that was decided. */
  readonly byRule: string;
  readonly takenBack: number;
  readonly byPerson: number;
  readonly toDecide: number;
}

export async function cashTold(q: Query, companyId: number, on: Day): Promise<CashTold> {
  const { total } = reportOf(await decidedIn(q, { companyId, from: addDays(on, -364), to: on }));
  const { decide } = await cashCounts(q, companyId);
  const share = shareByRule(total);
  const byRule = `${total.byRule}${share === null ? '' : ` (${share.toFixed(0)} %)`}`;
  return { byRule, takenBack: total.takenBack, byPerson: total.byHand, toDecide: decide };
}

/** Tasks about payments that went back, which nobody has closed. */
export async function returnsToSee(q: Query, companyId: number): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    q,
    'select id from v_task where company_id = ? and kind = ? and done_at is null order by id',
    [companyId, RETURN_TASK],
  );
  return rows.map(({ id }) => id);
}

export interface MailSent {
  readonly id: number;
  readonly recipient: string;
  readonly subject: string;
}

/** The last mail that reached somebody's server. */
export async function lastMailTo(q: Query, companyId: number, customerId: number): Promise<MailSent | undefined> {
  const [row] = await rowsOf<MailSent>(
    q,
    `select id, recipient, subject from v_message where company_id = ? and customer_id = ? and channel = 'email' and state = 'accepted'
     order by id desc limit 1`,
    [companyId, customerId],
  );
  return row;
}

/** How many were taken from a mailbox. */
export async function mailsTaken(q: Query, mailboxId: number): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(q, 'select count(*) as n from v_inbox_mail where mailbox_id = ?', [mailboxId]);
  return row?.n ?? 0;
} // prettier-ignore

export interface InboxTold {
  readonly kind: string;
  readonly waiting: number;
  readonly mails: number;
}

/** What came in, by kind, and of how many nobody knows whose they are. */
export async function inboxTold(q: Query, companyId: number): Promise<InboxTold[]> {
  return rowsOf<InboxTold>(
    q,
    `select kind, count(*) as mails, sum(case when state = 'waiting' then 1 else 0 end) as waiting from v_inbox_mail
     where company_id = ? group by kind order by kind`,
    [companyId],
  );
}
