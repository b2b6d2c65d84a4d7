import type { Route, Visit } from '../companies/visit.pages';
import { companyPaths } from '../kernel/paths';
import { WrongUse } from '../kernel/result';
import { LIST_VIEW_WORDS } from '../languages/list-view-words';
import { fill, inLanguage } from '../languages/said';
import { NotAllowed, NotFound, see, type Answer } from '../platform/web/answer';
import { changeView, keepColumns, keepView, removeView } from './list-view.actions';
import { columnKeys, EVERYTHING, mayChangeView, NAME_LENGTH, viewQuery } from './list-view';
import { listViewById, type KeptView, type Whose } from './list-view.store';

/** What people keep of the lists: views under a name, columns. Sharing a view takes the right to work. */
export const listViewRoutes = (routes: () => readonly Route[]): readonly Route[] => {
  const listOf = (visit: Visit): Whose => whoseList(visit, routes());
  return [
    { method: 'post', path: '/lists/views', right: 'see', visit: (visit) => keep(visit, listOf(visit)) },
    { method: 'post', path: '/lists/columns', right: 'see', visit: (visit) => columns(visit, listOf(visit)) },
    { method: 'post', path: '/lists/views/:view', right: 'see', visit: change },
    { method: 'post', path: '/lists/views/:view/remove', right: 'see', visit: remove },
  ];
};

function whoseList({ asked, company, person }: Visit, routes: readonly Route[]): Whose {
  const list = asked.form.get('list') ?? '';
  if (!routes.some((route) => route.list && route.path === list))
    throw new WrongUse('There is no such list.', 'Go back to the list, and do it there.');
  return { companyId: company.id, personId: person.id, list };
}

const wordsOf = (visit: Visit) => inLanguage(LIST_VIEW_WORDS, visit.language);

/** The list with a question; with nothing asked everything, also where it opens with a view. */
const listAt = (visit: Visit, list: string, query: string): string =>
  companyPaths(visit.company.code).under(`${list}?${query === '' ? `${EVERYTHING}=all` : query}`);

async function keep(visit: Visit, whose: Whose): Promise<Answer> {
  const { asked, work } = visit;
  const w = wordsOf(visit);
  const view = {
    name: nameIn(visit),
    query: viewQuery(new URLSearchParams(asked.form.get('state') ?? '')),
    shared: asked.form.get('shared') === '1' && visit.may('work'),
    opens: asked.form.get('opens') === '1',
  };
  const id = await keepView(work, whose, view, w.refused);
  asked.session.tell({
    text: fill(w.kept, { name: view.name }),
    undo: { path: visit.at.under(`/lists/views/${work.ids.seal('list_view', id)}/remove`), fields: {} },
  });
  return see(listAt(visit, whose.list, view.query));
}

function nameIn(visit: Visit): string {
  const name = (visit.asked.form.get('name') ?? '').replace(/\s+/g, ' ').trim().slice(0, NAME_LENGTH);
  const { refused } = wordsOf(visit);
  if (name === '') throw new WrongUse(refused.nameless, refused.namelessRemedy);
  return name;
}

async function change(visit: Visit): Promise<Answer> {
  const { asked, work, company, person } = visit;
  const before = await viewAsked(visit);
  const w = wordsOf(visit);
  const may = mayChangeView(before, person.id, visit.may('approve'));
  const state = asked.form.get('state');
  const after = {
    ...before,
    ...(may ? { name: nameIn(visit), shared: sharedIn(visit, before) } : {}),
    ...(may && state !== null && asked.form.get('refresh') === '1'
      ? { query: viewQuery(new URLSearchParams(state)) }
      : {}),
    opens: asked.form.get('opens') === '1',
  };
  const whose = { companyId: company.id, personId: person.id, list: before.list };
  await changeView(work, whose, { before, after }, w.refused);
  asked.session.tell({
    text: fill(w.changed, { name: after.name }),
    ...(may ? { undo: { path: asked.url, fields: fieldsOf(before, asked.form.get('opened') ?? '') } } : {}),
  });
  return see(listAt(visit, before.list, after.query));
}

const fieldsOf = (view: KeptView, opened: string): Readonly<Record<string, string>> => ({
  ...{ name: view.name, shared: view.shared ? '1' : '', opens: opened, state: view.query, refresh: '1' },
});

/** Who may not share leaves it as it is. */
const sharedIn = (visit: Visit, view: KeptView): boolean =>
  visit.may('work') ? visit.asked.form.get('shared') === '1' : view.shared;

async function remove(visit: Visit): Promise<Answer> {
  const { asked, work, company, person, at } = visit;
  const view = await viewAsked(visit);
  if (!mayChangeView(view, person.id, visit.may('approve'))) throw new NotAllowed();
  await removeView(work, { companyId: company.id, personId: person.id, list: view.list }, view);
  const { name, query, list, shared } = view;
  asked.session.tell({
    text: fill(wordsOf(visit).removed, { name }),
    undo: { path: at.under('/lists/views'), fields: { name, list, state: query, shared: shared ? '1' : '' } },
  });
  return see(listAt(visit, list, query));
}

async function viewAsked({ asked, work, company, person }: Visit): Promise<KeptView> {
  const id = work.ids.open('list_view', asked.params['view'] ?? '');
  const whose = { companyId: company.id, personId: person.id };
  const view = id === undefined ? undefined : await listViewById(work.db.read, whose, id);
  if (view === undefined) throw new NotFound();
  return view;
}

async function columns(visit: Visit, whose: Whose): Promise<Answer> {
  const { asked, work, company } = visit;
  const usual = asked.form.get('usual') === '1';
  await keepColumns(work, whose, usual ? '' : columnKeys(asked.form.getAll('col')));
  const state = new URLSearchParams(asked.form.get('state') ?? '');
  state.delete('cols');
  if (state.size === 0) state.set(EVERYTHING, 'all');
  return see(companyPaths(company.code).under(`${whose.list}?${state.toString()}`));
}
