import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import type { CustomerRange } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { ClaimGround } from '../outbox/legal';
import type { FormalNotice } from './notice';

/** Legal papers that were sent, and what is known of the invoices that they are about. Every statement is of one company. */
export interface NewNotice extends Omit<FormalNotice, 'id' | 'messageId' | 'sentOn'> {
  readonly companyId: number;
  readonly itemIds: readonly number[];
}

export async function insertNotice(tx: Tx, work: Work, one: NewNotice): Promise<number> {
  const [made] = await rowsOf<{ id: number }>(
    tx,
    `insert into formal_notice (company_id, customer_id, law, paper, debtor_type, language, currency, written_on, deadline_on,
       principal_minor, interest_minor, fixed_minor, costs_minor, sentences, recorded_at, recorded_by)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id`,
    [
      ...[one.companyId, one.customerId, one.law, one.paper, one.debtorType, one.language, one.currency],
      ...[one.writtenOn, one.deadlineOn, one.principalMinor, one.interestMinor, one.fixedMinor, one.costsMinor],
      ...[JSON.stringify(one.sentences), work.now, actorText(work.actor)],
    ],
  );
  const noticeId = made?.id ?? 0;
  const given = idsTable(tx, one.itemIds);
  await tx.raw(`insert into formal_notice_item (notice_id, item_id) select ?, id from ${given.sql} as given`, [
    noticeId,
    ...given.bindings,
  ]);
  return noticeId;
}

export async function noticeSent(tx: Tx, companyId: number, id: number, messageId: number): Promise<void> {
  await tx('formal_notice').where({ company_id: companyId, id }).update({ message_id: messageId });
}

/** Those of a customer, the newest first, with the day on which each left the house. */
export async function noticesOf(q: Query, companyId: number, customerId: number): Promise<FormalNotice[]> {
  const rows = await rowsOf<Omit<FormalNotice, 'sentences'> & { sentences: string }>(
    q,
    `select n.id, n.customer_id as "customerId", n.message_id as "messageId", n.law, n.paper, n.debtor_type as "debtorType", n.language,
       n.currency, n.written_on as "writtenOn", n.deadline_on as "deadlineOn", n.principal_minor as "principalMinor",
       n.interest_minor as "interestMinor", n.fixed_minor as "fixedMinor", n.costs_minor as "costsMinor", n.sentences,
       ${LEFT_ON} as "sentOn"
     from v_formal_notice n where n.company_id = ? and n.customer_id = ? order by n.id desc limit 50`,
    [companyId, customerId],
  );
  return rows.map((row) => ({ ...row, sentences: JSON.parse(row.sentences) as string[] }));
}

/** The day on which a paper left the house: posted and not taken back, or taken by the mail server; not in test mode. */
const LEFT_ON = `(select min(s.on_day) from v_message_step s where s.message_id = n.message_id and s.kind in ('accepted', 'posted')
  and s.detail not like '%"testMode":true%' and not exists (
    select 1 from v_message_step u where u.message_id = s.message_id and u.kind = 'unposted' and u.id > s.id))`;

/** The day on which the first paper left in which an agency named itself to each of these customers. */
export async function firstAgencyLetters(q: Query, range: CustomerRange): Promise<ReadonlyMap<number, Day | null>> {
  const whose = within('n.customer_id', range);
  const rows = await rowsOf<{ customerId: number; on: Day | null }>(
    q,
    `select n.customer_id as "customerId", min(${LEFT_ON}) as "on" from v_formal_notice n
     where n.company_id = ? and ${whose.sql} and n.sentences like '%-agency-who@%' group by n.customer_id`,
    [range.companyId, ...whose.bindings],
  );
  return new Map(rows.map(({ customerId, on }) => [customerId, on]));
}

/** What each of these invoices is for. */
export async function groundsOf(
  q: Query,
  companyId: number,
  itemIds: readonly number[],
): Promise<(ClaimGround & { readonly itemId: number })[]> {
  const given = idsTable(q, itemIds);
  const rows = await rowsOf<ClaimGround & { itemId: number; orderNo: string | null; poNo: string | null }>(
    q,
    `select i.item_id as "itemId", i.document, e.subject, e.contract_ref as contract, e.order_no as "orderNo", e.po_no as "poNo",
       e.contract_on as "contractOn", e.delivery_on as "deliveryOn"
     from v_open_item i join v_entry e on e.id = i.entry_id
     where i.company_id = ? and i.item_id in (select id from ${given.sql} as given) order by i.issued_on, i.item_id`,
    [companyId, ...given.bindings],
  );
  return rows.map(({ orderNo, poNo, contract, ...row }) => ({ ...row, contract: contract ?? orderNo ?? poNo }));
}

/** Of these items, those for which a reminder asked before that day. */
export async function demandedBefore(
  q: Query,
  companyId: number,
  itemIds: readonly number[],
  today: Day,
): Promise<ReadonlySet<number>> {
  const given = idsTable(q, itemIds);
  const rows = await rowsOf<{ itemId: number }>(
    q,
    `select distinct i.item_id as "itemId" from v_reminder_item i
     where i.company_id = ? and i.demanded = 1 and i.state = 'issued' and i.kind in ('reminder', 'final', 'formal_notice') and i.issued_on < ?
       and i.item_id in (select id from ${given.sql} as given)`,
    [companyId, today, ...given.bindings],
  );
  return new Set(rows.map(({ itemId }) => itemId));
}

/** The days on which reminders and papers asked for these items before. */
export async function askedDays(
  q: Query,
  companyId: number,
  itemIds: readonly number[],
  today: Day,
): Promise<ReadonlyMap<number, readonly Day[]>> {
  const given = idsTable(q, itemIds);
  const rows = await rowsOf<{ itemId: number; on: Day }>(
    q,
    `select i.item_id as "itemId", i.issued_on as "on" from v_reminder_item i
     where i.company_id = ? and i.demanded = 1 and i.state = 'issued' and i.kind in ('reminder', 'final') and i.issued_on <= ?
       and i.item_id in (select id from ${given.sql} as given)
     union select n.item_id, f.written_on from v_formal_notice_item n join v_formal_notice f on f.id = n.notice_id
       join v_message m on m.id = f.message_id and m.state not in ('withdrawn', 'failed')
     where n.company_id = ? and n.item_id in (select id from ${given.sql} as given) order by 1, 2`,
    [companyId, today, ...given.bindings, companyId, ...given.bindings],
  );
  return new Map([...grouped(rows, ({ itemId }) => itemId)].map(([id, days]) => [id, days.map(({ on }) => on)]));
}

export interface OfficialPaper {
  readonly id: number;
  readonly slot: string;
  readonly fileName: string;
  readonly bytes: number;
}

/** The newest file of each slot. */
export async function officialPapers(q: Query, companyId: number): Promise<ReadonlyMap<string, OfficialPaper>> {
  const rows = await rowsOf<OfficialPaper>(
    q,
    `select id, substr(about, ${OFFICIAL.length + 1}) as slot, file_name as "fileName", bytes from v_document
     where company_id = ? and customer_id is null and about like ? order by id`,
    [companyId, `${OFFICIAL}%`],
  );
  return new Map(rows.map((row) => [row.slot, row]));
}

/** What an official paper of a company belongs to: `official/uk-reply-form`. */
export const OFFICIAL = 'official/';

/** Copies of these invoices that are on file, by item. */
export async function copiesOf(
  q: Query,
  companyId: number,
  itemIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const given = idsTable(q, itemIds);
  const rows = await rowsOf<{ itemId: number; id: number }>(
    q,
    `select i.item_id as "itemId", d.id from v_open_item i join v_document d
       on d.company_id = i.company_id and d.about = 'entry/' || i.entry_id and d.kind = 'invoice' and d.media_type = 'application/pdf'
     where i.company_id = ? and i.item_id in (select id from ${given.sql} as given) order by d.id`,
    [companyId, ...given.bindings],
  );
  return new Map(rows.map(({ itemId, id }) => [itemId, id]));
}

const idsTable = (q: Query, ids: readonly number[]): ReturnType<typeof tableOf> =>
  tableOf(
    q,
    { id: 'bigint' },
    [...new Set(ids)].map((id) => ({ id })),
  );
