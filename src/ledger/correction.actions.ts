import { record } from '../audit/actions';
import { ensureHandlers } from '../customers/handled.store';
import { endOverrides, insertOverride } from '../customers/override.store';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { rebalance } from './balance.store';
import { concernsOneItem, correctionFrom, type CorrectableField } from './correction';
import { changeField } from './correction.store';
import { appendEvents } from './event.store';
import type { OpenItem } from './open-item';

/** What a person corrects of a document: it wins over what the source brings, until the person takes it back. */
export interface EntryCorrection {
  /** Any open item of the document. */
  readonly item: OpenItem;
  readonly field: CorrectableField;
  /** As it was typed. */
  readonly text: string;
  readonly why: string;
}

/** Throws WrongUse where the field does not accept it; refuses what belongs to one of several due parts. */
export async function correctEntry(work: Work, correction: EntryCorrection): Promise<void> {
  await work.db.transaction((tx) => correctEntryIn(tx, work, correction));
}

/** The same, inside the caller's transaction. */
export async function correctEntryIn(tx: Tx, work: Work, correction: EntryCorrection): Promise<void> {
  const { item, field, why } = correction;
  const value = correctionFrom(field, correction.text);
  if (concernsOneItem(field, item)) {
    throw new Refusal(
      'several-parts',
      `${item.document} is due in ${item.parts} parts: its ${field.replaceAll('_', ' ')} is theirs.`,
      'Correct it in the source and import the list again.',
    );
  }
  const before = await changeField(tx, work, item, { field, value, isCorrection: true });
  const { companyId } = item;
  await insertOverride(tx, work, { companyId, subject: subjectOf(item), field, sourceValue: before, value, why });
  if (field === 'handler_email' && value !== null)
    await ensureHandlers(tx, work, { companyId, email: value, name: null }, [item.customerId]);
  await note(tx, work, item, { kind: 'entry.corrected', payload: { field, before, after: value, why } });
}

/** Takes the source's word again. Refuses where nothing was corrected. */
export async function endEntryCorrection(work: Work, item: OpenItem, field: CorrectableField): Promise<void> {
  await work.db.transaction(async (tx) => {
    const [ended] = await endOverrides(tx, work, { companyId: item.companyId, subject: subjectOf(item), field });
    if (!ended) {
      throw new Refusal(
        'nothing-corrected',
        `Nobody corrected ${field} of ${item.document}.`,
        'Look at it: duly items',
      );
    }
    await changeField(tx, work, item, { field, value: ended.sourceValue, isCorrection: false });
    const payload = { field, before: ended.value, after: ended.sourceValue };
    await note(tx, work, item, { kind: 'entry.correction_ended', payload });
  });
}

const subjectOf = (item: OpenItem): string => `entry/${item.entryId}`;

async function note(
  tx: Tx,
  work: Work,
  item: OpenItem,
  what: { readonly kind: string; readonly payload: unknown },
): Promise<void> {
  const { companyId, customerId } = item;
  await rebalance(tx, companyId, [customerId]);
  await appendEvents(tx, work, [
    { companyId, customerId, kind: 'changed', subject: subjectOf(item), payload: what.payload, occurredOn: work.today },
  ]);
  await record(tx, work, { companyId, kind: what.kind, ref: subjectOf(item), payload: what.payload });
}
