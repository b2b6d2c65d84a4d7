import type { Day } from '../kernel/day';
import type { CustomerRange } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query } from '../platform/db';
import type { CoverRow, DemandRow, HeardRow, ObjectionRow } from './rows';

/** What an advice rests on and no other room tells of many customers at once: a statement for each kind of fact, for a range of customers. */
/** What left the house and did not come back. */
const LEFT = `m.state in ('accepted', 'posted', 'delivered')`;
/** What was written in test mode was sent to nobody. */
const STEP = `s.kind in ('accepted', 'posted') and s.detail not like '%"testMode":true%'`;

/** Messages that asked for what is open, left the house and did not come back. */
export async function demandsIn(q: Query, range: CustomerRange): Promise<DemandRow[]> {
  const [reminders, notices] = [within('r.customer_id', range), within('n.customer_id', range)];
  return rowsOf<DemandRow>(
    q,
    `select r.item_id as "itemId", m.id as "messageId", min(s.on_day) as "leftOn", r.issued_on as "issuedOn", r.pay_by_on as "payByOn",
       case when r.kind = 'final' then 1 else 0 end as final
     from v_reminder_item r join v_owed o on o.item_id = r.item_id and o.open_minor > 0
     join v_message m on m.id = r.message_id and ${LEFT} join v_message_step s on s.message_id = m.id and ${STEP}
     where r.company_id = ? and ${reminders.sql} and r.state = 'issued' and r.demanded = 1 and r.kind in ('reminder', 'final')
     group by r.item_id, m.id, r.issued_on, r.pay_by_on, r.kind
     union all
     select n.item_id, m.id, min(s.on_day), f.written_on, f.deadline_on, case when f.paper = 'reminder' then 0 else 1 end
     from v_formal_notice_item n join v_owed o on o.item_id = n.item_id and o.open_minor > 0 join v_formal_notice f on f.id = n.notice_id
     join v_message m on m.id = f.message_id and ${LEFT} join v_message_step s on s.message_id = m.id and ${STEP}
     where n.company_id = ? and ${notices.sql}
     group by n.item_id, m.id, f.written_on, f.deadline_on, f.paper
     order by 1, 2`,
    [range.companyId, ...reminders.bindings, range.companyId, ...notices.bindings],
  );
}

/** The last of what the customer said, and of its payments. */
export async function heardIn(q: Query, range: CustomerRange, today: Day): Promise<HeardRow[]> {
  const whose = within('customer_id', range);
  return rowsOf<HeardRow>(
    q,
    `select customer_id as "customerId", max(case when direction = 'in' or outcome in ${HEARD} then on_day end) as "heardOn",
       max(case when outcome = 'refused' then on_day end) as "refusedOn",
       max(case when outcome = 'paid_already' then on_day end) as "saidPaidOn"
     from v_activity where company_id = ? and ${whose.sql} and kind <> 'note' and on_day <= ? group by customer_id`,
    [range.companyId, ...whose.bindings, today],
  );
}

const HEARD = `('reached', 'promised', 'disputed', 'will_call_back', 'refused', 'paid_already')`;

/** The day of the last payment that is applied to something. */
export async function paymentsIn(
  q: Query,
  range: CustomerRange,
  today: Day,
): Promise<{ customerId: number; on: Day }[]> {
  // prettier-ignore
  const whose = within('customer_id', range);
  return rowsOf(
    q,
    `select customer_id as "customerId", max(issued_on) as "on" from v_entry
     where company_id = ? and ${whose.sql} and type = 'payment' and cancelled_at is null and issued_on <= ? group by customer_id`,
    [range.companyId, ...whose.bindings, today],
  );
}

/** Objections to what is open that were not found justified, and whether they were answered. Those to interest and costs alone are none. */
export async function objectionsIn(q: Query, range: CustomerRange): Promise<ObjectionRow[]> {
  const whose = within('d.customer_id', range);
  return rowsOf<ObjectionRow>(
    q,
    `select i.item_id as "itemId", d.raised_on as "raisedOn",
       case when d.outcome is not null then coalesce(d.answered_on, d.settled_on, d.raised_on)
         when coalesce(d.answer, '') <> '' then d.answered_on end as "answeredOn"
     from v_dispute d join v_dispute_item i on i.dispute_id = d.id join v_owed o on o.item_id = i.item_id and o.open_minor > 0
     where d.company_id = ? and ${whose.sql} and d.state not in ('confirmed', 'void') and d.ended_at is null
       and coalesce(d.outcome, '') <> 'justified' and coalesce(i.amount_minor, 1) <> 0
     order by d.id`,
    [range.companyId, ...whose.bindings],
  );
}

/** How many reminders came back in the year before. */
export async function returnsIn(
  q: Query,
  range: CustomerRange,
  since: Day,
): Promise<{ customerId: number; n: number }[]> {
  // prettier-ignore
  const whose = within('r.customer_id', range);
  return rowsOf(
    q,
    `select r.customer_id as "customerId", count(distinct m.id) as n
     from v_reminder r join v_message m on m.id = r.message_id and m.state in ('returned', 'refused')
     where r.company_id = ? and ${whose.sql} and r.issued_on >= ? group by r.customer_id`,
    [range.companyId, ...whose.bindings, since],
  );
}

export async function coversIn(q: Query, range: CustomerRange): Promise<CoverRow[]> {
  const whose = within('customer_id', range);
  return rowsOf<CoverRow>(
    q,
    `select customer_id as "customerId", insurer as name, claim_days as "claimDays", insurer_collects as collects
     from v_credit_cover where company_id = ? and ${whose.sql}`,
    [range.companyId, ...whose.bindings],
  );
}

/** Due days of which the insurer has the claim. */
export async function claimedIn(q: Query, range: CustomerRange): Promise<{ customerId: number; dueOn: Day }[]> {
  const whose = within('customer_id', range);
  return rowsOf(
    q,
    `select customer_id as "customerId", due_on as "dueOn" from v_cover_report where company_id = ? and ${whose.sql} and kind = 'claim'`,
    [range.companyId, ...whose.bindings],
  );
}
