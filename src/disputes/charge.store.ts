import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import { awaitsReviewSql } from './move.store';

/** Which of these charges somebody objects to: they are not asked for while that stands. */
export async function chargesDisputed(q: Query, companyId: number, chargeIds: readonly number[]): Promise<number[]> {
  if (chargeIds.length === 0) return [];
  const wanted = tableOf(q, { id: 'bigint' }, chargeIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number }>(
    q,
    `select distinct dc.charge_id as id from dispute_charge dc join dispute d on d.id = dc.dispute_id
     where d.company_id = ? and dc.charge_id in (select id from ${wanted.sql} as wanted)
       and d.state not in ('confirmed', 'void') and ${awaitsReviewSql('d.state', 'd.outcome')}`,
    [companyId, ...wanted.bindings],
  );
  return rows.map(({ id }) => id);
}
