import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { MOST_VIEWS, type ListView } from './list-view';
import {
  deleteListView,
  insertListView,
  listMemory,
  putHabit,
  updateListView,
  type KeptView,
  type NewView,
  type Whose,
} from './list-view.store';

/**
 * Views of lists are kept, renamed, shared and removed: each one transaction and one audit line. Which columns somebody
 * shows and with what a list opens is nobody's business but theirs, and is not in the audit.
 */
export interface ViewWords {
  readonly taken: string;
  readonly takenRemedy: string;
  readonly many: string;
  readonly manyRemedy: string;
}

export async function keepView(work: Work, whose: Whose, view: NewView & Opens, w: ViewWords): Promise<number> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, whose.companyId);
    await refuseName(tx, whose, { id: 0, ...view }, w);
    const id = await insertListView(tx, work, whose, view);
    if (view.opens) await putHabit(tx, whose, { view_id: id });
    await told(tx, work, whose, { id, kind: 'list_view.kept', payload: { after: view } });
    return id;
  });
}

interface Opens {
  /** The list of the person opens with it. */
  readonly opens: boolean;
}

export async function changeView(
  work: Work,
  whose: Whose,
  { before, after }: { readonly before: KeptView; readonly after: ListView & Opens },
  w: ViewWords,
): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, whose.companyId);
    const same = before.name === after.name && before.query === after.query && before.shared === after.shared;
    if (!same) {
      await refuseName(tx, { ...whose, personId: before.personId }, after, w);
      await updateListView(tx, work, whose.companyId, after);
      await told(tx, work, whose, { id: before.id, kind: 'list_view.changed', payload: { before, after } });
    }
    const { first } = await listMemory(tx, whose);
    const opened = first?.id === before.id;
    if (after.opens !== opened) await putHabit(tx, whose, { view_id: after.opens ? before.id : null });
  });
}

export async function removeView(work: Work, whose: Whose, view: KeptView): Promise<void> {
  await work.db.transaction(async (tx) => {
    await deleteListView(tx, whose.companyId, view.id);
    await told(tx, work, whose, { id: view.id, kind: 'list_view.removed', payload: { before: view } });
  });
}

export async function keepColumns(work: Work, whose: Whose, columns: string): Promise<void> {
  await work.db.transaction((tx) => putHabit(tx, whose, { columns: columns === '' ? null : columns }));
}

/** Two tabs of one name cannot be told apart. */
async function refuseName(tx: Tx, whose: Whose, view: Pick<ListView, 'id' | 'name'>, w: ViewWords): Promise<void> {
  const { views } = await listMemory(tx, whose);
  const others = views.filter(({ id }) => id !== view.id);
  if (others.some(({ name }) => name.toLowerCase() === view.name.toLowerCase()))
    throw new Refusal('view-exists', w.taken, w.takenRemedy);
  if (others.filter(({ personId }) => personId === whose.personId).length >= MOST_VIEWS)
    throw new Refusal('many-views', w.many, w.manyRemedy);
}

const told = (
  tx: Tx,
  work: Work,
  whose: Whose,
  { id, kind, payload }: { readonly id: number; readonly kind: string; readonly payload: object },
): Promise<void> =>
  record(tx, work, {
    companyId: whose.companyId,
    kind,
    ref: `list_view/${id}`,
    payload: { list: whose.list, ...payload },
  });
