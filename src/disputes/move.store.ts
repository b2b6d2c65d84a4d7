import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { dialectOf, rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Dispute, DisputeOutcome, DisputeState } from './dispute';
import type { Raised } from './raising';
import type { Finding } from './settling';
import { disputeById } from './store';

/** Writes disputes. Their moves are only ever added; the dispute itself shows where the last one left it. */
export async function insertDispute(
  tx: Tx,
  work: Work,
  whose: { readonly companyId: number; readonly customerId: number; readonly cause: string | null },
  raised: Raised,
): Promise<number> {
  const [made] = await tx('dispute')
    .insert({
      company_id: whose.companyId,
      customer_id: whose.customerId,
      state: 'new',
      category: raised.category,
      owner: raised.owner,
      objection: raised.objection,
      raised_on: raised.raisedOn,
      review_on: raised.reviewOn,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  const disputeId = made?.id ?? 0;
  const given = tableOf(
    tx,
    { item_id: 'bigint', amount_minor: 'bigint', open_minor: 'bigint', lines: 'text' },
    raised.items.map((item) => ({
      item_id: item.itemId,
      amount_minor: item.amountMinor,
      open_minor: item.openMinor,
      lines: item.lines === undefined ? null : JSON.stringify(item.lines),
    })),
  );
  await tx.raw(
    `insert into dispute_item (dispute_id, item_id, amount_minor, open_minor, lines, after_allocation_id)
     select ?, g.item_id, g.amount_minor, g.open_minor, g.lines, ${LAST_ALLOCATION} from ${given.sql} as g where true`,
    [disputeId, ...given.bindings],
  );
  const charges = raised.items.flatMap((item) => item.charges ?? []);
  if (charges.length > 0)
    await tx('dispute_charge').insert(charges.map(({ chargeId, amountMinor }) => ({ dispute_id: disputeId, charge_id: chargeId, amount_minor: amountMinor }))); // prettier-ignore
  const { raisedOn: onDay, reviewOn } = raised;
  await addMoves(tx, work, [{ disputeId, from: null, to: 'new', onDay, reviewOn, cause: whose.cause }]);
  return disputeId;
}

/** The last allocation to the item of `g` so far: what comes later counts towards the dispute. */
export const LAST_ALLOCATION = `(select coalesce(max(a.id), 0) from v_allocation a where a.to_item_id = g.item_id)`;

/** A move to be added. What is left out is empty after it. */
export interface NewMove {
  readonly disputeId: number;
  readonly from: DisputeState | null;
  readonly to: DisputeState;
  readonly onDay: Day;
  readonly reviewOn: Day;
  readonly resumesOn?: Day | null;
  readonly outcome?: DisputeOutcome | null;
  readonly cause?: string | null;
  readonly note?: string | null;
}

const MOVE_COLUMNS = {
  dispute_id: 'bigint',
  from_state: 'text',
  to_state: 'text',
  on_day: 'text',
  review_on: 'text',
  resumes_on: 'text',
  outcome: 'text',
  cause: 'text',
  note: 'text',
} as const;

/** Adds at most one move to each dispute and shows it there; returns the number of the move by dispute. Three statements. */
export async function addMoves(tx: Tx, work: Work, moves: readonly NewMove[]): Promise<ReadonlyMap<number, number>> {
  if (moves.length === 0) return new Map();
  const given = tableOf(
    tx,
    MOVE_COLUMNS,
    moves.map((move) => ({
      dispute_id: move.disputeId,
      from_state: move.from,
      to_state: move.to,
      on_day: move.onDay,
      review_on: move.reviewOn,
      resumes_on: move.resumesOn ?? null,
      outcome: move.outcome ?? null,
      cause: move.cause ?? null,
      note: move.note ?? null,
    })),
  );
  const columns = Object.keys(MOVE_COLUMNS).join(', ');
  const made = await rowsOf<{ id: number; dispute_id: number }>(
    tx,
    `insert into dispute_move (${columns}, recorded_at, recorded_by)
     select ${columns}, ?, ? from ${given.sql} as given where true returning id, dispute_id`,
    [work.now, actorText(work.actor), ...given.bindings],
  );
  const moved = tableOf(
    tx,
    { id: 'bigint' },
    moves.map((move) => ({ id: move.disputeId })),
  );
  await tx.raw(
    `update dispute set (state, review_on, resumes_on, outcome) = (
       select m.to_state, m.review_on, m.resumes_on, m.outcome from dispute_move m
       where m.dispute_id = dispute.id order by m.id desc limit 1)
     where id in (select id from ${moved.sql} as moved)`,
    [...moved.bindings],
  );
  return new Map(made.map((row) => [row.dispute_id, row.id]));
}

export async function insertFindings(tx: Tx, moveId: number, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return;
  await tx('dispute_finding').insert(
    findings.map((finding) => ({
      move_id: moveId,
      item_id: finding.itemId,
      justified_minor: finding.justifiedMinor,
    })),
  );
}

/** A dispute that stands again where it was settled keeps what was found then. `moves` are its new moves, by dispute. */
export async function repeatFindings(tx: Tx, moves: ReadonlyMap<number, number>): Promise<void> {
  if (moves.size === 0) return;
  const given = tableOf(
    tx,
    { dispute_id: 'bigint', move_id: 'bigint' },
    [...moves].map(([dispute_id, move_id]) => ({ dispute_id, move_id })),
  );
  await tx.raw(
    `insert into dispute_finding (move_id, item_id, justified_minor)
     select g.move_id, f.item_id, f.justified_minor from ${given.sql} as g
     join dispute_finding f on f.move_id = (
       select max(m.id) from dispute_move m where m.dispute_id = g.dispute_id and m.to_state = 'resolved' and m.id < g.move_id)
     where true`,
    [...given.bindings],
  );
}

/** What a person learned about a dispute beside its moves. */
export interface Learned {
  readonly owner?: string;
  readonly rootCause?: string;
  readonly answer?: string | null;
  readonly answeredOn?: Day | null;
  readonly settledOn?: Day | null;
  /** Raised by mistake: it never held anything. */
  readonly voided?: true;
}

export async function changeDispute(tx: Tx, work: Work, id: number, learned: Learned): Promise<void> {
  const fields = {
    ...(learned.owner === undefined ? {} : { owner: learned.owner }),
    ...(learned.rootCause === undefined ? {} : { root_cause: learned.rootCause }),
    ...(learned.answer === undefined ? {} : { answer: learned.answer }),
    ...(learned.answeredOn === undefined ? {} : { answered_on: learned.answeredOn }),
    ...(learned.settledOn === undefined ? {} : { settled_on: learned.settledOn }),
    ...(learned.voided === undefined ? {} : { ended_at: work.now, ended_by: actorText(work.actor), key: null }),
  };
  if (Object.keys(fields).length > 0) await tx('dispute').where({ id }).update(fields);
}

/** The dispute, held until the transaction ends, so that two people never move it at once. */
export async function disputeForChange(tx: Tx, companyId: number, id: number): Promise<Dispute | undefined> {
  if (dialectOf(tx) === 'postgres') {
    await tx.raw('select id from dispute where company_id = ? and id = ? for update', [companyId, id]);
  }
  return disputeById(tx, companyId, id);
}

/**
 * The disputes that already stand on these items. One that was answered as unjustified stands no more: the customer may
 * object again for another reason.
 */
export async function standingOn(
  q: Query,
  itemIds: readonly number[],
): Promise<{ itemId: number; disputeId: number }[]> {
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    itemIds.map((id) => ({ id })),
  );
  return rowsOf(
    q,
    `select di.item_id as "itemId", d.id as "disputeId" from dispute_item di join dispute d on d.id = di.dispute_id
     where di.item_id in (select id from ${wanted.sql} as wanted) and coalesce(di.amount_minor, 1) <> 0 and ${STANDS} order by d.id`,
    [...wanted.bindings],
  );
}

export function standingOnCharges(q: Query, chargeIds: readonly number[]): Promise<{ disputeId: number }[]> {
  const wanted = tableOf(q, { id: 'bigint' }, chargeIds.map((id) => ({ id }))); // prettier-ignore
  return rowsOf(
    q,
    `select d.id as "disputeId" from dispute_charge dc join dispute d on d.id = dc.dispute_id
     where dc.charge_id in (select id from ${wanted.sql} as wanted) and ${STANDS} order by d.id`,
    [...wanted.bindings],
  );
}

/** `awaitsReview` of a live dispute, over its state and outcome. */
export const awaitsReviewSql = (state: string, outcome: string): string =>
  `not (${state} = 'resolved' and coalesce(${outcome}, '') = 'unjustified')`;

const STANDS = `d.state not in ('confirmed', 'void') and ${awaitsReviewSql('d.state', 'd.outcome')}`;

/** The day of the last move: nothing is recorded before it. */
export async function lastMoveOn(q: Query, disputeId: number): Promise<Day> {
  const [row] = await rowsOf<{ on: Day }>(q, `select max(on_day) as "on" from dispute_move where dispute_id = ?`, [
    disputeId,
  ]);
  return row?.on as Day;
}
