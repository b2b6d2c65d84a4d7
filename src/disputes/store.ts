import type { Day, Instant } from '../kernel/day';
import type { CustomerRange, HoldSource } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { grouped } from '../kernel/grouped';
import { rowsOf, type Query } from '../platform/db';
import type { CategoryCode } from './category';
import { tableOf } from '../platform/rows';
import { disputedLinesFrom, type DisputedLine } from './disputed-line';
import {
  holdOf,
  type Dispute,
  type DisputedCharge,
  type DisputedItem,
  type DisputeOutcome,
  type DisputeState,
  type Standing,
} from './dispute';

/** Disputes, read: what they keep back, who they are, where they stood. Written in `move.store.ts`. */

/** Later than every instant that is recorded. */
const LATEST = '9999';

/**
 * What disputes keep back, on a day and as known at an instant: each stands where the last move up to then left it.
 * One that was raised by mistake holds nothing on any day, once that is known. One statement per range.
 */
export function disputeHolds(q: Query): HoldSource {
  return async (range, asOn, knownAt) => {
    const standings = await standingsInRange(q, range, asOn, knownAt ?? LATEST);
    return standings.flatMap((standing) => holdOf(standing, asOn) ?? []);
  };
}

async function standingsInRange(q: Query, range: CustomerRange, asOn: Day, known: string): Promise<Standing[]> {
  const whose = within('dd.customer_id', range);
  return rowsOf<Standing>(
    q,
    `select d.id as "disputeId", d.customer_id as "customerId", di.item_id as "itemId", d.category as "category",
       d.recorded_by as "author", d.raised_on as "raisedOn", m.to_state as "state", m.outcome as "outcome",
       m.review_on as "reviewOn", m.resumes_on as "resumesOn", di.amount_minor as "amountMinor",
       case when m.to_state = 'resolved'
         then coalesce(f.justified_minor, 0) - ${credited('and a.allocated_on <= ? and a.recorded_at <= ?')} else 0
       end as "awaitedMinor"
     from (
       select mm.dispute_id, max(mm.id) as move_id
       from dispute dd join dispute_move mm on mm.dispute_id = dd.id
       where dd.company_id = ? and ${whose.sql} and dd.raised_on <= ?
         and (dd.ended_at is null or dd.ended_at > ?) and mm.on_day <= ? and mm.recorded_at <= ?
       group by mm.dispute_id) as last
     join dispute_move m on m.id = last.move_id
     join dispute d on d.id = m.dispute_id
     join dispute_item di on di.dispute_id = d.id
     left join dispute_finding f on f.move_id = m.id and f.item_id = di.item_id
     where m.to_state not in ('confirmed', 'void')
     order by d.id, di.item_id`,
    [asOn, known, range.companyId, ...whose.bindings, asOn, known, asOn, known],
  );
}

/** Credit notes applied to the item of `di` since the dispute was raised, less those taken back; `more` narrows them. */
const credited = (more = ''): string => `(
  select coalesce(sum(a.amount_minor), 0) from v_allocation a join v_open_item_ever c on c.item_id = a.from_item_id
  where a.to_item_id = di.item_id and coalesce(a.reverses_id, a.id) > di.after_allocation_id and c.type = 'credit_note'
    ${more})`;

export const CREDITED = credited();

/** What the settlement in force found justified of the item of `di`. */
export const JUSTIFIED = `coalesce((
  select f.justified_minor from dispute_finding f where f.item_id = di.item_id and f.move_id = (
    select max(m.id) from dispute_move m where m.dispute_id = di.dispute_id and m.to_state = 'resolved')), 0)`;

export interface DisputeFilter {
  readonly companyId: number;
  readonly id?: number;
  readonly customerId?: number;
  /** Only those that somebody still has to settle or that await their credit note. */
  readonly live?: boolean;
}

/** Disputes with their items, oldest first. */
export async function disputesOf(q: Query, filter: DisputeFilter): Promise<Dispute[]> {
  const asked = q<DisputeRow>('dispute').where('company_id', filter.companyId);
  if (filter.id !== undefined) void asked.where('id', filter.id);
  if (filter.customerId !== undefined) void asked.where('customer_id', filter.customerId);
  if (filter.live === true) void asked.whereNotIn('state', ['confirmed', 'void']);
  const rows = await asked.orderBy('id');
  const items = await itemsOf(
    q,
    rows.map((row) => row.id),
  );
  return rows.map((row) => disputeFrom(row, items.get(row.id) ?? []));
}

export async function disputeById(q: Query, companyId: number, id: number): Promise<Dispute | undefined> {
  return (await disputesOf(q, { companyId, id }))[0];
}

const AT_ONCE = 1_000;

async function itemsOf(q: Query, disputeIds: readonly number[]): Promise<Map<number, DisputedItem[]>> {
  const found = new Map<number, DisputedItem[]>();
  for (let at = 0; at < disputeIds.length; at += AT_ONCE) {
    const ids = disputeIds.slice(at, at + AT_ONCE);
    const charges = grouped(await chargesOf(q, ids), (charge) => `${charge.disputeId} ${charge.entryId}`);
    const rows =
      await rowsOf<Omit<DisputedItem, 'lines' | 'charges'> & { disputeId: number; entryId: number; lines: string | null }> // prettier-ignore
      (
        q,
        `select di.dispute_id as "disputeId", di.item_id as "itemId", v.entry_id as "entryId", v.document, v.part, v.parts, v.currency,
         di.amount_minor as "amountMinor", di.lines, di.open_minor as "openAtRaiseMinor", v.open_minor as "openMinor",
         ${CREDITED} as "creditedMinor", ${JUSTIFIED} as "justifiedMinor"
       from dispute_item di join v_open_item_ever v on v.item_id = di.item_id
       where di.dispute_id in (${ids.map(() => '?').join(', ')}) order by di.dispute_id, v.document, v.part`,
        ids,
      );
    for (const { disputeId, entryId, lines, ...row } of rows) {
      const of = row.amountMinor === 0 ? (charges.get(`${disputeId} ${entryId}`) ?? []) : [];
      const claimed = of.map(({ chargeId, kind, amountMinor }) => ({ chargeId, kind, amountMinor }));
      const item = { ...row, lines: disputedLinesFrom(lines), charges: claimed };
      found.set(disputeId, [...(found.get(disputeId) ?? []), item]);
    }
  }
  return found;
}

/** What of interest and costs these disputes are about, also what was given up since. */
const chargesOf = (
  q: Query,
  disputeIds: readonly number[],
): Promise<(DisputedCharge & { disputeId: number; entryId: number })[]> =>
  rowsOf(
    q,
    `select dc.dispute_id as "disputeId", dc.charge_id as "chargeId", c.entry_id as "entryId", c.kind, dc.amount_minor as "amountMinor"
     from dispute_charge dc join v_charge_ever c on c.id = dc.charge_id
     where dc.dispute_id in (${disputeIds.map(() => '?').join(', ')}) order by dc.dispute_id, dc.charge_id`,
    disputeIds,
  );

/** What is still claimed of the charges of \`di\`. */
export const CHARGES_OPEN = `coalesce((select sum(c.open_minor) from dispute_charge dc join v_charge c on c.id = dc.charge_id
  where dc.dispute_id = di.dispute_id), 0)`;

/** Of these items, those of which single lines are in a dispute that still stands, with the lines. One statement. */
export async function linesInDispute(
  q: Query,
  companyId: number,
  itemIds: readonly number[],
): Promise<ReadonlyMap<number, readonly DisputedLine[]>> {
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    itemIds.map((id) => ({ id })),
  );
  const rows = await rowsOf<{ itemId: number; lines: string }>(
    q,
    `select di.item_id as "itemId", di.lines from dispute_item di join dispute d on d.id = di.dispute_id
     where d.company_id = ? and di.lines is not null and d.state not in ('confirmed', 'void')
       and di.item_id in (select id from ${wanted.sql} as wanted) order by d.id`,
    [companyId, ...wanted.bindings],
  );
  return new Map(rows.map(({ itemId, lines }) => [itemId, disputedLinesFrom(lines)]));
}

/** Where a dispute stood, move by move. */
export interface Move {
  readonly fromState: DisputeState | null;
  readonly toState: DisputeState;
  readonly onDay: Day;
  readonly cause: string | null;
  readonly note: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

export async function movesOf(q: Query, disputeId: number): Promise<Move[]> {
  return rowsOf<Move>(
    q,
    `select from_state as "fromState", to_state as "toState", on_day as "onDay", cause, note,
       recorded_at as "recordedAt", recorded_by as "recordedBy"
     from dispute_move where dispute_id = ? order by id`,
    [disputeId],
  );
}

interface DisputeRow {
  id: number;
  company_id: number;
  customer_id: number;
  state: DisputeState;
  category: CategoryCode;
  root_cause: string | null;
  owner: string;
  objection: string;
  raised_on: Day;
  review_on: Day;
  answer: string | null;
  answered_on: Day | null;
  outcome: DisputeOutcome | null;
  settled_on: Day | null;
  resumes_on: Day | null;
  recorded_at: Instant;
  recorded_by: string;
}

const disputeFrom = (row: DisputeRow, items: readonly DisputedItem[]): Dispute => ({
  id: row.id,
  companyId: row.company_id,
  customerId: row.customer_id,
  state: row.state,
  category: row.category,
  rootCause: row.root_cause,
  owner: row.owner,
  objection: row.objection,
  raisedOn: row.raised_on,
  reviewOn: row.review_on,
  answer: row.answer,
  answeredOn: row.answered_on,
  outcome: row.outcome,
  settledOn: row.settled_on,
  resumesOn: row.resumes_on,
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by,
  items: row.outcome === null ? items.map((item) => ({ ...item, justifiedMinor: 0 })) : items,
});
