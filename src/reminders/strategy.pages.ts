import { randomBytes } from 'node:crypto';
import type { Route, Visit } from '../companies/visit.pages';
import { addDays } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { STRATEGIES_WORDS } from '../languages/strategies-words';
import { dayText, fill, inLanguage, momentText } from '../languages/said';
import { nameOf as personCalled } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { NotFound, page, part, see, type Answer } from '../platform/web/answer';
import { compareAll } from './counterfactual.actions';
import { underStrategy, type Counterfactual } from './counterfactual';
import { planningOf, type ReminderPagesDeps } from './deps.pages';
import { SHIPPED } from './shipped';
import { addStrategy } from './strategy.actions';
import { comparedBlanks } from './strategy-compared.pages';
import { askingIn } from './strategy-condition.pages';
import {
  type Edit,
  editOf,
  editTyped,
  faultsSaid,
  formBlanks,
  strategyAsked,
  versionOf,
  versionText,
  withRows,
} from './strategy-edit.pages';
import { exampleBlanks, languagesBlanks, stepSheet } from './strategy-example.pages';
import { rearranged, rowOf } from './strategy-form';
import { nameOf, withdrawnText } from './strategies.pages';
import { segmentsOf, versionsOf } from './strategy.panel';
import { strategiesOf } from './strategy.store';
import { NEW_CODE } from './strategy';

/**
 * One strategy: its line of days, its steps as a form, a worked example, the messages, and what would change. Everything that
 * is tried out travels with the form; only saving stores anything.
 */
export const strategyRoutes = (deps: ReminderPagesDeps): readonly Route[] => [
  { method: 'get', path: '/strategies/new', right: 'approve', visit: (visit) => create(visit, deps) },
  { method: 'get', path: '/strategies/:code', right: 'see', visit: (visit) => show(visit, deps) },
  { method: 'post', path: '/strategies/:code/edit', right: 'work', visit: (visit) => edited(visit, deps) },
  { method: 'post', path: '/strategies/:code/preview', right: 'work', visit: (visit) => preview(visit, deps) },
  { method: 'get', path: '/strategies/:code/preview', right: 'see', visit: (visit) => preview(visit, deps) },
  { method: 'get', path: '/strategies/:code/compared/:token', right: 'see', visit: (visit) => compared(visit, deps) },
  { method: 'post', path: '/strategies/:code/save', right: 'approve', visit: (visit) => save(visit, deps) },
  { method: 'post', path: '/strategies/:code/back', right: 'approve', visit: back },
];

const wordsIn = (visit: Visit): (typeof STRATEGIES_WORDS)['en'] => inLanguage(STRATEGIES_WORDS, visit.language);

/** A strategy of one's own begins as a copy: of the one that is usual, or of another that one chooses. */
const FIRST = 'standard';

async function create(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { work, company, asked } = visit;
  const wanted = asked.query.get('from') ?? FIRST;
  const from = (await strategiesOf(work.db.read, company.id)).find(({ code }) => code === wanted);
  if (from === undefined) throw new NotFound();
  const edit = editTyped(visit, null);
  const begun = withRows(visit, edit, from.steps.map(rowOf(company.currency)));
  return editPage(visit, deps, { ...begun, touched: false, begunFrom: from.code });
}

/** The strategies that a new one may begin as a copy of. */
async function beginBlanks(visit: Visit, { begunFrom }: Edit): Promise<object | null> {
  if (begunFrom === undefined) return null;
  const strategies = await strategiesOf(visit.work.db.read, visit.company.id);
  const offered = strategies.filter(({ steps }) => steps.length > 0);
  return {
    path: visit.at.under('/strategies/new'),
    offered: offered.map((one) => ({ code: one.code, name: nameOf(visit, one), chosen: one.code === begunFrom })),
  };
}

async function show(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  return editPage(visit, deps, await editOf(visit, await strategyAsked(visit)));
}

const typedEdit = async (visit: Visit): Promise<Edit> =>
  editTyped(visit, visit.asked.params['code'] === NEW_CODE ? null : await strategyAsked(visit));

/** A row more or less, another order, another example, or the comparison: nothing is stored. */
async function edited(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const edit = await typedEdit(visit);
  const deed = visit.asked.form.get('do') ?? '';
  if (deed === 'compare') return begin(visit, deps, edit);
  const rows = rearranged(edit.rows, deed);
  return editPage(visit, deps, rows === undefined ? edit : withRows(visit, edit, rows));
}

async function preview(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const posted = visit.asked.form.size > 0;
  const edit = posted ? await typedEdit(visit) : await editOf(visit, await strategyAsked(visit));
  const at = Number((posted ? visit.asked.form : visit.asked.query).get('step') ?? '0');
  return stepSheet(visit, deps, edit, at);
}

/** How far ahead a run is compared. */
const FURTHEST_DAYS = 92;
/** A small company is compared while one waits. */
const PATIENCE_MS = 1_200;

interface Trial {
  readonly edit: Edit;
  readonly result: Counterfactual;
}

const keyOf = ({ company, person }: Visit, token: string): string => `compare/${company.id}/${person.id}/${token}`;

async function begin(visit: Visit, deps: ReminderPagesDeps, edit: Edit): Promise<Answer> {
  const { work, at } = visit;
  const w = wordsIn(visit);
  const last = addDays(work.today, FURTHEST_DAYS);
  if (!edit.checked.ok) return editPage(visit, deps, edit, edit.checked.errors);
  if (edit.day < work.today || edit.day > last)
    return editPage(visit, deps, edit, [fill(w.compare.wrongDay, { last: dayText(last, visit.locale) })]);
  const { strategy } = edit.checked;
  const token = randomBytes(9).toString('base64url');
  const days = { today: work.today, on: edit.day };
  const begun = deps.behind.begin<Trial>(keyOf(visit, token), async (tell) => ({
    edit,
    result: await compareAll(work, planningOf(visit, deps), () => underStrategy(strategy), days, tell),
  }));
  await begun.over(PATIENCE_MS);
  return see(at.under(`/strategies/${codeOf(edit)}/compared/${token}`));
}

const codeOf = (edit: Edit): string => (edit.inForce === null ? NEW_CODE : edit.code);

async function compared(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { asked, at, locale } = visit;
  const w = wordsIn(visit);
  const code = asked.params['code'] ?? '';
  const token = asked.params['token'] ?? '';
  const path = at.under(`/strategies/${encodeURIComponent(code)}/compared/${encodeURIComponent(token)}`);
  const begun = deps.behind.find(keyOf(visit, token));
  if (begun?.state === 'failed') throw begun.error;
  if (begun === undefined) {
    asked.session.tell({ text: w.compare.gone });
    return see(code === NEW_CODE ? at.strategies : at.strategy(code));
  }
  if (begun.state === 'under way') {
    const blanks = {
      title: w.compare.title,
      w,
      path,
      done: begun.done,
      total: Math.max(1, begun.total),
      said: fill(w.compare.under, {
        done: begun.done.toLocaleString(locale),
        total: begun.total.toLocaleString(locale),
      }),
    };
    return asked.partial
      ? part('pages/reminders/comparing-part', blanks)
      : page('pages/reminders/comparing', w.compare.title, blanks);
  }
  if (asked.partial) return see(path);
  const trial = begun.value as Trial;
  return editPage(visit, deps, trial.edit, [], trial.result);
}

async function editPage(
  visit: Visit,
  deps: ReminderPagesDeps,
  edit: Edit,
  errors: readonly string[] = [],
  result: Counterfactual | null = null,
): Promise<Answer> {
  const { work, at } = visit;
  const w = wordsIn(visit);
  const title = edit.inForce === null ? w.edit.newTitle : nameOf(visit, edit.inForce);
  const under = (path: string): string => at.under(`/strategies/${codeOf(edit)}${path}`);
  const may = visit.on === null;
  const blanks = {
    title,
    w,
    subtitle:
      edit.inForce === null
        ? ''
        : fill(w.edit.subtitle, { code: edit.code, version: versionText(edit.inForce.version, w, visit) }),
    begin: await beginBlanks(visit, edit),
    ...formBlanks(visit, edit, askingIn(visit, await segmentsOf(work.db.read, visit.company.id))),
    errors: faultsSaid(visit, errors.length > 0 || edit.checked.ok || !edit.touched ? errors : edit.checked.errors),
    may_try: may && visit.may('work'),
    may_save: may && visit.may('approve'),
    paths: { edit: under('/edit'), save: under('/save'), preview: under('/preview'), back: under('/back') },
    example: await exampleBlanks(visit, deps, edit),
    languages: languagesBlanks(visit, edit),
    first_message: edit.inForce === null ? '' : under(`/preview?step=${firstWritten(edit)}`),
    day: edit.day,
    today: work.today,
    last_day: addDays(work.today, FURTHEST_DAYS),
    compared: result === null ? null : await comparedBlanks(visit, edit.day, result),
    versions: edit.inForce === null ? [] : await versionBlanks(visit, edit),
    back: at.strategies,
  };
  return page('pages/reminders/strategy', title, blanks, { status: errors.length > 0 ? 422 : 200 });
}

/** The first row that is a message after the due day; the first of all where there is none. */
const firstWritten = ({ rows }: Edit): number =>
  Math.max(
    0,
    rows.findIndex(({ kind }) => kind === 'reminder'),
  );

async function versionBlanks(visit: Visit, edit: Edit): Promise<unknown[]> {
  const { work, company, locale, at } = visit;
  const w = wordsIn(visit);
  const rows = await versionsOf(work.db.read, company.id, edit.code);
  const people = await peopleOf(work.db.read);
  const may = visit.may('approve') && visit.on === null;
  const own = rows.map((row) => ({
    version: versionText(row.version, w, visit),
    at: momentText(row.recordedAt, locale, company.zone),
    by: personCalled(people, row.recordedBy),
    until: row.endedAt === null ? w.versions.now : momentText(row.endedAt, locale, company.zone),
    look: at.under(`/strategies/${edit.code}`, { version: String(row.version) }),
    back: may && row.endedAt !== null ? String(row.version) : '',
  }));
  if (SHIPPED.every(({ code }) => code !== edit.code)) return own;
  const inForce = rows.every(({ endedAt }) => endedAt !== null);
  const shipped = {
    version: w.shipped,
    at: '',
    by: w.versions.shipped,
    until: inForce ? w.versions.now : '',
    look: at.under(`/strategies/${edit.code}`, { version: '0' }),
    back: may && !inForce ? '0' : '',
  };
  return [...own, shipped];
}

async function save(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const w = wordsIn(visit);
  const edit = await typedEdit(visit);
  if (!edit.checked.ok) return editPage(visit, deps, edit, edit.checked.errors);
  await mustBeFree(visit, edit);
  const written = { code: edit.code, name: edit.name, steps: stepsOf(edit.checked.strategy.steps) };
  const { strategy, changed } = await addStrategy(work, company.id, written);
  const said = fill(w.edit.saved, { name: strategy.name, version: String(strategy.version) });
  asked.session.tell({ text: `${said}${withdrawnText(visit, changed)}` });
  return see(at.strategy(strategy.code));
}

/** Nobody saved another version meanwhile, and a new one takes nobody's code. */
async function mustBeFree(visit: Visit, edit: Edit): Promise<void> {
  const { edit: w } = wordsIn(visit);
  if (edit.inForce !== null) {
    const { version } = edit.inForce;
    if (visit.asked.form.get('version') === String(version)) return;
    throw new Refusal('strategy-changed', fill(w.changed, { version: String(version) }), w.changedRemedy);
  }
  const taken = (await strategiesOf(visit.work.db.read, visit.company.id)).some(({ code }) => code === edit.code);
  if (taken || edit.code === NEW_CODE) throw new Refusal('strategy-code-taken', w.codeTaken, w.codeTakenRemedy);
}

/** As they are written: what follows from kind and tone is left out. */
const stepsOf = (steps: readonly { readonly template: string | null }[]): unknown[] =>
  steps.map(({ template, ...step }) => (template === null ? step : { ...step, template }));

async function back(visit: Visit): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const w = wordsIn(visit);
  const inForce = await strategyAsked(visit);
  const of = Number(asked.form.get('version') ?? '-1');
  const earlier = await versionOf(visit, inForce.code, of);
  const written = { code: inForce.code, name: earlier.name, steps: stepsOf(earlier.steps) };
  const { strategy, changed } = await addStrategy(work, company.id, written);
  const said = fill(w.versions.done, { version: String(strategy.version), of: versionText(of, w, visit) });
  asked.session.tell({ text: `${said}${withdrawnText(visit, changed)}` });
  return see(at.strategy(strategy.code));
}
