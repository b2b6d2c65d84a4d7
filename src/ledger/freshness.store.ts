import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Known, Rhythm } from './freshness';

/** How far the ledger is known: one row per import, so that an undone import takes its knowledge with it. */
export interface Noted extends Known {
  readonly asOf: Day;
  readonly companyId: number;
  readonly importId: number;
}

export async function noteFreshness(tx: Tx, work: Work, noted: Noted): Promise<void> {
  await tx('freshness').insert({
    company_id: noted.companyId,
    source: noted.source,
    kind: noted.kind,
    as_of: noted.asOf,
    assumed: noted.assumed ? 1 : 0,
    import_id: noted.importId,
    recorded_at: work.now,
  });
}

/** What an undone import told is not known any more. */
export async function forgetFreshness(tx: Tx, companyId: number, importId: number): Promise<void> {
  await tx('freshness').where({ company_id: companyId, import_id: importId }).delete();
}

/**
 * The newest as-of day of each source and kind, as known now or at an instant; and the required sources of which nothing came yet.
 */
export async function freshnessOf(q: Query, companyId: number, knownAt: Instant | null = null): Promise<Known[]> {
  const at = knownAt ?? LATEST;
  const rows = await rowsOf<Omit<Known, 'assumed'> & { assumed: number }>(
    q,
    `with awaited as (
       select source, rhythm from awaited_source
       where company_id = ? and recorded_at <= ? and (ended_at is null or ended_at > ?))
     select f.source, f.kind, f.as_of as "asOf", min(f.assumed) as assumed, a.rhythm
     from freshness f left join awaited a on a.source = f.source
     where f.company_id = ? and f.recorded_at <= ? and f.as_of = (
       select max(as_of) from freshness n
       where n.company_id = f.company_id and n.source = f.source and n.kind = f.kind and n.recorded_at <= ?)
     group by f.source, f.kind, f.as_of, a.rhythm
     union all
     select a.source, 'items', null, 0, a.rhythm from awaited a
     where not exists (select 1 from freshness f where f.company_id = ? and f.source = a.source and f.recorded_at <= ?)
     order by 1, 2`,
    [companyId, at, at, companyId, at, at, companyId, at],
  );
  return rows.map((row) => ({ ...row, assumed: row.assumed === 1 }));
}

/** From now on nothing is sent without the word of that source. */
export async function awaitSource(
  tx: Tx,
  work: Work,
  awaited: { readonly companyId: number; readonly source: string; readonly rhythm: Rhythm },
): Promise<void> {
  await awaitNoMore(tx, work, awaited);
  await tx('awaited_source').insert({
    company_id: awaited.companyId,
    source: awaited.source,
    rhythm: awaited.rhythm,
    recorded_at: work.now,
    recorded_by: actorText(work.actor),
  });
}

export async function awaitNoMore(
  tx: Tx,
  work: Work,
  { companyId, source }: { readonly companyId: number; readonly source: string },
): Promise<void> {
  await tx('awaited_source')
    .where({ company_id: companyId, source })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
}

const LATEST = '9999';
