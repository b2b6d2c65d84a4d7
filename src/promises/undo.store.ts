import type { Dependent, DependentSource } from '../ledger/dependents';
import { rowsOf, type Query } from '../platform/db';
import { planDependents } from './plan.store';

/** Promises and plans on what an import brought: given by customers, so they keep it from being undone until somebody withdraws them. */
export function promiseDependents(q: Query): DependentSource {
  return async (touched) => {
    const { companyId, importId } = touched;
    const rows = await rowsOf<{ id: number; document: string }>(
      q,
      `select p.id, min(v.document) as document
       from v_open_item_ever v join promise_part pp on pp.item_id = v.item_id join promise p on p.id = pp.promise_id
       where v.company_id = ? and v.import_id = ? and p.ended_at is null and pp.replaced_on is null
       group by p.id order by p.id`,
      [companyId, importId],
    );
    const promises = rows.map((row): Dependent => ({
      ref: `promise/${row.id}`,
      what: `promise about ${row.document}`,
      about: row.document,
      effect: 'blocks',
    }));
    return [...promises, ...(await planDependents(q)(touched))];
  };
}
