import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import type { CustomerRange } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { InterestHoldReason, KeptInterestHold, StandingHold } from './interest-hold';

/** Days that bear no interest: rows in, rows out. None is deleted: one that was taken back says by whom and why. */
export function interestHolds(q: Query, range: CustomerRange): Promise<StandingHold[]> {
  const whose = within('customer_id', range);
  return rowsOf(
    q,
    `select customer_id as "customerId", item_id as "itemId", reason, from_on as "from", until_on as "until"
     from interest_hold where company_id = ? and ${whose.sql} and ended_at is null order by from_on, id`,
    [range.companyId, ...whose.bindings],
  );
}

const KEPT = `select h.id, h.customer_id as "customerId", h.item_id as "itemId", i.document, i.part, i.parts, h.reason, h.from_on as "from",
  h.until_on as "until", h.basis, h.why, h.recorded_at as "recordedAt", h.recorded_by as "recordedBy", h.closed_by as "closedBy",
  h.closed_why as "closedWhy", h.ended_at as "endedAt", h.ended_by as "endedBy", h.ended_why as "endedWhy"
  from interest_hold h left join v_open_item_ever i on i.item_id = h.item_id`;

/** All that were ever put, the newest first. */
export async function keptInterestHolds(q: Query, range: CustomerRange): Promise<KeptInterestHold[]> {
  const whose = within('h.customer_id', range);
  return rowsOf(q, `${KEPT} where h.company_id = ? and ${whose.sql} order by h.id desc`, [range.companyId, ...whose.bindings]); // prettier-ignore
}

export async function interestHoldById(q: Query, companyId: number, id: number): Promise<KeptInterestHold | undefined> {
  const [found] = await rowsOf<KeptInterestHold>(q, `${KEPT} where h.company_id = ? and h.id = ?`, [companyId, id]);
  return found;
}

export interface NewInterestHold {
  readonly companyId: number;
  readonly customerId: number;
  readonly itemId: number | null;
  readonly reason: InterestHoldReason;
  readonly from: Day;
  readonly until: Day | null;
  readonly basis: string;
  readonly why: string;
}

/** Returns their numbers in the order in which they came. */
export async function insertInterestHolds(tx: Tx, work: Work, holds: readonly NewInterestHold[]): Promise<number[]> {
  const made = await tx('interest_hold')
    .insert(
      holds.map((hold) => ({
        ...{ company_id: hold.companyId, customer_id: hold.customerId, item_id: hold.itemId, reason: hold.reason },
        ...{ from_on: hold.from, until_on: hold.until, basis: hold.basis, why: hold.why },
        ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
      })),
    )
    .returning<{ id: number }[]>('id');
  return made.map(({ id }) => id).sort((a, b) => a - b);
}

/** False where it stands no more. */
export async function closeInterestHold(
  tx: Tx,
  work: Work,
  { companyId, id, until, why }: { companyId: number; id: number; until: Day; why: string },
): Promise<boolean> {
  const moved = await tx('interest_hold')
    .where({ id, company_id: companyId })
    .whereNull('ended_at')
    .update({ until_on: until, closed_at: work.now, closed_by: actorText(work.actor), closed_why: why });
  return moved === 1;
}

export async function endInterestHold(
  tx: Tx,
  work: Work,
  { companyId, id, why }: { companyId: number; id: number; why: string },
): Promise<boolean> {
  const moved = await tx('interest_hold')
    .where({ id, company_id: companyId })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor), ended_why: why });
  return moved === 1;
}

/** Interest that is claimed and asked for of days from one on, of items or of all that a customer owes. */
export function claimedOver(
  q: Query,
  { companyId, customerId, itemIds, from, until }: Pick<NewInterestHold, 'companyId' | 'customerId' | 'from' | 'until'> & { readonly itemIds: readonly number[] | null }, // prettier-ignore
): Promise<{ id: number; document: string }[]> {
  const given = tableOf(q, { id: 'bigint' }, (itemIds ?? []).map((id) => ({ id }))); // prettier-ignore
  const of = itemIds === null ? '' : `and exists (select 1 from v_open_item_ever i join ${given.sql} as given on given.id = i.item_id
    where c.item_id = i.item_id or (c.item_id is null and c.entry_id = i.entry_id))`; // prettier-ignore
  const to = until === null ? '' : 'and coalesce(c.from_on, c.arose_on) <= ?';
  return rowsOf(
    q,
    `select c.id, e.document from v_charge c join v_entry e on e.id = c.entry_id
     where c.company_id = ? and c.customer_id = ? and c.kind = 'interest' and c.open_minor > 0
       and coalesce(c.to_on, c.arose_on) >= ? ${to} ${of} order by c.id`,
    [companyId, customerId, from, ...(until === null ? [] : [until]), ...(itemIds === null ? [] : given.bindings)],
  );
}

/** Tasks that ask whether interest stops because of an insolvency of the customer: what each is about. */
export async function insolvencyAsks(q: Query, companyId: number, customerId: number): Promise<string[]> {
  const rows = await rowsOf<{ about: string }>(
    q,
    `select about from v_task where company_id = ? and customer_id = ? and kind = 'hold_interest' and about like 'insolvency/%'`,
    [companyId, customerId],
  );
  return rows.map(({ about }) => about);
}

export interface OpenedInsolvency {
  readonly holdId: number;
  readonly customerId: number;
  readonly from: Day;
}

/** Customers whose insolvency stands and of whom nobody has said since when interest stops. */
export function undecidedInsolvencies(q: Query, companyId: number, customerId?: number): Promise<OpenedInsolvency[]> {
  const of = customerId === undefined ? '' : 'and h.customer_id = ?';
  return rowsOf(
    q,
    `select min(h.id) as "holdId", h.customer_id as "customerId", min(h.from_on) as "from" from v_hold h
     where h.company_id = ? and h.kind = 'insolvency' and h.ended_at is null and h.item_id is null ${of}
       and not exists (select 1 from interest_hold s where s.customer_id = h.customer_id and s.reason = 'insolvency')
     group by h.customer_id order by h.customer_id`,
    [companyId, ...(customerId === undefined ? [] : [customerId])],
  );
}
