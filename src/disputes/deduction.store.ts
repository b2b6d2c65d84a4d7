import { companyById, settingsOf } from '../companies/store';
import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import type { CustomerRange, HoldSource } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { holdOfRest, restOf, type ShortPaid } from './deduction';

/** Invoices of which a payment left a rest, as of a day and as known at an instant, and the rests that a person asks for. */

/** What short payments keep out of reminders. */
export function deductionHolds(q: Query): HoldSource {
  return async (range, asOn, knownAt) => {
    const found = await shortPaid(q, range, { asOn, known: knownAt });
    if (found.length === 0) return [];
    const { shortPayments } = await settingsOf(q, range.companyId, knownAt);
    return found.flatMap((one) => holdOfRest(one, shortPayments) ?? []);
  };
}

/** Later than every instant that is recorded. */
const LATEST = '9999';

interface When {
  readonly asOn: Day;
  /** Null: as known now. */
  readonly known: Instant | null;
}

export interface ShortPaidItem extends ShortPaid {
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly customerName: string;
  readonly customerCode: string;
  readonly collector: string | null;
}

/** Those of which a person has decided nothing yet: no dispute is about them, and nobody asked for the rest. */
export async function shortPaid(
  q: Query,
  range: CustomerRange,
  when: When,
  itemIds?: readonly number[],
): Promise<ShortPaidItem[]> {
  const { companyId } = range;
  const { asOn } = when;
  const known = when.known ?? LATEST;
  const given = tableOf(
    q,
    { item_id: 'bigint' },
    (itemIds ?? []).map((item_id) => ({ item_id })),
  );
  const named = itemIds === undefined ? '' : `and v.item_id in (select item_id from ${given.sql} as given)`;
  const moved = await movedSince(q, range, when);
  const whose = within(moved ? 'customer_id' : 'v.customer_id', range);
  const candidates = moved
    ? `v.item_id in (select to_item_id from v_allocation where company_id = ? and ${whose.sql})`
    : `v.company_id = ? and ${whose.sql} and v.open_minor > 0 and v.open_minor < v.amount_minor`;
  const company = await companyById(q, companyId);
  const rows = await rowsOf<Omit<ShortPaidItem, 'abroad'> & { abroad: number }>(
    q,
    `select paid."itemId", paid."customerId", paid.currency, paid.document, paid.part, paid.parts, paid."owedMinor",
       paid."restMinor", paid."paidOn", paid."discountMinor", paid."discountUntil", c.name as "customerName",
       c.code as "customerCode", c.collector, case when coalesce(c.country, ?) <> ? then 1 else 0 end as abroad
     from (
       select v.item_id as "itemId", v.customer_id as "customerId", v.currency, v.document, v.part, v.parts,
         v.amount_minor - sum(case when ${MONEY} then 0 else a.amount_minor end) as "owedMinor",
         v.amount_minor - sum(a.amount_minor) as "restMinor",
         max(case when ${MONEY} then p.issued_on end) as "paidOn",
         sum(case when ${MONEY} then a.amount_minor else 0 end) as paid_minor,
         case when v.parts = 1 then e.discount_minor end as "discountMinor", e.discount_until as "discountUntil"
       from v_open_item v
       join v_entry e on e.id = v.entry_id
       join v_allocation a on a.to_item_id = v.item_id and a.allocated_on <= ? and a.recorded_at <= ?
       join v_open_item_ever p on p.item_id = a.from_item_id
       where ${candidates} ${named} and v.type = 'invoice' and v.amount_minor > 0 and v.presumed_settled_on is null
         and not exists (
           select 1 from dispute_item di join dispute d on d.id = di.dispute_id
           where di.item_id = v.item_id and d.state <> 'void' and d.raised_on <= ? and d.recorded_at <= ?)
         and not exists (
           select 1 from rest_asked r where r.item_id = v.item_id and r.on_day <= ? and r.recorded_at <= ?
             and (r.ended_at is null or r.ended_at > ?))
       group by v.item_id, v.customer_id, v.currency, v.document, v.part, v.parts, v.amount_minor, e.discount_minor,
         e.discount_until) as paid
     join v_customer c on c.id = paid."customerId"
     where paid."restMinor" > 0 and paid.paid_minor > 0
     order by paid."itemId"`,
    [
      ...[company.country, company.country, asOn, known, companyId, ...whose.bindings],
      ...[...(itemIds === undefined ? [] : given.bindings), asOn, known, asOn, known, known],
    ],
  );
  return rows.map((row) => ({ ...row, abroad: row.abroad === 1 }));
}

/** What came in: payments, and what a list said was paid. */
const MONEY = `(p.type = 'payment' or p.type = 'adjustment' and a.basis = 'reported')`;

/** Something was allocated after that day or instant: then what is stored as open is not what was open. */
async function movedSince(q: Query, range: CustomerRange, { asOn, known }: When): Promise<boolean> {
  // of many customers: along the index of the days, not along theirs
  const many = range.only === undefined && range.first !== range.last;
  const whose = within(many ? '+customer_id' : 'customer_id', range);
  const rows = await rowsOf(
    q,
    `select 1 from v_allocation where company_id = ? and ${whose.sql}
       and (allocated_on > ?${known === null ? '' : ' or recorded_at > ?'}) limit 1`,
    [range.companyId, ...whose.bindings, asOn, ...(known === null ? [] : [known])],
  );
  return rows.length > 0;
}

/** Keeps that the rest is asked for. False: it is already. */
export async function insertAsked(
  tx: Tx,
  work: Work,
  { companyId, itemId, reason }: { readonly companyId: number; readonly itemId: number; readonly reason: string },
): Promise<boolean> {
  const made = await tx('rest_asked')
    .insert({
      ...{ company_id: companyId, item_id: itemId, reason, on_day: work.today },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return made.length > 0;
}

/** It is not asked for any more. False: it was not. */
export async function endAsked(tx: Tx, work: Work, companyId: number, itemId: number): Promise<boolean> {
  const ended = await tx('rest_asked')
    .where({ company_id: companyId, item_id: itemId })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  return ended > 0;
}

/** Of these items, those whose rest is a cash discount that was taken after its day: asked for, and said as such. */
export async function lateDiscounts(
  q: Query,
  {
    companyId,
    itemIds,
    today,
  }: { readonly companyId: number; readonly itemIds: readonly number[]; readonly today: Day },
): Promise<Map<number, { readonly untilOn: Day; readonly paidOn: Day; readonly amountMinor: number }>> {
  const { shortPayments } = await settingsOf(q, companyId);
  const range = { companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
  const found = await shortPaid(q, range, { asOn: today, known: null }, itemIds);
  return new Map(
    found.flatMap((one) => {
      const { itemId, discountUntil: untilOn, paidOn, restMinor } = one;
      return untilOn !== null && restOf(one, shortPayments) === 'discount_late'
        ? [[itemId, { untilOn, paidOn, amountMinor: restMinor }]]
        : [];
    }),
  );
}

/** What open tasks about rests are about, `rest/40`. */
export async function restTasks(q: Query, companyId: number): Promise<string[]> {
  const rows = await rowsOf<{ about: string }>(
    q,
    `select distinct about from v_task where company_id = ? and kind = 'short_payment' and done_at is null`,
    [companyId],
  );
  return rows.map(({ about }) => about);
}

/** In which currencies anything is open, in alphabetical order. */
export async function currenciesOwed(q: Query, companyId: number): Promise<string[]> {
  const sql = `select distinct currency from v_balance where company_id = ? and open_count > 0 order by currency`;
  return (await rowsOf<{ currency: string }>(q, sql, [companyId])).map(({ currency }) => currency);
}
