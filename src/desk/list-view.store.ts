import { actorText } from '../kernel/actor';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { ListMemory, ListView } from './list-view';

/** Views and habits of lists: rows in, rows out. */
interface ViewRow {
  readonly id: number;
  readonly company_id: number;
  readonly person_id: number;
  readonly list: string;
  readonly name: string;
  readonly query: string;
  readonly shared_at: string | null;
}

interface HabitRow {
  readonly columns: string | null;
  readonly view_id: number | null;
}

/** Whose habits with which list. */
export interface Whose {
  readonly companyId: number;
  readonly personId: number;
  readonly list: string;
}

const keyOf = ({ companyId, personId, list }: Whose) => ({ company_id: companyId, person_id: personId, list });

export async function listMemory(q: Query, whose: Whose): Promise<ListMemory> {
  const [rows, habit] = await Promise.all([
    q<ViewRow>('list_view')
      .where({ company_id: whose.companyId, list: whose.list })
      .where((own) => own.where('person_id', whose.personId).orWhereNotNull('shared_at'))
      .orderBy(['name', 'id'])
      .limit(500),
    q<HabitRow>('list_habit').where(keyOf(whose)).first(),
  ]);
  const views = rows.map(viewFrom);
  return { views, columns: habit?.columns ?? '', first: views.find(({ id }) => id === habit?.view_id) ?? null };
}

export interface KeptView extends ListView {
  readonly list: string;
}

/** One that the person sees: their own, or the company's. */
export async function listViewById(
  q: Query,
  { companyId, personId }: Omit<Whose, 'list'>,
  id: number,
): Promise<KeptView | undefined> {
  const row = await q<ViewRow>('list_view').where({ company_id: companyId, id }).first();
  if (row === undefined || (row.person_id !== personId && row.shared_at === null)) return undefined;
  return { ...viewFrom(row), list: row.list };
}

export async function insertListView(tx: Tx, work: Work, whose: Whose, view: NewView): Promise<number> {
  const [made] = await tx('list_view')
    .insert({
      ...keyOf(whose),
      ...{ name: view.name, query: view.query, shared_at: view.shared ? work.now : null },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

export type NewView = Pick<ListView, 'name' | 'query' | 'shared'>;

export async function updateListView(tx: Tx, work: Work, companyId: number, view: ListView): Promise<void> {
  const shared = view.shared ? tx.raw('coalesce(shared_at, ?)', [work.now]) : null;
  await tx('list_view')
    .where({ company_id: companyId, id: view.id })
    .update({ name: view.name, query: view.query, shared_at: shared });
  // what is no longer the company's opens nobody else's list
  if (!view.shared)
    await tx('list_habit')
      .where({ company_id: companyId, view_id: view.id })
      .whereNot('person_id', view.personId)
      .update({ view_id: null });
}

export async function deleteListView(tx: Tx, companyId: number, id: number): Promise<void> {
  await tx('list_habit').where({ company_id: companyId, view_id: id }).update({ view_id: null });
  await tx('list_view').where({ company_id: companyId, id }).delete();
}

export async function putHabit(tx: Tx, whose: Whose, habit: Partial<HabitRow>): Promise<void> {
  await tx('list_habit')
    .insert({ ...keyOf(whose), ...habit })
    .onConflict(['company_id', 'person_id', 'list'])
    .merge(Object.keys(habit));
}

const viewFrom = (row: ViewRow): ListView => ({
  ...{ id: row.id, personId: row.person_id, name: row.name, query: row.query, shared: row.shared_at !== null },
});
