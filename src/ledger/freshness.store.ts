import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Known } from './freshness';

/** How far the ledger is known: one row per import, so that an undone import takes its knowledge with it. */
export interface Noted extends Known {
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

/** The newest as-of day of each source and kind, as known now or at an instant. */
export async function freshnessOf(q: Query, companyId: number, knownAt: Instant | null = null): Promise<Known[]> {
  const rows = await rowsOf<Omit<Known, 'assumed'> & { assumed: number }>(
    q,
    `select source, kind, as_of as "asOf", min(assumed) as assumed from freshness f
     where company_id = ? and recorded_at <= ? and as_of = (
       select max(as_of) from freshness n
       where n.company_id = f.company_id and n.source = f.source and n.kind = f.kind and n.recorded_at <= ?)
     group by source, kind, as_of order by source, kind`,
    [companyId, knownAt ?? LATEST, knownAt ?? LATEST],
  );
  return rows.map((row) => ({ ...row, assumed: row.assumed === 1 }));
}

const LATEST = '9999';
