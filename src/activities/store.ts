import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import type { CustomerRange } from '../ledger/hold';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Activity, ActivityKind, ActivityVisibility, Direction, LastContact, Outcome } from './activity';

/** Activities: rows in, rows out. They are added and never changed: what was noted stays noted, unless it was somebody else's. */
export type NewActivity = Omit<Activity, 'id' | 'recordedAt' | 'recordedBy'>;

export async function insertActivity(tx: Tx, work: Work, activity: NewActivity): Promise<number> {
  const [made] = await tx('activity')
    .insert({
      company_id: activity.companyId,
      customer_id: activity.customerId,
      kind: activity.kind,
      direction: activity.direction,
      on_day: activity.onDay,
      outcome: activity.outcome,
      note: activity.note,
      visibility: activity.visibility,
      counts_in_gap: activity.countsInGap ? 1 : 0,
      about: activity.about,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

/**
 * The last contact by a person with each customer of the range, on or before the day, as known at an instant (empty: now).
 * One statement; customers without one are left out.
 */
export async function lastContacts(
  q: Query,
  range: CustomerRange,
  asOn: Day,
  knownAt: Instant | null,
): Promise<ReadonlyMap<number, LastContact>> {
  const rows = await rowsOf<{ id: number; customer_id: number; on_day: Day; kind: ActivityKind }>(
    q,
    `select id, customer_id, on_day, kind from (
       select a.id, a.customer_id, a.on_day, a.kind,
         row_number() over (partition by a.customer_id order by a.on_day desc, a.id desc) as place
       from activity a
       where a.withdrawn_at is null and a.company_id = ? and a.customer_id between ? and ? and a.counts_in_gap = 1 and a.on_day <= ?
         and a.recorded_at <= ?) as contact
     where place = 1`,
    [range.companyId, range.first, range.last, asOn, knownAt ?? LATEST],
  );
  return new Map(
    rows.map((row) => [
      row.customer_id,
      { customerId: row.customer_id, onDay: row.on_day, ref: `activity/${row.id}`, kind: row.kind },
    ]),
  );
}

/** Later than every instant that is recorded. */
const LATEST = '9999';

/** What happened with a customer, the newest first. */
export async function activitiesOf(q: Query, companyId: number, customerId: number): Promise<Activity[]> {
  const rows = await q<ActivityRow>('activity')
    .where({ company_id: companyId, customer_id: customerId, withdrawn_at: null })
    .orderBy([
      { column: 'on_day', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  return rows.map(activityFrom);
}

export async function activityById(q: Query, companyId: number, id: number): Promise<Activity | undefined> {
  const row = await q<ActivityRow>('activity').where({ company_id: companyId, id, withdrawn_at: null }).first();
  return row && activityFrom(row);
}

/** It was somebody else's: it stands nowhere any more. False where it was taken back already. */
export async function endActivity(tx: Tx, work: Work, companyId: number, id: number): Promise<boolean> {
  const many = await tx('activity')
    .where({ company_id: companyId, id, withdrawn_at: null })
    .update({ withdrawn_at: work.now, withdrawn_by: actorText(work.actor) });
  return many === 1;
}

interface ActivityRow {
  id: number;
  company_id: number;
  customer_id: number;
  kind: ActivityKind;
  direction: Direction;
  on_day: Day;
  outcome: Outcome | null;
  note: string;
  visibility: ActivityVisibility;
  counts_in_gap: number;
  about: string | null;
  recorded_at: Instant;
  recorded_by: string;
  withdrawn_at: Instant | null;
}

const activityFrom = (row: ActivityRow): Activity => ({
  id: row.id,
  companyId: row.company_id,
  customerId: row.customer_id,
  kind: row.kind,
  direction: row.direction,
  onDay: row.on_day,
  outcome: row.outcome,
  note: row.note,
  visibility: row.visibility,
  countsInGap: row.counts_in_gap === 1,
  about: row.about,
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by,
});
