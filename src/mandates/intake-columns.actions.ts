import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import type { IntakeColumn } from './intake-columns';
import { columnsKept, putColumns } from './intake-columns.store';
import { partnersOf } from './partner.store';

/** From now on the list of its cases is written in these columns; none: in the usual ones. Refuses a partner that is not there. */
export async function setIntakeColumns(
  work: Work,
  whose: { readonly companyId: number; readonly partnerId: number },
  columns: readonly IntakeColumn[],
): Promise<void> {
  const { companyId, partnerId } = whose;
  await work.db.transaction(async (tx) => {
    if (!(await partnersOf(tx, companyId)).some(({ id }) => id === partnerId)) {
      throw new Refusal('no-such-partner', 'There is no such partner.', 'See which there are: duly case partners');
    }
    const kept = await columnsKept(tx, companyId, partnerId);
    const before = kept === null ? [] : (JSON.parse(kept) as IntakeColumn[]);
    if (JSON.stringify(before) === JSON.stringify(columns)) return;
    await putColumns(tx, whose, columns);
    const payload = { before, after: columns };
    await record(tx, work, { companyId, kind: 'partner.columns_changed', ref: `partner/${partnerId}`, payload });
  });
}
