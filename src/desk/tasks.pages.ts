import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { codeText } from '../languages/code-words';
import { FRAME_WORDS } from '../languages/frame-words';
import { countText, dayText, inLanguage, momentText } from '../languages/said';
import { titleText } from '../languages/task-title';
import { TASKS_WORDS } from '../languages/tasks-words';
import type { TasksWords } from '../languages/tasks-words.en';
import { awayOn, type Absence } from '../people/absence';
import { absencesFrom } from '../people/absence.store';
import { colleaguesAt, nameOf, type Colleague } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { peopleOf } from '../people/store';
import { NotFound, page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, pageOf, readList, type Column, type ListSpec } from '../platform/web/list';
import { listViews, type ListView } from '../platform/web/list-views';
import { calledFor } from './called.pages';
import type { CustomerDeps } from './customer-asked.pages';
import { taskChangeRoutes } from './task-change.pages';
import { taskKinds, taskRows, taskTotal, type TaskQuestion, type TaskRow } from './tasks.panel';

/** Tasks: what people must do, mine and everybody's; done or given to a colleague, one or many. */
export const tasksRoutes = (deps: CustomerDeps): readonly Route[] => [
  { method: 'get', path: '/tasks', right: 'see', list: true, visit: list },
  { method: 'get', path: '/tasks/totals', right: 'see', visit: totals },
  ...taskChangeRoutes(deps, (visit, query) => asking(visit, query).then(({ question }) => question)),
];

interface Asking {
  readonly visit: Visit;
  readonly w: TasksWords;
  readonly spec: ListSpec<TaskRow>;
  readonly question: TaskQuestion;
}

async function list(visit: Visit): Promise<Answer> {
  const { w, spec, question } = await asking(visit, visit.asked.query);
  const asked = readList(visit.asked.query, spec);
  const rows = await taskRows(visit.work.db.read, question);
  const state = Object.fromEntries(new URLSearchParams(listHref(spec, asked).split('?')[1] ?? ''));
  const isMine = asked.filters['whose'] === 'mine';
  const listed = listBlanks({
    spec,
    asked,
    rows,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.caption,
    views: viewsOf(visit, w, spec),
    ...(visit.may('work') && visit.on === null && !question.done
      ? {
          idOf: (row: TaskRow) => visit.work.ids.seal('task', row.taskId),
          bulk: [
            { label: w.done.action, path: visit.at.under('/tasks/done') },
            { label: w.assign.action, path: visit.at.under('/tasks/assign') },
          ],
        }
      : {}),
    totals: visit.at.under('/tasks/totals', state),
    empty: isMine ? { text: w.emptyMine, action: { label: w.toAll, href: visit.at.tasks } } : { text: w.empty },
  });
  return page('pages/desk/tasks', w.title, { title: w.title, list: listed });
}

function viewsOf(visit: Visit, w: TasksWords, spec: ListSpec<TaskRow>): ListView[] {
  return listViews(spec, visit.asked.query, [
    [w.tabs.all, {}],
    [w.tabs.mine, { whose: 'mine' }],
    [w.tabs.late, { due: 'late' }],
    [w.tabs.done, { state: 'done', sort: '-done' }],
  ]);
}

async function asking(visit: Visit, query: URLSearchParams): Promise<Asking> {
  const w = inLanguage(TASKS_WORDS, visit.language);
  const { read } = visit.work.db;
  const people = await peopleOf(read);
  const colleagues = colleaguesAt(people, visit.company.id);
  const text = query.get('customer') ?? '';
  const customerId = text === '' ? null : (visit.work.ids.open('customer', text) ?? -1);
  if (customerId === -1) throw new NotFound();
  const customer = customerId === null ? null : await customerById(read, visit.company.id, customerId);
  const kinds = await taskKinds(read, visit.company.id);
  const absences = await absencesFrom(read, visit.work.today);
  const spec: ListSpec<TaskRow> = {
    path: visit.at.tasks,
    columns: columnsOf(visit, w, people),
    filters: [
      ...filtersOf(w, colleagues, kinds),
      ...(customer === null
        ? []
        : [
            {
              name: 'customer',
              label: w.filter.customer,
              kind: 'select' as const,
              options: [{ value: text, label: customer.name }],
            },
          ]),
    ],
    sort: 'due',
  };
  return { visit, w, spec, question: questionOf(visit, query, { spec, colleagues, customerId, absences }) };
}

function filtersOf(
  w: TasksWords,
  colleagues: readonly Colleague[],
  kinds: readonly string[],
): ListSpec<TaskRow>['filters'] {
  return [
    {
      name: 'whose',
      label: w.filter.whose,
      kind: 'select',
      options: [
        { value: 'mine', label: w.whose.mine },
        { value: 'nobody', label: w.whose.nobody },
        ...colleagues.map(({ email, name }) => ({ value: email, label: name })),
      ],
    },
    {
      name: 'due',
      label: w.filter.due,
      kind: 'select',
      options: (['late', 'today', 'week'] as const).map((value) => ({ value, label: w.due[value] })),
    },
    {
      name: 'kind',
      label: w.filter.kind,
      kind: 'select',
      options: kinds.map((value) => ({ value, label: codeText(w.kind, value) })),
    },
    { name: 'state', label: w.filter.state, kind: 'select', options: [{ value: 'done', label: w.state.done }] },
  ];
}

function questionOf(
  visit: Visit,
  query: URLSearchParams,
  {
    spec,
    colleagues,
    customerId,
    absences,
  }: Pick<Asking, 'spec'> & {
    colleagues: readonly Colleague[];
    customerId: number | null;
    absences: readonly Absence[];
  },
): TaskQuestion {
  const asked = readList(query, spec);
  const whose = asked.filters['whose'] ?? '';
  const colleague = colleagues.find(({ email }) => email === whose);
  return {
    companyId: visit.company.id,
    today: visit.work.today,
    past: visit.on,
    text: asked.text,
    assignees: whose === 'mine' ? namesOf(visit, absences) : colleague ? namesIn(colleague) : [],
    nobody: whose === 'nobody',
    due: asked.filters['due'] ?? '',
    kind: asked.filters['kind'] ?? '',
    done: asked.filters['state'] === 'done',
    customerId,
    sort: asked.sort,
    descending: asked.descending,
    ...pageOf(asked),
  };
}

/**
 * Under what names tasks are a person's: the address, the name that the ledger may know, the function of a manager; and those
 * of whom they stand in for.
 */
const namesOf = (visit: Visit, absences: readonly Absence[]): string[] => [
  ...namesIn(visit.person),
  ...(visit.may('approve') ? ['manager'] : []),
  ...awayOn(absences, visit.work.today)
    .filter(({ deputy }) => deputy.id === visit.person.id)
    .flatMap(({ person }) => namesIn(person)),
];

const namesIn = ({ email, name }: Pick<Colleague, 'email' | 'name'>): string[] => [email, name.toLowerCase()];

function columnsOf(visit: Visit, w: TasksWords, people: readonly ListedPerson[]): readonly Column<TaskRow>[] {
  const { locale, at, work, company } = visit;
  const c = w.column;
  return [
    {
      key: 'task',
      label: c.task,
      cell: ({ taskId, kind, ...said }) => ({
        text: codeText(w.kind, kind),
        href: at.task(work.ids.seal('task', taskId)),
        note: titleText(said, visit),
      }),
    },
    {
      key: 'customer',
      label: c.customer,
      sortable: true,
      cell: ({ customerId, customerName, customerCode }) =>
        customerId === null
          ? { text: '' }
          : {
              text: customerName ?? '',
              href: at.customer(work.ids.seal('customer', customerId)),
              note: customerCode ?? '',
            },
    },
    {
      key: 'due',
      label: c.due,
      sortable: true,
      cell: ({ dueOn, doneAt }) => ({
        text: dayText(dueOn, locale),
        ...(doneAt === null && dueOn < work.today ? { note: w.late, tone: 'bad' as const } : {}),
      }),
    },
    {
      key: 'assignee',
      label: c.assignee,
      sortable: true,
      cell: ({ assignee }) =>
        assignee === null ? { text: w.nobody, tone: 'quiet' } : { text: calledFor(visit, people, assignee) },
    },
    {
      key: 'done',
      label: c.done,
      sortable: true,
      optional: true,
      cell: ({ doneAt, doneBy }) =>
        doneAt === null
          ? { text: '' }
          : { text: momentText(doneAt, locale, company.zone), note: nameOf(people, doneBy ?? '') },
    },
    { key: 'outcome', label: c.outcome, optional: true, cell: ({ outcome }) => ({ text: outcome ?? '' }) },
  ];
}

async function totals(visit: Visit): Promise<Answer> {
  if (!visit.asked.partial) return see(visit.at.tasks);
  const { w, question } = await asking(visit, visit.asked.query);
  const n = await taskTotal(visit.work.db.read, question);
  return part('pages/desk/tasks-total', { total: countText(w.total, n, visit.locale) });
}
