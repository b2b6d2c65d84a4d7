import type { Route, Visit } from '../companies/visit.pages';
import { lookInto } from '../inbox/look.actions';
import { addMailbox, removeMailbox, setMailboxPaused, testMailbox } from '../inbox/mailbox.actions';
import { draftFrom, FIELDS, type DraftField, type Typed, type Wrong } from '../inbox/mailbox-draft';
import { SECURITIES, type Mailbox } from '../inbox/mailbox';
import { mailboxById, mailboxesOf, sharedWith } from '../inbox/mailbox.store';
import { Refusal } from '../kernel/result';
import { MAILBOX_WORDS } from '../languages/mailbox-words';
import type { MailboxWords } from '../languages/mailbox-words.en';
import { refusalText, remedyText } from '../languages/refusal';
import { countText, fill, inLanguage, momentText, numberText } from '../languages/said';
import type { PostRoom } from '../outbox/post.actions';
import type { Log } from '../platform/log';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { settingsPage, settingsPath } from './settings-frame.pages';

/** Settings, Mailbox: the mailboxes that are read, each with how it stands and what can be done about it. */
export interface SettingsMailboxDeps {
  readonly log: Log;
  post(): PostRoom;
}

export const settingsMailboxRoutes = (deps: SettingsMailboxDeps): readonly Route[] => {
  const on = (path: string, act: (visit: Visit, mailbox: Mailbox) => Promise<Answer>): Route => ({
    ...{ method: 'post', path: `/settings/mailbox/:mailbox/${path}`, right: 'administer' },
    visit: async (visit) => {
      const mailbox = await mailboxAsked(visit);
      return orWrong(visit, () => act(visit, mailbox));
    },
  });
  return [
    { method: 'get', path: '/settings/mailbox', right: 'administer', visit: (visit) => show(visit) },
    { method: 'post', path: '/settings/mailbox', right: 'administer', visit: add },
    on('test', test),
    on('run', (visit, mailbox) => run(visit, deps, mailbox)),
    on('pause', pause),
    on('end', end),
  ];
};

const words = (visit: Visit): MailboxWords => inLanguage(MAILBOX_WORDS, visit.language);
const tell = (visit: Visit, text: string): Answer => {
  visit.asked.session.tell({ text });
  return see(settingsPath(visit, 'mailbox'));
};

async function mailboxAsked({ work, company, asked }: Visit): Promise<Mailbox> {
  const id = work.ids.open('mailbox', asked.params['mailbox'] ?? '');
  const found = id === undefined ? undefined : await mailboxById(work.db.read, company.id, id);
  if (found === undefined) throw new NotFound();
  return found;
}

const saidOf = (visit: Visit, { message, remedy }: { readonly message: string; readonly remedy: string }): string =>
  `${refusalText(message, visit)} ${remedyText(remedy, visit)}`.trim();

/** What was refused stands on the page; nothing was done. */
async function orWrong(visit: Visit, act: () => Promise<Answer>, typed: Typed = {}): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return show(visit, { typed, said: saidOf(visit, error) });
  }
}

interface Sent {
  readonly typed?: Typed;
  readonly wrong?: Wrong;
  readonly said?: string;
}

async function show(visit: Visit, { typed = {}, wrong = {}, said = '' }: Sent = {}): Promise<Answer> {
  const { read } = visit.work.db;
  const i = words(visit);
  const [all, shared] = await Promise.all([mailboxesOf(read, visit.company.id), sharedWith(read, visit.company.id)]);
  const isWrong = said !== '' || Object.keys(wrong).length > 0;
  const blanks = {
    i,
    said,
    action: settingsPath(visit, 'mailbox'),
    inbox: visit.at.under('/inbox'),
    shared: shared.map((one) => fill(i.sharedFrom, one)),
    boxes: all.map((one) => boxBlanks(visit, i, one)),
    open: all.length === 0 || isWrong,
    securities: SECURITIES.map((value) => ({ value, label: i.security[value], chosen: (typed.security ?? 'tls') === value })),
    first: (['name', 'host', 'port', 'user', 'password'] as const).map((name) => fieldOf(i, name, typed, wrong)),
    more: (['folder', 'moveTo', 'everyMinutes'] as const).map((name) => fieldOf(i, name, typed, wrong)),
    certificate: fieldOf(i, 'certificate', typed, wrong),
    forAll: (typed.shared ?? '') !== '',
  };
  return settingsPage(visit, 'mailbox', 'pages/desk/settings-mailbox', { blanks, wrong: isWrong });
} // prettier-ignore

const USUAL: Readonly<Partial<Record<DraftField, string>>> = { port: '993', folder: 'INBOX', everyMinutes: '5' };

/** What was typed stands there again, but never a password. */
function fieldOf(i: MailboxWords, name: DraftField, typed: Typed, wrong: Wrong): object {
  const fault = wrong[name];
  return {
    ...{ name, label: i.field[name], type: name === 'password' ? 'password' : 'text' },
    value: name === 'password' ? '' : (typed[name] ?? USUAL[name] ?? ''),
    hint: Object.hasOwn(i.hint, name) ? i.hint[name as keyof MailboxWords['hint']] : '',
    wrong: fault === undefined ? '' : i.wrong[fault],
  };
}

function boxBlanks(visit: Visit, i: MailboxWords, mailbox: Mailbox): object {
  const { work, locale, company } = visit;
  const id = work.ids.seal('mailbox', mailbox.id);
  const at = (act: string): string => visit.at.under(`/settings/mailbox/${id}/${act}`);
  const { trouble, pausedAt, readAt, lookedAt, moveTo } = mailbox;
  const state = pausedAt !== null ? i.state.paused : readAt === null ? i.state.never : i.state.good;
  return {
    ...{ id, name: mailbox.name, trouble: trouble === null ? '' : saidOf(visit, trouble) },
    facts: [
      ...(trouble === null ? [{ label: i.fact.state, text: state, wait: state !== i.state.good }] : []),
      { label: i.fact.where, text: `${mailbox.user}, ${mailbox.host}:${mailbox.port} (${i.security[mailbox.security]})` },
      { label: i.fact.folder, text: mailbox.folder },
      { label: i.fact.taken, text: moveTo === null ? i.stays : fill(i.moves, { folder: moveTo }) },
      { label: i.fact.every, text: fill(i.each, { n: numberText(mailbox.everyMinutes, locale) }) },
      { label: i.fact.whose, text: mailbox.shared ? i.everybody : i.ownOnly },
      ...(lookedAt === null ? [] : [{ label: i.fact.looked, text: momentText(lookedAt, locale, company.zone) }]),
    ],
    ...{ run: pausedAt === null ? at('run') : '', test: at('test'), pause: at('pause'), end: at('end') },
    paused: pausedAt === null ? '1' : '',
    pauseLabel: pausedAt === null ? i.pause : i.resume,
  };
} // prettier-ignore

async function add(visit: Visit): Promise<Answer> {
  const { form } = visit.asked;
  const typed: Typed = Object.fromEntries(FIELDS.map((field) => [field, form.get(field) ?? '']));
  const made = draftFrom(typed);
  if ('wrong' in made) return show(visit, { typed, wrong: made.wrong });
  return orWrong(
    visit,
    async () => {
      await addMailbox(visit.work, visit.company, made.draft);
      return tell(visit, fill(words(visit).added, { name: made.draft.name }));
    },
    typed,
  );
}

const test = async (visit: Visit, mailbox: Mailbox): Promise<Answer> =>
  tell(visit, countText(words(visit).tested, await testMailbox(visit.work, mailbox), visit.locale));

async function run(visit: Visit, deps: SettingsMailboxDeps, { id }: Mailbox): Promise<Answer> {
  const look = await lookInto(deps, { ...visit.work, now: visit.asked.now }, visit.company.id, id);
  if (look.state === 'elsewhere') return tell(visit, words(visit).elsewhere);
  if (look.trouble !== null) return see(settingsPath(visit, 'mailbox'));
  return tell(visit, countText(words(visit).ran, look.taken, visit.locale));
}

async function pause(visit: Visit, mailbox: Mailbox): Promise<Answer> {
  const paused = visit.asked.form.get('paused') === '1';
  await setMailboxPaused(visit.work, mailbox, paused);
  const w = words(visit);
  return tell(visit, fill(paused ? w.paused : w.resumed, { name: mailbox.name }));
}

async function end(visit: Visit, mailbox: Mailbox): Promise<Answer> {
  await removeMailbox(visit.work, mailbox);
  return tell(visit, fill(words(visit).ended, { name: mailbox.name }));
}
