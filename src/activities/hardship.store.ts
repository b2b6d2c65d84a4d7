import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** What customers in hardship said, or a clerk learned: rows in, rows out. It may tell of illness: only who works with the customer reads it. */
export interface Hardship {
  readonly id: number;
  readonly source: 'portal' | 'desk';
  readonly hard: string;
  readonly possible: string;
  readonly wantsCall: boolean;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

export interface NewHardship {
  readonly companyId: number;
  readonly customerId: number;
  readonly source: Hardship['source'];
  readonly hard: string;
  readonly possible: string;
  readonly wantsCall: boolean;
}

export async function insertHardship(tx: Tx, work: Work, told: NewHardship): Promise<number> {
  const [made] = await tx('hardship')
    .insert({
      company_id: told.companyId,
      customer_id: told.customerId,
      source: told.source,
      hard: told.hard,
      possible: told.possible,
      wants_call: told.wantsCall ? 1 : 0,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

/** What was said and was not ended, newest first. */
export async function hardshipsOf(q: Query, companyId: number, customerId: number): Promise<Hardship[]> {
  const rows = await rowsOf<Omit<Hardship, 'wantsCall'> & { wantsCall: number }>(
    q,
    `select id, source, hard, possible, wants_call as "wantsCall", recorded_at as "recordedAt", recorded_by as "recordedBy"
     from hardship where company_id = ? and customer_id = ? and ended_at is null order by id desc limit 20`,
    [companyId, customerId],
  );
  return rows.map((row) => ({ ...row, wantsCall: row.wantsCall === 1 }));
}

/** All that stand of a customer. Returns which. */
export async function endHardships(
  tx: Tx,
  work: Work,
  { companyId, customerId, why }: { readonly companyId: number; readonly customerId: number; readonly why: string },
): Promise<number[]> {
  const rows = await tx('hardship')
    .where({ company_id: companyId, customer_id: customerId, ended_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor), ended_why: why })
    .returning<{ id: number }[]>('id');
  return rows.map(({ id }) => id);
}
