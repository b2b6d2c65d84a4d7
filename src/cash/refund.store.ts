import { escaped } from '../customers/sought';
import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { KnownPayee, Refund } from './refund';

/** Refunds: rows in, rows out; every question is one company's. */
const REFUND = `f.id, f.customer_id as "customerId", c.code as "customerCode", c.name as "customerName", f.item_id as "itemId",
  i.document, i.issued_on as since, f.currency, f.amount_minor as "amountMinor", case when i.open_minor < 0 then -i.open_minor else 0 end as "leftMinor",
  f.iban, f.holder, f.due_on as "dueOn", f.reason, f.recorded_at as "recordedAt", f.recorded_by as "recordedBy",
  f.refund_item_id as "refundItemId", f.paid_on as "paidOn", f.paid_how as "paidHow", f.ended_at as "endedAt", f.ended_why as "endedWhy",
  (select a.bank_line_id from cash_application_entry e join cash_application a on a.id = e.application_id
   where e.item_id = f.refund_item_id and a.ended_at is null and a.kind = 'refunded') as "lineId"`;

const FROM = `cash_refund f join v_customer c on c.id = f.customer_id join v_open_item_ever i on i.item_id = f.item_id`;

export interface RefundSearch {
  readonly companyId: number;
  readonly customerId?: number;
  readonly id?: number;
  /** `due`: to be paid back · `live`: that, and what was paid and is shown by no bank yet · `all`. */
  readonly which: 'due' | 'live' | 'all';
  /** In the customer's name or number, the document, or the reason. */
  readonly text?: string;
  readonly most?: number;
  readonly offset?: number;
}

/** The earliest due first; of all, what is due before what was done. */
export async function refundsOf(q: Query, search: RefundSearch): Promise<Refund[]> {
  const { companyId, customerId, id, which, text = '', most = 500, offset = 0 } = search;
  const conditions = [
    'f.company_id = ?',
    ...(customerId === undefined ? [] : ['f.customer_id = ?']),
    ...(id === undefined ? [] : ['f.id = ?']),
    ...(which === 'all' ? [] : ['f.ended_at is null']),
    ...(which === 'due' ? ['f.paid_at is null'] : []),
    ...(text === ''
      ? []
      : [`lower(c.name || ' ' || c.code || ' ' || i.document || ' ' || f.reason) like ? escape '\\'`]),
  ];
  const sought = text === '' ? undefined : `%${escaped(text.toLowerCase())}%`;
  const given = [companyId, customerId, id, sought].filter((one) => one !== undefined);
  const rows = await rowsOf<Refund>(
    q,
    `select ${REFUND} from ${FROM} where ${conditions.join(' and ')}
     order by case when f.ended_at is null and f.paid_at is null then 0 else 1 end, f.due_on, f.id limit ? offset ?`,
    [...given, most, offset],
  );
  return which === 'live' ? rows.filter(({ paidOn, lineId }) => paidOn === null || lineId === null) : rows;
}

export const refundById = async (q: Query, companyId: number, id: number): Promise<Refund | undefined> =>
  (await refundsOf(q, { companyId, id, which: 'all' }))[0];

export interface NewRefund {
  readonly companyId: number;
  readonly customerId: number;
  readonly itemId: number;
  readonly currency: string;
  readonly amountMinor: number;
  readonly iban: string | null;
  readonly holder: string | null;
  readonly dueOn: Day;
  readonly reason: string;
}

/** Undefined: that credit is to be paid back already. */
export async function insertRefund(tx: Tx, work: Work, made: NewRefund): Promise<number | undefined> {
  const [row] = await tx('cash_refund')
    .insert({
      ...{ company_id: made.companyId, customer_id: made.customerId, item_id: made.itemId, currency: made.currency },
      ...{ amount_minor: made.amountMinor, iban: made.iban, holder: made.holder, due_on: made.dueOn },
      ...{ reason: made.reason, recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return row?.id;
}

/** Only while it is due: of two who press at once one pays it. */
export async function markPaid(
  tx: Tx,
  work: Work,
  companyId: number,
  paid: { readonly id: number; readonly refundItemId: number; readonly on: Day; readonly how: string | null },
): Promise<boolean> {
  const done = await tx('cash_refund')
    .where({ company_id: companyId, id: paid.id, paid_at: null, ended_at: null })
    .update({
      ...{ refund_item_id: paid.refundItemId, paid_on: paid.on, paid_how: paid.how },
      ...{ paid_at: work.now, paid_by: actorText(work.actor) },
    });
  return done === 1;
}

export async function markUnpaid(tx: Tx, companyId: number, id: number): Promise<void> {
  await tx('cash_refund')
    .where({ company_id: companyId, id })
    .update({ refund_item_id: null, paid_on: null, paid_how: null, paid_at: null, paid_by: null });
}

export async function endRefund(tx: Tx, work: Work, companyId: number, id: number, why: string): Promise<boolean> {
  const done = await tx('cash_refund')
    .where({ company_id: companyId, id, paid_at: null, ended_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor), ended_why: why });
  return done === 1;
}

/** From which accounts this customer paid: that of the payment itself, then the latest. Never an account that nobody paid from. */
export async function knownPayees(
  q: Query,
  companyId: number,
  { customerId, itemId }: { readonly customerId: number; readonly itemId: number },
): Promise<KnownPayee[]> {
  const rows = await rowsOf<Omit<KnownPayee, 'isOwn'> & { isOwn: number }>(
    q,
    `select l.iban, max(l.name) as holder, max(l.booked_on) as "lastOn", max(case when e.item_id = ? then 1 else 0 end) as "isOwn"
     from cash_application_entry e join cash_application a on a.id = e.application_id join bank_line l on l.id = a.bank_line_id
     where a.company_id = ? and e.customer_id = ? and a.ended_at is null and a.kind in ('applied', 'booked_already') and l.iban is not null
       and (e.item_id = ? or e.learned = 1) and not exists (
         select 1 from forgotten_account g where g.company_id = a.company_id and g.iban = l.iban and g.customer_id = e.customer_id
           and g.recorded_at >= a.recorded_at and e.item_id <> ?)
     group by l.iban order by 4 desc, 3 desc, l.iban limit 20`,
    [itemId, companyId, customerId, itemId, itemId],
  );
  return rows.map((row) => ({ ...row, isOwn: row.isOwn === 1 }));
}

/** What accounting booked as paid back of these credits since, in the ledger: the refund's item, and on which day. */
export async function paidBackMeanwhile(
  q: Query,
  companyId: number,
): Promise<{ readonly id: number; readonly refundItemId: number; readonly on: Day }[]> {
  return rowsOf(
    q,
    `select f.id, min(i.item_id) as "refundItemId", min(i.issued_on) as "on"
     from cash_refund f join v_allocation a on a.from_item_id = f.item_id and a.company_id = f.company_id and a.reverses_id is null
     join v_open_item i on i.item_id = a.to_item_id and i.type = 'refund' and i.amount_minor = f.amount_minor
     where f.company_id = ? and f.ended_at is null and f.paid_at is null and a.recorded_at >= f.recorded_at
       and a.amount_minor = f.amount_minor
       and not exists (select 1 from v_allocation r where r.reverses_id = a.id)
       and not exists (select 1 from cash_refund g where g.refund_item_id = i.item_id)
     group by f.id order by f.id`,
    [companyId],
  );
}
