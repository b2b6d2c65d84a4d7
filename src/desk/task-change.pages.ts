import type { Route, Visit } from '../companies/visit.pages';
import { Refusal } from '../kernel/result';
import { CALL_STEP_WORDS } from '../languages/call-step-words';
import { codeText } from '../languages/code-words';
import { countText, dayText, fill, inLanguage, momentText } from '../languages/said';
import { titleText } from '../languages/task-title';
import { TASKS_WORDS } from '../languages/tasks-words';
import { colleaguesAt, nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { readSelection } from '../platform/web/list';
import { assignTasks, completeTask, reopenTask } from '../tasks/actions';
import { scriptBlanks } from './call-script.pages';
import { placeOf, taskPlace } from './about.pages';
import { calledFor } from './called.pages';
import { customerSeen, type CustomerDeps } from './customer-asked.pages';
import { callFacts } from './customer-call.pages';
import { formAbout } from './customer-form.pages';
import { openTasksIn, taskRow, taskRows, type TaskQuestion, type TaskRow } from './tasks.panel';

/** One task on its page, and what is done with one or many: done with an outcome, given to a colleague, taken back. */
export type TaskQuestionOf = (visit: Visit, query: URLSearchParams) => Promise<TaskQuestion>;

export const taskChangeRoutes = (deps: CustomerDeps, questionOf: TaskQuestionOf): readonly Route[] => [
  { method: 'post', path: '/tasks/done', right: 'work', visit: (visit) => ask(visit, 'done', questionOf) },
  { method: 'post', path: '/tasks/assign', right: 'work', visit: (visit) => ask(visit, 'assign', questionOf) },
  { method: 'post', path: '/tasks/done/put', right: 'work', visit: done },
  { method: 'post', path: '/tasks/assign/put', right: 'work', visit: assign },
  { method: 'post', path: '/tasks/:task/reopen', right: 'work', visit: reopen },
  { method: 'get', path: '/tasks/:task', right: 'see', visit: (visit) => show(visit, deps) },
];

/** More rows than this are not changed by one press. */
const MOST_TASKS = 1_000;

type Deed = 'done' | 'assign';

async function ask(visit: Visit, deed: Deed, questionOf: TaskQuestionOf): Promise<Answer> {
  const selection = readSelection(visit.asked.form);
  const ids =
    selection.kind === 'rows'
      ? named(visit, selection.ids)
      : (
          await taskRows(visit.work.db.read, {
            ...(await questionOf(visit, selection.query)),
            ...{ offset: 0, limit: MOST_TASKS },
          })
        ).map(({ taskId }) => taskId);
  return formPage(visit, deed, await stillOpen(visit, ids), '');
}

const named = ({ work }: Visit, ids: readonly string[]): number[] =>
  ids.flatMap((text) => work.ids.open('task', text) ?? []);

async function stillOpen(visit: Visit, ids: readonly number[]): Promise<number[]> {
  const open = await openTasksIn(visit.work.db.read, visit.company.id, ids);
  if (open.length > 0) return open;
  const { nothing, nothingRemedy } = inLanguage(TASKS_WORDS, visit.language).done;
  throw new Refusal('nothing-selected', nothing, nothingRemedy);
}

async function formPage(visit: Visit, deed: Deed, ids: readonly number[], wrong: string): Promise<Answer> {
  const w = inLanguage(TASKS_WORDS, visit.language);
  const tasks = countText(w.total, ids.length, visit.locale);
  const title = fill(w[deed].title, { tasks });
  return page(
    'pages/desk/task-form',
    title,
    {
      title,
      ids: ids.map((id) => visit.work.ids.seal('task', id)),
      form: { ...(deed === 'done' ? doneForm(visit) : await assignForm(visit)), wrong },
    },
    { status: wrong === '' ? 200 : 422 },
  );
}

function doneForm(visit: Visit): Readonly<Record<string, unknown>> {
  const { done: w } = inLanguage(TASKS_WORDS, visit.language);
  return { isDone: true, action: visit.at.under('/tasks/done/put'), w, value: w.usual, colleagues: [] };
}

async function assignForm(visit: Visit): Promise<Readonly<Record<string, unknown>>> {
  const { assign: w } = inLanguage(TASKS_WORDS, visit.language);
  const colleagues = colleaguesAt(await peopleOf(visit.work.db.read), visit.company.id);
  return { isDone: false, action: visit.at.under('/tasks/assign/put'), w, value: '', colleagues };
}

async function done(visit: Visit): Promise<Answer> {
  const { done: w } = inLanguage(TASKS_WORDS, visit.language);
  const ids = await stillOpen(visit, named(visit, visit.asked.form.getAll('id')));
  const outcome = (visit.asked.form.get('outcome') ?? '').trim().slice(0, 500);
  if (outcome === '') return formPage(visit, 'done', ids, w.needed);
  for (const id of ids) await completeTask(visit.work, visit.company.id, id, outcome);
  const [only] = ids;
  const sealed = ids.length === 1 && only !== undefined ? visit.work.ids.seal('task', only) : null;
  visit.asked.session.tell({
    text: countText(w.done, ids.length, visit.locale),
    ...(sealed === null ? {} : { undo: { path: visit.at.under(`/tasks/${sealed}/reopen`), fields: {} } }),
  });
  return see(visit.at.tasks);
}

async function assign(visit: Visit): Promise<Answer> {
  const { assign: w } = inLanguage(TASKS_WORDS, visit.language);
  const ids = await stillOpen(visit, named(visit, visit.asked.form.getAll('id')));
  const colleagues = colleaguesAt(await peopleOf(visit.work.db.read), visit.company.id);
  const to = colleagues.find(({ email }) => email === visit.asked.form.get('to'));
  if (to === undefined) return formPage(visit, 'assign', ids, w.needed);
  const given = await assignTasks(visit.work, visit.company.id, ids, to.email);
  visit.asked.session.tell({ text: fill(countText(w.done, given, visit.locale), { name: to.name }) });
  return see(visit.at.tasks);
}

async function taskAsked({ work, company, asked }: Visit): Promise<TaskRow> {
  const id = work.ids.open('task', asked.params['task'] ?? '');
  const row = id === undefined ? undefined : await taskRow(work.db.read, company.id, id);
  if (row === undefined) throw new NotFound();
  return row;
}

async function reopen(visit: Visit): Promise<Answer> {
  const row = await taskAsked(visit);
  await reopenTask(visit.work, visit.company.id, row.taskId);
  visit.asked.session.tell({ text: inLanguage(TASKS_WORDS, visit.language).done.reopened });
  return see(visit.at.task(visit.work.ids.seal('task', row.taskId)));
}

/** Of a call that is to be made: what one should know and say, and where it is logged. */
async function callBlanks(visit: Visit, deps: CustomerDeps, row: TaskRow): Promise<object | null> {
  if (row.kind !== CALL || row.customerId === null || row.doneAt !== null) return null;
  const customer = visit.work.ids.seal('customer', row.customerId);
  const may = visit.on === null && visit.may('work');
  const view = await customerSeen(visit, deps, customer);
  return {
    facts: visit.on === null ? await callFacts(formAbout(view, deps, null)) : [],
    script: await scriptBlanks(visit, deps, row.customerId),
    form: may ? visit.at.under(`/customers/${customer}/call`) : '',
    label: inLanguage(CALL_STEP_WORDS, visit.language).logCall,
  };
}

const CALL = 'call';

async function show(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const row = await taskAsked(visit);
  const words = inLanguage(TASKS_WORDS, visit.language);
  const { one: w } = words;
  const { locale, work, at, company } = visit;
  const people = await peopleOf(work.db.read);
  const called = (who: string): string =>
    who.startsWith('clock:') ? w.itself : nameOf(people, who.replace(/^shell:/, ''));
  const told = (sentence: string, moment: string, who: string): string =>
    fill(sentence, { at: momentText(moment, locale, company.zone), who: called(who) });
  const mayChange = visit.may('work') && visit.on === null && row.doneAt === null;
  const title = codeText(words.kind, row.kind);
  return page('pages/desk/task', title, {
    title,
    w,
    text: titleText(row, visit),
    customer:
      row.customerId === null
        ? null
        : { name: row.customerName ?? '', href: at.customer(work.ids.seal('customer', row.customerId)) },
    due: dayText(row.dueOn, locale),
    late: row.doneAt === null && row.dueOn < work.today ? words.late : '',
    assignee: row.assignee === null ? words.nobody : calledFor(visit, people, row.assignee),
    opened: told(w.openedBy, row.recordedAt, row.recordedBy),
    call: await callBlanks(visit, deps, row),
    about: row.customerId === null ? placeOf(visit, row.about) : taskPlace(visit, row.kind, row.about, row.customerId),
    closed: row.doneAt === null ? '' : told(w.closedBy, row.doneAt, row.doneBy ?? ''),
    outcome: row.outcome ?? '',
    ids: [work.ids.seal('task', row.taskId)],
    forms: mayChange
      ? [
          { ...doneForm(visit), wrong: '' },
          { ...(await assignForm(visit)), wrong: '' },
        ]
      : [],
    back: { href: at.tasks, text: words.title },
  });
}
