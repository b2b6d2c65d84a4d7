import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Known, Rhythm, Tells } from './freshness';

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

/** A bank has told so far; taken back with the statement that said it. */
export async function noteBankKnown(
  tx: Tx,
  work: Work,
  noted: Pick<Noted, 'companyId' | 'source' | 'asOf' | 'assumed'> & { readonly statementId: number },
): Promise<void> {
  await tx('bank_known').insert({
    company_id: noted.companyId,
    source: noted.source,
    as_of: noted.asOf,
    assumed: noted.assumed ? 1 : 0,
    statement_id: noted.statementId,
    recorded_at: work.now,
  });
}

export async function forgetBankKnown(tx: Tx, work: Work, companyId: number, statementId: number): Promise<void> {
  await tx('bank_known')
    .where({ company_id: companyId, statement_id: statementId, ended_at: null })
    .update({ ended_at: work.now });
}

/**
 * The newest as-of day of each source and kind, as known now or at an instant; and the required sources of which nothing came yet.
 */
export async function freshnessOf(q: Query, companyId: number, knownAt: Instant | null = null): Promise<Known[]> {
  const at = knownAt ?? LATEST;
  const rows = await rowsOf<Omit<Known, 'assumed'> & { assumed: number }>(
    q,
    `with awaited as (
       select source, rhythm, tells from awaited_source
       where company_id = ? and recorded_at <= ? and (ended_at is null or ended_at > ?)),
     told as (
       select source, kind, 'items' as tells, as_of, assumed from freshness where company_id = ? and recorded_at <= ?
       union all select source, 'bank', 'bank', as_of, assumed from bank_known
       where company_id = ? and recorded_at <= ? and (ended_at is null or ended_at > ?))
     select f.source, f.kind, f.as_of as "asOf", min(f.assumed) as assumed, a.rhythm
     from told f left join awaited a on a.source = f.source and a.tells = f.tells
     where f.as_of = (select max(n.as_of) from told n where n.source = f.source and n.kind = f.kind)
     group by f.source, f.kind, f.as_of, a.rhythm
     union all
     select a.source, a.tells, null, 0, a.rhythm from awaited a
     where not exists (select 1 from told f where f.source = a.source and f.tells = a.tells)
     order by 1, 2`,
    [companyId, at, at, companyId, at, companyId, at, at],
  );
  return rows.map((row) => ({ ...row, assumed: row.assumed === 1 }));
}

/** From now on nothing is sent without the word of that source. */
export async function awaitSource(
  tx: Tx,
  work: Work,
  awaited: { readonly companyId: number; readonly source: string; readonly tells: Tells; readonly rhythm: Rhythm },
): Promise<void> {
  await awaitNoMore(tx, work, awaited);
  await tx('awaited_source').insert({
    company_id: awaited.companyId,
    source: awaited.source,
    tells: awaited.tells,
    rhythm: awaited.rhythm,
    recorded_at: work.now,
    recorded_by: actorText(work.actor),
  });
}

export async function awaitNoMore(
  tx: Tx,
  work: Work,
  { companyId, source, tells }: { readonly companyId: number; readonly source: string; readonly tells: Tells },
): Promise<void> {
  await tx('awaited_source')
    .where({ company_id: companyId, source, tells })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
}

const LATEST = '9999';
