import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { isHostKey } from '../intake/draft';
import { hostKeyOf } from '../intake/sftp.actions';
import { Refusal } from '../kernel/result';
import { POSTAL_WORDS } from '../languages/postal-words';
import type { PostalWords } from '../languages/postal-words.en';
import { refusalText, remedyText } from '../languages/refusal';
import { fill, inLanguage } from '../languages/said';
import type { PostRoom } from '../outbox/post.actions';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { addService, editService, removeService, setPaused, settleDrop, trustService } from '../postal/actions';
import { draftFrom, FIELDS, type Typed, type Wrong } from '../postal/draft';
import type { PostalService } from '../postal/postal';
import { testService, visitService } from '../postal/run.actions';
import { serviceOf } from '../postal/store';
import { formBlanks, ranText, serviceBlanks, typedOf } from './settings-post-shown.pages';
import { settingsPage, settingsPath } from './settings-frame.pages';

/** Settings, Postal service: who prints and posts the letters, what it was given, what it answered, and what can be done about it. */
export interface SettingsPostDeps {
  /** The folder in which folders of services may lie. */
  readonly root: string;
  post(): PostRoom;
}

export const settingsPostRoutes = (deps: SettingsPostDeps): readonly Route[] => {
  const on = (path: string, act: (visit: Visit, service: PostalService) => Promise<Answer>): Route => ({
    ...{ method: 'post', path: `/settings/post/${path}`, right: 'administer' },
    visit: (visit) => withService(visit, (service) => orWrong(visit, deps, () => act(visit, service))),
  });
  return [
    { method: 'get', path: '/settings/post', right: 'administer', visit: (visit) => show(visit, deps) },
    { method: 'post', path: '/settings/post', right: 'administer', visit: (visit) => add(visit, deps) },
    on('test', (visit, service) => test(visit, deps, service)),
    on('trust', (visit, service) => trust(visit, service)),
    on('run', (visit) => run(visit, deps)),
    on('change', (visit, service) => change(visit, deps, service)),
    on('pause', (visit, service) => pause(visit, service)),
    on('remove', (visit, service) => remove(visit, service)),
    on('drops/:drop', (visit) => settle(visit, deps)),
  ];
};

const words = (visit: Visit): PostalWords => inLanguage(POSTAL_WORDS, visit.language);
const here = (visit: Visit): Answer => see(settingsPath(visit, 'post'));
const tell = (visit: Visit, text: string): Answer => {
  visit.asked.session.tell({ text });
  return here(visit);
};

async function withService(visit: Visit, answer: (service: PostalService) => Promise<Answer>): Promise<Answer> {
  const service = await serviceOf(visit.work.db.read, visit.company.id);
  if (service === undefined) throw new NotFound();
  return answer(service);
}

/** What was refused stands on the page; nothing was done. */
async function orWrong(
  visit: Visit,
  deps: SettingsPostDeps,
  act: () => Promise<Answer>,
  typed?: Typed,
): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`.trim();
    return show(visit, deps, { said, ...(typed && { typed, wrong: {} }) });
  }
}

interface Sent {
  readonly typed?: Typed;
  readonly wrong?: Wrong;
  /** Why nothing was done. */
  readonly said?: string;
  /** The key that the server has just shown, to be compared. */
  readonly shows?: string;
}

async function show(visit: Visit, deps: SettingsPostDeps, sent: Sent = {}): Promise<Answer> {
  const { read } = visit.work.db;
  const service = await serviceOf(read, visit.company.id);
  const { testMode } = await settingsOf(read, visit.company.id);
  const { wrong = {}, said = '', shows = '' } = sent;
  const typed = sent.typed ?? (service === undefined ? {} : typedOf(service));
  const root = `${deps.root}/${visit.company.code}`;
  const blanks = {
    p: words(visit),
    action: settingsPath(visit, 'post'),
    said,
    service: service === undefined ? null : await serviceBlanks(visit, service, { testMode, shows }),
    form: formBlanks(visit, { typed, wrong, root, keeps: service !== undefined }),
    open: sent.typed !== undefined || service === undefined,
  };
  return settingsPage(visit, 'post', 'pages/desk/settings-post', {
    blanks,
    wrong: said !== '' || sent.typed !== undefined,
  });
}

const typedIn = ({ asked: { form } }: Visit): Typed =>
  Object.fromEntries(FIELDS.map((field) => [field, form.get(field) ?? '']));

async function add(visit: Visit, deps: SettingsPostDeps): Promise<Answer> {
  const typed = typedIn(visit);
  const made = draftFrom(typed);
  if ('wrong' in made) return show(visit, deps, { typed, wrong: made.wrong });
  const act = async (): Promise<Answer> => {
    await addService(visit.work, visit.company, made.draft, deps.root);
    return tell(visit, fill(words(visit).added, { name: made.draft.name }));
  };
  return orWrong(visit, deps, act, typed);
}

async function change(visit: Visit, deps: SettingsPostDeps, service: PostalService): Promise<Answer> {
  const typed = typedIn(visit);
  const made = draftFrom(typed, { keepsSecret: service.kind === 'sftp' });
  if ('wrong' in made) return show(visit, deps, { typed, wrong: made.wrong });
  const act = async (): Promise<Answer> => {
    await editService(visit.work, visit.company, service, { draft: made.draft, root: deps.root });
    return tell(visit, fill(words(visit).changed, { name: made.draft.name }));
  };
  return orWrong(visit, deps, act, typed);
}

async function test(visit: Visit, deps: SettingsPostDeps, service: PostalService): Promise<Answer> {
  if (service.kind === 'sftp') {
    const key = await hostKeyOf(service);
    if (key !== service.hostKey) return show(visit, deps, { shows: key });
  }
  await testService(deps, visit.work, visit.company, service);
  return tell(visit, words(visit).tested);
}

/** The key that stood on the page: shows the server another by now, the next visit refuses it. */
async function trust(visit: Visit, service: PostalService): Promise<Answer> {
  const key = visit.asked.form.get('key') ?? '';
  if (service.kind !== 'sftp' || !isHostKey(key)) throw new NotFound();
  await trustService(visit.work, service, key);
  return tell(visit, words(visit).trusted);
}

async function run(visit: Visit, deps: SettingsPostDeps): Promise<Answer> {
  const { state, dropped, answered } = await visitService(
    deps,
    { ...visit.work, now: visit.asked.now },
    visit.company,
    { now: true },
  );
  if (state === 'elsewhere') return tell(visit, words(visit).elsewhere);
  if (state === 'trouble') return here(visit);
  return tell(visit, ranText(visit, dropped.letters, answered.files));
}

async function pause(visit: Visit, service: PostalService): Promise<Answer> {
  const paused = visit.asked.form.get('paused') === '1';
  await setPaused(visit.work, service, paused);
  const w = words(visit);
  return tell(visit, fill(paused ? w.paused : w.resumed, { name: service.name }));
}

async function remove(visit: Visit, service: PostalService): Promise<Answer> {
  await removeService(visit.work, service);
  return tell(visit, fill(words(visit).removed, { name: service.name }));
}

async function settle(visit: Visit, deps: SettingsPostDeps): Promise<Answer> {
  const dropId = visit.work.ids.open('postal_drop', visit.asked.params['drop'] ?? '');
  const has = visit.asked.form.get('has');
  if (dropId === undefined || (has !== '1' && has !== '0')) throw new NotFound();
  await settleDrop(visit.work, deps, visit.company.id, { dropId, has: has === '1' });
  return tell(visit, words(visit).settled[has === '1' ? 'has' : 'hasNot']);
}
