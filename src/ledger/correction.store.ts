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
  change: { readonly field: CorrectableField; readonly value: string | null; readonly isCorrection: boolean },
): Promise<string | null> {
  const { field, value, isCorrection } = change;
  const ofItem = CORRECTABLE[field].of === 'item';
  const [table, id] = ofItem ? ['open_item', item.itemId] : ['entry', item.entryId];
  const where = { company_id: item.companyId, id };
  const row = await tx<Record<string, string | null>>(table).where(where).first(field);
  const before = row?.[field] ?? null;
  if (before === value) return before;
  await tx(table)
    .where(where)
    .update({ [field]: value });
  if (field === 'due_on') await markCorrected(tx, where, isCorrection);
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

/** A person's day stands over the computed one, which is known again when the correction ends. */
async function markCorrected(tx: Tx, where: { company_id: number; id: number }, isCorrection: boolean): Promise<void> {
  const marked = tx('open_item').where(where).where('due_by', 'like', 'corrected:%');
  const plain = tx('open_item').where(where).whereNotNull('due_by').whereNot('due_by', 'given');
  if (isCorrection) await plain.whereNot('due_by', 'like', 'corrected:%').update({ due_by: tx.raw(`'corrected:' || due_by`) });
  else await marked.update({ due_by: tx.raw(`replace(due_by, 'corrected:', '')`) });
} // prettier-ignore
