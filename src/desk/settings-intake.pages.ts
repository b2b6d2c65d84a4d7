import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import type { TaskDeps } from '../imports/task.actions';
import { addIntake, removeIntake, setPaused, trustServer } from '../intake/actions';
import { editIntake } from '../intake/change.actions';
import { draftFrom, FIELDS, isHostKey, type Typed, type Wrong } from '../intake/draft';
import type { Intake } from '../intake/intake';
import { lookAt, testIntake } from '../intake/look.actions';
import { hostKeyOf } from '../intake/sftp.actions';
import { intakeById, intakesOf } from '../intake/store';
import { Refusal } from '../kernel/result';
import { INTAKE_WORDS } from '../languages/intake-words';
import { refusalText, remedyText } from '../languages/refusal';
import { countText, fill, inLanguage } from '../languages/said';
import { freshnessOf } from '../ledger/freshness.store';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { formBlanks, intakeBlanks } from './settings-intake-shown.pages';
import { settingsPage, settingsPath } from './settings-frame.pages';

/** Settings, Intake: the sources that deliver by themselves, each with its last deliveries and what can be done about it. */
export interface SettingsIntakeDeps extends TaskDeps {
  /** The folder in which watched folders may lie. */
  readonly root: string;
}

export const settingsIntakeRoutes = (deps: SettingsIntakeDeps): readonly Route[] => {
  const on = (path: string, act: (visit: Visit, intake: Intake) => Promise<Answer>): Route => ({
    ...{ method: 'post', path: `/settings/intake/:intake/${path}`, right: 'administer' },
    visit: (visit) => withIntake(visit, (intake) => orWrong(visit, deps, () => act(visit, intake))),
  });
  return [
    { method: 'get', path: '/settings/intake', right: 'administer', visit: (visit) => show(visit, deps) },
    { method: 'post', path: '/settings/intake', right: 'administer', visit: (visit) => orWrong(visit, deps, () => add(visit, deps)) },
    on('test', (visit, intake) => test(visit, deps, intake)),
    on('trust', (visit, intake) => trust(visit, intake)),
    on('run', (visit, intake) => run(visit, deps, intake)),
    on('change', (visit, intake) => change(visit, deps, intake)),
    on('pause', (visit, intake) => pause(visit, intake)),
    on('remove', (visit, intake) => remove(visit, intake)),
  ];
}; // prettier-ignore

const words = (visit: Visit) => inLanguage(INTAKE_WORDS, visit.language);
const here = (visit: Visit): Answer => see(settingsPath(visit, 'intake'));
const tell = (visit: Visit, text: string): Answer => {
  visit.asked.session.tell({ text });
  return here(visit);
};

async function withIntake(visit: Visit, answer: (intake: Intake) => Promise<Answer>): Promise<Answer> {
  const id = visit.work.ids.open('intake', visit.asked.params['intake'] ?? '');
  const intake = id === undefined ? undefined : await intakeById(visit.work.db.read, visit.company.id, id);
  if (intake === undefined) throw new NotFound();
  return answer(intake);
}

/** What was refused stands on the page; nothing was done. */
async function orWrong(visit: Visit, deps: SettingsIntakeDeps, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`.trim();
    return show(visit, deps, { said });
  }
}

interface Sent {
  readonly typed?: Typed;
  readonly wrong?: Wrong;
  /** Why nothing was done. */
  readonly said?: string;
  /** The key that a server has just shown, to be compared. */
  readonly shows?: { readonly id: number; readonly key: string };
  /** The source that was to be changed. */
  readonly changing?: { readonly id: number; readonly typed: Typed; readonly wrong: Wrong };
}

async function show(visit: Visit, deps: SettingsIntakeDeps, sent: Sent = {}): Promise<Answer> {
  const { read } = visit.work.db;
  const { id } = visit.company;
  const [all, known, settings] = await Promise.all([intakesOf(read, id), freshnessOf(read, id), settingsOf(read, id)]);
  const { typed = {}, wrong = {}, said = '', shows, changing } = sent;
  const root = `${deps.root}/${visit.company.code}`;
  const blanks = {
    i: words(visit),
    action: settingsPath(visit, 'intake'),
    said,
    sources: await Promise.all(
      all.map((one) =>
        intakeBlanks(visit, one, {
          ...{ known, settings, root, shows: shows?.id === one.id ? shows.key : '' },
          changing: changing?.id === one.id ? changing : undefined,
        }),
      ),
    ),
    form: formBlanks(words(visit), { typed, wrong, root }),
    delivered: visit.at.under('/imports/delivered'),
    open: all.length === 0 || Object.keys(wrong).length > 0,
  };
  return settingsPage(visit, 'intake', 'pages/desk/settings-intake', {
    blanks,
    wrong: said !== '' || changing !== undefined || Object.keys(wrong).length > 0,
  });
}

async function add(visit: Visit, deps: SettingsIntakeDeps): Promise<Answer> {
  const typed = typedIn(visit);
  const made = draftFrom(typed);
  if ('wrong' in made) return show(visit, deps, { typed, wrong: made.wrong });
  try {
    await addIntake(visit.work, visit.company, made.draft, deps.root);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`.trim();
    return show(visit, deps, { typed, said });
  }
  return tell(visit, fill(words(visit).added, { name: made.draft.name }));
}

const typedIn = ({ asked: { form } }: Visit): Typed =>
  Object.fromEntries(FIELDS.map((field) => [field, form.get(field) ?? '']));

async function change(visit: Visit, deps: SettingsIntakeDeps, intake: Intake): Promise<Answer> {
  const typed = { ...typedIn(visit), kind: intake.kind };
  const made = draftFrom(typed, { keepsSecret: true });
  const { id } = intake;
  if ('wrong' in made) return show(visit, deps, { changing: { id, typed, wrong: made.wrong } });
  try {
    await editIntake(visit.work, visit.company, intake, made.draft, deps.root);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`.trim();
    return show(visit, deps, { said, changing: { id, typed, wrong: {} } });
  }
  return tell(visit, fill(words(visit).changed, { name: made.draft.name }));
}

async function test(visit: Visit, deps: SettingsIntakeDeps, intake: Intake): Promise<Answer> {
  if (intake.kind === 'sftp') {
    const key = await hostKeyOf(intake);
    if (key !== intake.hostKey) return show(visit, deps, { shows: { id: intake.id, key } });
  }
  const n = await testIntake(deps, visit.work, visit.company, intake);
  return tell(visit, countText(words(visit).tested, n, visit.locale));
}

/** The key that stood on the page: shows the server another by now, the next look refuses it. */
async function trust(visit: Visit, intake: Intake): Promise<Answer> {
  const key = visit.asked.form.get('key') ?? '';
  if (intake.kind !== 'sftp' || !isHostKey(key)) throw new NotFound();
  await trustServer(visit.work, intake, key);
  return tell(visit, words(visit).trusted);
}

async function run(visit: Visit, deps: SettingsIntakeDeps, intake: Intake): Promise<Answer> {
  const w = words(visit);
  const look = await lookAt(deps, { ...visit.work, now: visit.asked.now }, visit.company, intake.id);
  if (look.state === 'elsewhere') return tell(visit, w.elsewhere);
  if (look.trouble !== null) return here(visit);
  const { taken, unsettled } = look;
  const settling = unsettled.length === 0 ? '' : ` ${countText(w.settling, unsettled.length, visit.locale)}`;
  return tell(visit, `${countText(w.ran, taken.length, visit.locale)}${settling}`);
}

async function pause(visit: Visit, intake: Intake): Promise<Answer> {
  const paused = visit.asked.form.get('paused') === '1';
  await setPaused(visit.work, intake, paused);
  const w = words(visit);
  return tell(visit, fill(paused ? w.paused : w.resumed, { name: intake.name }));
}

async function remove(visit: Visit, intake: Intake): Promise<Answer> {
  await removeIntake(visit.work, intake);
  return tell(visit, fill(words(visit).removed, { name: intake.name }));
}
