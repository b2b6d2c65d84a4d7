import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { KeptNext } from './next-kept';

/** The next action kept beside each case: rows in, rows out. */
const STALE = `state = 'with_partner' and (next_after is null or next_after <> changes)`;

/** In the transaction that changes what its next action hangs on. */
export async function noteChange(tx: Tx, caseId: number): Promise<void> {
  await tx.raw('update recovery_case set changes = changes + 1 where id = ?', [caseId]);
}

/** Cases whose next action is not known, with how many changes there were. */
export async function staleCases(
  q: Query,
  companyId: number,
  most: number,
): Promise<{ readonly id: number; readonly changes: number }[]> {
  return rowsOf(q, `select id, changes from recovery_case where company_id = ? and ${STALE} order by id limit ?`, [
    companyId,
    most,
  ]);
}

type Keeping = Pick<KeptNext, 'id' | 'changes' | 'who' | 'what' | 'of' | 'by'>;

/** Of those that have not changed since they were read. One statement however many. */
export async function keepNext(tx: Tx, companyId: number, kept: readonly Keeping[]): Promise<void> {
  const given = tableOf(
    tx,
    { id: 'bigint', seen: 'bigint', who: 'text', what: 'text', named: 'text', due: 'text' },
    kept.map(({ id, changes, who, what, of, by }) => ({ id, seen: changes, who, what, named: of, due: by })),
  );
  await tx.raw(
    `update recovery_case set next_after = given.seen, next_who = given.who, next_what = given.what, next_of = given.named, next_by = given.due
     from ${given.sql} as given where recovery_case.id = given.id and company_id = ? and changes = given.seen`,
    [...given.bindings, companyId],
  );
}
