import { actorText } from '../kernel/actor';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { CORRECTABLE, type CorrectableField } from './correction';
import type { OpenItem } from './open-item';

/** Writes a field of an entry or its open item, keeps what stood there before, and returns it. */
export async function changeField(
  tx: Tx,
  work: Work,
  item: OpenItem,
  change: { readonly field: CorrectableField; readonly value: string | null },
): Promise<string | null> {
  const { field, value } = change;
  const ofItem = CORRECTABLE[field].of === 'item';
  const [table, id] = ofItem ? ['open_item', item.itemId] : ['entry', item.entryId];
  const where = { company_id: item.companyId, id };
  const row = await tx<Record<string, string | null>>(table).where(where).first(field);
  const before = row?.[field] ?? null;
  if (before === value) return before;
  await tx(table)
    .where(where)
    .update({ [field]: value });
  await tx('entry_change').insert({
    company_id: item.companyId,
    entry_id: item.entryId,
    part: ofItem ? item.part : null,
    field,
    before,
    after: value,
    recorded_at: work.now,
    recorded_by: actorText(work.actor),
  });
  return before;
}
