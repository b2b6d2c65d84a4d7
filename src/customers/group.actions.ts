import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import { hasEntities } from './group.store';
import { changeField, keepCorrection } from './override.store';
import { customerById } from './store';

/**
 * Says to whose group a customer belongs; null: to none. A group has one level: a parent with its entities. Refuses a customer
 * of another company, and what would make a second level.
 */
export async function setParent(
  work: Work,
  whose: { readonly companyId: number; readonly customerId: number },
  parentId: number | null,
): Promise<void> {
  const { companyId, customerId } = whose;
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const before = await customerById(tx, companyId, customerId);
    if (parentId !== null) {
      const parent = await customerById(tx, companyId, parentId);
      const second = parent.parentId !== null || (await hasEntities(tx, companyId, customerId));
      if (parentId === customerId || second) throw secondLevel();
    }
    await changeField(tx, work, { ...whose, field: 'parent_id', value: parentId });
    const [sourceValue, value] = [before.parentId, parentId].map((id) => (id === null ? null : String(id))) as [
      string | null,
      string | null,
    ];
    const kept = { companyId, subject: `customer/${customerId}`, field: 'parent_id', sourceValue, value };
    if (value !== sourceValue) await keepCorrection(tx, work, { ...kept, why: 'group set by hand' });
    const payload = { before: before.parentId, after: parentId };
    await record(tx, work, { companyId, kind: 'customer.parent_set', ref: `customer/${customerId}`, payload });
  });
}

const secondLevel = (): Refusal =>
  new Refusal(
    'second-level',
    'A group has one level: one parent and its entities.',
    'Name the customer at the top of the group, which belongs to no other.',
  );
