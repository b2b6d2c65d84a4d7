import { disputedLinesFrom } from '../disputes/disputed-line';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type {
  AppliedRow,
  ContactRow,
  DisputeRow,
  DocumentRow,
  EntryRow,
  ItemDisputed,
  ReminderRow,
  Scope,
  StepRow,
} from './facts';

/**
 * What the ledger and the other rooms know of one debtor, for a recovery file: a statement per kind of fact, whatever the
 * number of invoices. All of one company, one customer, one currency, up to the key date.
 */
/** The customer's account, oldest first. */
export async function entriesUpTo(q: Query, scope: Scope): Promise<EntryRow[]> {
  return rowsOf(
    q,
    `select id as "entryId", type, document, issued_on as "issuedOn", amount_minor as "amountMinor", net_minor as "netMinor",
       vat_minor as "vatMinor", subject, po_no as "poNo", order_no as "orderNo", contract_ref as "contractRef",
       contract_on as "contractOn", delivery_on as "deliveryOn", delivery_note as "deliveryNote", terms,
       governing_law as "governingLaw"
     from v_entry where company_id = ? and customer_id = ? and currency = ? and issued_on <= ? order by issued_on, id`,
    [scope.companyId, scope.customerId, scope.currency, scope.keyDate],
  );
}

/**
 * What was applied to items up to the key date, reversals too. The day is that of the payment or credit note itself, but of
 * money that went back the day on which it did, and of a return that was undone the day from which it counts again.
 */
export async function appliedTo(q: Query, scope: Scope, itemIds: readonly number[]): Promise<AppliedRow[]> {
  const wanted = ids(q, itemIds);
  return rowsOf(
    q,
    `select a.to_item_id as "itemId", c.entry_id as "entryId", c.type, c.document, a.amount_minor as "amountMinor",
       case when a.allocated_on > o.allocated_on or exists (
           select 1 from v_allocation r join v_allocation b on b.id = r.reverses_id
           where r.from_item_id = a.from_item_id and r.to_item_id = a.to_item_id and r.id < a.id
             and r.allocated_on > b.allocated_on)
         then a.allocated_on else c.issued_on end as "on"
     from v_allocation a join v_open_item c on c.item_id = a.from_item_id
     left join v_allocation o on o.id = a.reverses_id
     where a.company_id = ? and a.to_item_id in (select id from ${wanted.sql} as wanted) and a.allocated_on <= ?
     order by a.allocated_on, a.id`,
    [scope.companyId, ...wanted.bindings, scope.keyDate],
  );
}

/**
 * Reminders that left the house (or were made to be posted), oldest first; also letters that came back, which are no step. Legal papers
 * stand among them, under numbers below zero.
 */
export async function remindersSent(q: Query, scope: Scope): Promise<ReminderRow[]> {
  return rowsOf(
    q,
    `select r.id as "reminderId", m.id as "messageId", r.kind, m.channel, m.language, r.issued_on as "issuedOn", m.recipient,
       m.to_name as "toName", m.subject, m.text_sha as "textSha", m.attachments, r.demand_minor as "demandMinor",
       r.pay_by_on as "payByOn",
       (select count(distinct o.customer_id) from v_reminder o where o.message_id = r.message_id) as customers, '' as paper
     from v_reminder r join v_message m on m.id = r.message_id
     where r.company_id = ? and r.customer_id = ? and r.currency = ? and r.issued_on <= ?
       and (r.state = 'issued' or m.state in ('returned', 'refused'))
       and m.state in ('accepted', 'made', 'posted', 'delivered', 'returned', 'refused')
       and r.kind in ('pre_due', 'reminder', 'final')
     union all
     select -n.id, m.id, case when n.paper = 'reminder' then 'reminder' else 'final' end, m.channel, m.language, n.written_on,
       m.recipient, m.to_name, m.subject, m.text_sha, m.attachments, n.principal_minor, n.deadline_on, 1, n.law || '-' || n.paper
     from v_formal_notice n join v_message m on m.id = n.message_id
     where n.company_id = ? and n.customer_id = ? and n.currency = ? and n.written_on <= ?
       and m.state in ('accepted', 'made', 'posted', 'delivered', 'returned', 'refused')
       and (m.state in ('returned', 'refused') or not exists (
         select 1 from v_reminder r where r.message_id = m.id and r.state <> 'issued'))
     order by 6, 1`,
    [
      scope.companyId,
      scope.customerId,
      scope.currency,
      scope.keyDate,
      scope.companyId,
      scope.customerId,
      scope.currency,
      scope.keyDate,
    ],
  );
}

/** The documents that each of these reminders demanded; of a missed instalment, the invoices of its plan. */
export async function documentsDemanded(
  q: Query,
  scope: Scope,
): Promise<{ reminderId: number; itemId: number; document: string }[]> {
  return rowsOf(
    q,
    `select r.reminder_id as "reminderId", r.item_id as "itemId", i.document
     from v_reminder_item r join v_open_item i on i.item_id = r.item_id
     where r.company_id = ? and r.customer_id = ? and r.demanded = 1 and not exists (
       select 1 from v_reminder_instalment n join v_plan_item p on p.plan_id = n.plan_id and p.item_id = r.item_id
       where n.reminder_id = r.reminder_id)
     union all
     select distinct r.reminder_id, p.item_id, i.document
     from v_reminder_instalment r join v_plan_item p on p.plan_id = r.plan_id join v_open_item i on i.item_id = p.item_id
     where r.company_id = ? and r.customer_id = ? and r.demanded = 1
     union all
     select -n.notice_id, n.item_id, i.document
     from v_formal_notice_item n join v_open_item i on i.item_id = n.item_id where n.company_id = ? and n.customer_id = ? order by 1, 2`,
    [scope.companyId, scope.customerId, scope.companyId, scope.customerId, scope.companyId, scope.customerId],
  );
}

/** What became of the messages that reminded the customer, whomever they went to; that one was posted only where that was not taken back. */
export async function messageSteps(q: Query, scope: Scope): Promise<StepRow[]> {
  return rowsOf(
    q,
    `select s.message_id as "messageId", s.kind, s.on_day as "onDay", s.detail, s.recorded_at as "recordedAt" from v_message_step s
     where s.company_id = ? and s.message_id in (
         select message_id from v_reminder where company_id = ? and customer_id = ?
         union all select message_id from v_formal_notice where company_id = ? and customer_id = ?)
       and s.kind in ('accepted', 'posted', 'delivered', 'returned', 'refused', 'failed')
       and not (s.kind = 'posted' and exists (
         select 1 from v_message_step u where u.message_id = s.message_id and u.kind = 'unposted' and u.id > s.id))
     order by s.id`,
    [scope.companyId, scope.companyId, scope.customerId, scope.companyId, scope.customerId],
  );
}

export async function disputesRaised(q: Query, scope: Scope): Promise<DisputeRow[]> {
  return rowsOf(
    q,
    `select id as "disputeId", state, category, raised_on as "raisedOn", objection, answer, answered_on as "answeredOn", outcome
     from v_dispute where company_id = ? and customer_id = ? and raised_on <= ? and state <> 'void' order by raised_on, id`,
    [scope.companyId, scope.customerId, scope.keyDate],
  );
}

/** What each dispute is about, in this currency. */
export async function itemsDisputed(q: Query, scope: Scope): Promise<ItemDisputed[]> {
  const rows = await rowsOf<Omit<ItemDisputed, 'lines'> & { lines: string | null }>(
    q,
    `select d.dispute_id as "disputeId", d.item_id as "itemId", coalesce(d.amount_minor, i.amount_minor) as "amountMinor", d.lines
     from v_dispute_item d join v_open_item i on i.item_id = d.item_id
     where d.company_id = ? and d.customer_id = ? and i.currency = ? order by d.dispute_id, d.item_id`,
    [scope.companyId, scope.customerId, scope.currency],
  );
  return rows.map(({ lines, ...row }) => ({ ...row, lines: disputedLinesFrom(lines) }));
}

export async function contactsMade(q: Query, scope: Scope): Promise<ContactRow[]> {
  return rowsOf(
    q,
    `select id, visibility, on_day as "on", kind, direction, outcome, note as text from v_activity
     where company_id = ? and customer_id = ? and on_day <= ? order by on_day, id`,
    [scope.companyId, scope.customerId, scope.keyDate],
  );
}

/** What was demanded in calls and visits that count as a step of the reminders, in this currency. */
export async function demandedInCalls(q: Query, scope: Scope): Promise<{ activityId: number; document: string }[]> {
  return rowsOf(
    q,
    `select distinct r.activity_id as "activityId", i.document from v_reminder r
     join v_reminder_item ri on ri.reminder_id = r.id join v_open_item_ever i on i.item_id = ri.item_id
     where r.company_id = ? and r.customer_id = ? and r.currency = ? and r.issued_on <= ? and r.state = 'issued'
       and r.activity_id is not null order by 1, 2`,
    [scope.companyId, scope.customerId, scope.currency, scope.keyDate],
  );
}

/** Documents of the customer; those of other customers are never read. */
export async function documentsKept(q: Query, scope: Scope): Promise<DocumentRow[]> {
  return rowsOf(
    q,
    `select d.id, d.about, d.kind, d.title, d.file_name as "fileName", d.media_type as "mediaType", d.sha256, d.bytes, d.dated_on as "datedOn",
       d.visibility, t.language, t.translator, t.sworn
     from v_document d left join v_translation t on t.document_id = d.id
     where d.company_id = ? and d.customer_id = ? order by coalesce(d.dated_on, '9999'), d.id`,
    [scope.companyId, scope.customerId],
  );
}

/** Claims that were assigned and came back on a later day, of which no deed is filed with the customer. */
export async function backWithoutDeed(q: Query, scope: Scope): Promise<{ entryId: number; holder: string }[]> {
  return rowsOf(
    q,
    `select b.entry_id as "entryId", b.holder from v_assignment_back b join v_entry e on e.id = b.entry_id
     where b.company_id = ? and e.customer_id = ? and b.deed_document_id is null and substr(b.ended_at, 1, 10) > substr(b.recorded_at, 1, 10)
       and not exists (select 1 from v_document d where d.company_id = b.company_id and d.customer_id = e.customer_id and d.kind = 'assignment')
     order by b.entry_id`,
    [scope.companyId, scope.customerId],
  );
}

/** Which of these items are with a partner, or belong to somebody else, is known by their holds; which are assigned, here. */
export async function assignedTo(q: Query, scope: Scope): Promise<{ entryId: number; holder: string }[]> {
  return rowsOf(q, `select entry_id as "entryId", holder from v_assignment where company_id = ? and customer_id = ?`, [
    scope.companyId,
    scope.customerId,
  ]);
}

const ids = (q: Query, list: readonly number[]): ReturnType<typeof tableOf> =>
  tableOf(
    q,
    { id: 'bigint' },
    list.map((id) => ({ id })),
  );
