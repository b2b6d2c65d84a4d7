import type { Visit } from '../companies/visit.pages';
import { companyPaths } from '../kernel/paths';
import { LIST_VIEW_WORDS } from '../languages/list-view-words';
import { inLanguage } from '../languages/said';
import { EVERYTHING, mayChangeView, NAME_LENGTH, viewQuery, type ListMemory, type ListView } from './list-view';

/** What the frame adds to a list: the tabs of kept views beside its own, and the forms that keep views and columns. */
interface ListShown {
  readonly path: string;
  readonly state: string;
  readonly views: readonly Tab[];
  readonly clear: string;
}

interface Tab {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
  readonly shared?: boolean;
}

export function keptList(visit: Visit, memory: ListMemory, shown: unknown): unknown {
  const list = shown as ListShown;
  const w = inLanguage(LIST_VIEW_WORDS, visit.language);
  const here = viewQuery(new URLSearchParams(list.state));
  const current = memory.views.find(({ query }) => query === here);
  const everything = (href: string): string =>
    memory.first !== null && viewQuery(queryOf(href)) === '' ? withQuery(href, EVERYTHING, 'all') : href;
  const own = list.views.map((tab) => ({ ...tab, href: everything(tab.href) }));
  const isOwn = own.some((tab) => tab.current);
  const all: Tab = { label: w.all, href: everything(list.path + onOf(visit)), current: here === '' };
  const kept = memory.views.map((view): Tab => ({
    label: view.name,
    href: hrefOf(visit, list.path, view.query),
    current: view === current && !isOwn && here !== '',
    shared: view.shared,
  }));
  const before = own.length === 0 && kept.length > 0 ? [all] : own;
  return {
    ...list,
    views: [...before, ...kept],
    clear: everything(list.clear),
    keeping: formsOf(visit, memory, { list, current }),
  };
}

const queryOf = (href: string): URLSearchParams => new URLSearchParams(href.split('?')[1] ?? '');
const onOf = ({ on }: Visit): string => (on === null ? '' : `?on=${on}`);
const withQuery = (href: string, name: string, value: string): string =>
  `${href}${href.includes('?') ? '&' : '?'}${name}=${value}`;

function hrefOf(visit: Visit, path: string, query: string): string {
  const asked = new URLSearchParams(query === '' ? { [EVERYTHING]: 'all' } : query);
  if (visit.on !== null) asked.set('on', visit.on);
  return `${path}?${asked.toString()}`;
}

function formsOf(
  visit: Visit,
  memory: ListMemory,
  { list, current }: { readonly list: ListShown; readonly current: ListView | undefined },
): unknown {
  const at = companyPaths(visit.company.code);
  const below = list.path.slice(at.under('').length);
  const may = current !== undefined && mayChangeView(current, visit.person.id, visit.may('approve'));
  const opens = current !== undefined && memory.first?.id === current.id;
  const sealed = current === undefined ? '' : visit.work.ids.seal('list_view', current.id);
  return {
    w: inLanguage(LIST_VIEW_WORDS, visit.language),
    list: below,
    state: list.state,
    columns: at.under('/lists/columns'),
    may_share: visit.may('work'),
    longest: NAME_LENGTH,
    keep: current === undefined ? at.under('/lists/views') : '',
    current: current && {
      ...{ name: current.name, shared: current.shared, opens, may },
      change: at.under(`/lists/views/${sealed}`),
      remove: may ? at.under(`/lists/views/${sealed}/remove`) : '',
    },
  };
}
