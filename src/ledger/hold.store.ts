import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Hold } from './hold';
import type { OwnHoldKind } from './hold-terms';

/** Holds that people put: rows in, rows out. They are never deleted: an ended one says when, by whom and why. */
export interface NewHold {
  readonly companyId: number;
  readonly customerId: number;
  readonly itemId: number | null;
  readonly amountMinor: number | null;
  readonly kind: OwnHoldKind | 'obstacle';
  readonly reason: string;
  readonly from: Day;
  readonly until: Day;
  readonly caused: boolean;
  /** What put it, where it was not a person: `dispute/3`. */
  readonly cause?: string | null;
}

/** Returns the row numbers in the order of the rows. */
export async function insertHolds(tx: Tx, work: Work, holds: readonly NewHold[]): Promise<number[]> {
  const made = await tx('hold')
    .insert(
      holds.map((hold) => ({
        company_id: hold.companyId,
        customer_id: hold.customerId,
        item_id: hold.itemId,
        amount_minor: hold.amountMinor,
        kind: hold.kind,
        reason: hold.reason,
        from_on: hold.from,
        until_on: hold.until,
        caused: hold.caused ? 1 : 0,
        cause: hold.cause ?? null,
        recorded_at: work.now,
        recorded_by: actorText(work.actor),
      })),
    )
    .returning<{ id: number }[]>('id');
  return made.map((row) => row.id).sort((a, b) => a - b);
}

/** A hold as it was put, and how it ended. */
export interface KeptHold extends Hold {
  readonly id: number;
  readonly recordedAt: Instant;
  readonly endedOn: Day | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
  /** What put it, where it was not a person: `insolvency/3`. */
  readonly cause: string | null;
}

/** Every hold that people ever put on a customer, newest first. */
export async function holdHistory(q: Query, companyId: number, customerId: number): Promise<KeptHold[]> {
  return keptHolds(q, 'company_id = ? and customer_id = ?', [companyId, customerId]);
}

export async function holdById(q: Query, companyId: number, holdId: number): Promise<KeptHold | undefined> {
  return (await keptHolds(q, 'company_id = ? and id = ?', [companyId, holdId]))[0];
}

async function keptHolds(q: Query, where: string, bindings: readonly unknown[]): Promise<KeptHold[]> {
  const rows = await rowsOf<Omit<KeptHold, 'caused'> & { caused: number }>(
    q,
    `select id, 'hold/' || id as key, customer_id as "customerId", item_id as "itemId", amount_minor as "amountMinor",
       kind, reason, recorded_by as author, from_on as "from", until_on as until, caused, recorded_at as "recordedAt",
       ended_on as "endedOn", ended_by as "endedBy", end_reason as "endReason", cause
     from v_hold where ${where} order by id desc`,
    bindings,
  );
  return rows.map((row) => ({ ...row, caused: row.caused === 1 }));
}

/** The holds that were put with this one because of one obstacle, itself among them, and whether each is still there. */
export async function holdsPutWith(
  q: Query,
  companyId: number,
  { id, customerId, reason, recordedAt }: KeptHold,
): Promise<{ id: number; isThere: boolean }[]> {
  const rows = await rowsOf<{ id: number; endedOn: Day | null }>(
    q,
    `select id, ended_on as "endedOn" from v_hold
     where company_id = ? and customer_id = ? and kind = 'obstacle' and reason = ? and recorded_at = ?
       and cause = (select cause from v_hold where company_id = ? and id = ?) order by id`,
    [companyId, customerId, reason, recordedAt, companyId, id],
  );
  return rows.map((row) => ({ id: row.id, isThere: row.endedOn === null }));
}

/** Those of these items that were ever held with this cause, unless the hold was taken back on its first day. */
export async function heldBefore(
  q: Query,
  companyId: number,
  itemIds: readonly number[],
  cause: string,
): Promise<ReadonlySet<number>> {
  const given = tableOf(q, { id: 'bigint' }, itemIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number }>(
    q,
    `select distinct h.item_id as id from ${given.sql} as g join v_hold h on h.item_id = g.id
     where h.company_id = ? and h.cause = ? and (h.ended_on is null or h.ended_on > h.from_on)`,
    [...given.bindings, companyId, cause],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The holds that stand because of one cause. */
export async function holdsOfCause(q: Query, companyId: number, cause: string): Promise<number[]> {
  const sql = 'select id from v_hold where company_id = ? and cause = ? and ended_at is null order by id';
  return (await rowsOf<{ id: number }>(q, sql, [companyId, cause])).map(({ id }) => id);
}

export interface HoldEnd {
  readonly companyId: number;
  readonly holdIds: readonly number[];
  readonly reason: string;
}

/** Ends holds from today on; those ended before keep their first end. Returns how many it ended. */
export async function endHolds(tx: Tx, work: Work, end: HoldEnd): Promise<number> {
  const given = tableOf(
    tx,
    { id: 'bigint' },
    end.holdIds.map((id) => ({ id })),
  );
  const ended = await rowsOf<{ id: number }>(
    tx,
    `update hold set ended_at = ?, ended_by = ?, ended_on = ?, end_reason = ?
     where company_id = ? and ended_at is null and id in (select id from ${given.sql} as given) returning id`,
    [work.now, actorText(work.actor), work.today, end.reason, end.companyId, ...given.bindings],
  );
  return ended.length;
}
