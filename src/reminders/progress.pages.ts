import type { Route, Visit } from '../companies/visit.pages';
import { refusalText } from '../languages/refusal';
import type { ReminderWords } from '../languages/reminder-words.en';
import type { RunsWords } from '../languages/runs-words.en';
import { REMINDER_WORDS } from '../languages/reminder-words';
import { RUNS_WORDS } from '../languages/runs-words';
import { countText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { settingsOf } from '../companies/store';
import { deliver } from '../outbox/delivery.actions';
import { MESSAGE_STATES, type MessageState } from '../outbox/message';
import { waitingMails, type WaitingMails } from '../outbox/waiting.actions';
import type { Undertaking } from '../platform/behind';
import { failureFrom } from '../platform/failure';
import { NotFound, part, see, type Answer } from '../platform/web/answer';
import { planningOf, postFor, type ReminderPagesDeps } from './deps.pages';
import { sentInError } from './recall-message.store';
import { savedFromError } from './reminder.store';
import { messagesOfRun, progressOf, reasonCounts, type Progress, type RunMessage } from './review.panel';
import { issueRun } from './run.actions';
import { STANDS, type Run } from './run';
import { runById } from './run.store';

/**
 * A run on its way and what came of it. Issuing and delivering go on when the page is left; what the page shows is read from
 * the database, so that it is right whoever works on it.
 */
export interface RunView {
  readonly visit: Visit;
  readonly run: Run;
  /** Its public id. */
  readonly sealed: string;
  readonly w: RunsWords;
  readonly said: ReminderWords;
}

export const progressRoutes = (deps: ReminderPagesDeps): readonly Route[] => [
  { method: 'get', path: '/runs/:run/progress', right: 'see', visit: (visit) => progress(visit, deps) },
];

const keyOf = (run: Run): string => `run/${run.id}`;

/** Issues what was approved and delivers it, behind the page. */
export function bringOnItsWay(visit: Visit, deps: ReminderPagesDeps, run: Run): Undertaking {
  const { work, company } = visit;
  const post = postFor(visit, deps);
  return deps.behind.begin(keyOf(run), async () => {
    await issueRun(work, planningOf(visit, deps), run.id);
    await deliver(work, post, company);
  });
}

async function progress(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const id = visit.work.ids.open('run', visit.asked.params['run'] ?? '');
  const run = id === undefined ? undefined : await runById(visit.work.db.read, visit.company.id, id);
  if (run === undefined) throw new NotFound();
  const sealed = visit.work.ids.seal('run', run.id);
  if (!visit.asked.partial) return see(visit.at.run(sealed));
  const w = inLanguage(RUNS_WORDS, visit.language);
  const view: RunView = { visit, run, sealed, w, said: inLanguage(REMINDER_WORDS, visit.language) };
  const shown = await progressBlanks(view, deps);
  // when it has come to rest, the whole page is another
  return shown?.going === true
    ? part('pages/reminders/progress-part', { progress: shown, w })
    : see(visit.at.run(sealed));
}

/** By itself, if nobody is at it. */
const goesOn = ({ state }: Run, shadowMode: boolean): boolean =>
  state === 'issuing' || (state === 'approved' && !shadowMode);

/** Letters and lists of messages shown here; the list of messages shows the others. */
const SHOWN = 100;

/** Null while the run is under review or was cancelled before anything left. */
export async function progressBlanks(
  view: RunView,
  deps: ReminderPagesDeps,
): Promise<(Readonly<Record<string, unknown>> & { readonly going: boolean }) | null> {
  const { visit, run, w, said } = view;
  const q = visit.work.db.read;
  const now = await progressOf(q, visit.company.id, run.id);
  if (run.state === 'simulated' || (run.state === 'cancelled' && now.messages.length === 0)) return null;
  const behind = deps.behind.find(keyOf(run));
  const { shadowMode } = await settingsOf(q, visit.company.id);
  const ended = run.state === 'sent' || run.state === 'partially_failed' || run.state === 'cancelled';
  const underWay = behind?.state === 'under way';
  const going = underWay || goesOn(run, shadowMode);
  const of = (state: string): Promise<RunMessage[]> =>
    messagesOfRun(q, { companyId: visit.company.id, runId: run.id, state, most: SHOWN });
  const [failed, doubtful, letters] = [await of('failed'), await of('doubtful'), await of('made')];
  const counts = await reasonCounts(q, run.id);
  const changed = counts.filter(({ group }) => group === 'changed').reduce((sum, { lines }) => sum + lines, 0);
  const mails = going ? null : await waitingMails(visit.work, visit.company, `run/${run.id}`);
  return {
    path: visit.at.under(`/runs/${view.sealed}/progress`),
    reload: visit.at.run(view.sealed),
    going,
    ...barBlanks(view, now, ended),
    mails: mails === null ? '' : mailsText(view, mails),
    halted: !ended && !underWay && !shadowMode,
    may_carry_on: visit.may('approve') && visit.on === null && run.asOn === visit.work.today,
    carry_on: visit.at.under(`/runs/${view.sealed}/carry-on`),
    trouble:
      behind?.state === 'failed'
        ? fill(w.progress.trouble, { why: refusalText(failureFrom(behind.error).message, visit) })
        : '',
    states: stateBlanks(view, now),
    ...(await savedBlanks(view, going)),
    changed: changed === 0 ? '' : countText(w.result.changed, changed, visit.locale),
    waits: now.waits === 0 ? '' : countText(w.result.waitsForYou, now.waits, visit.locale),
    waits_href: visit.at.under(`/runs/${view.sealed}`, { group: 'approve' }),
    failed: failed.map((one) => messageBlanks(visit, one)),
    doubtful: doubtful.map((one) => messageBlanks(visit, one)),
    ...lettersBlanks(view, letters),
    show: isShown(run, going && now.messages.length === 0),
    withdrawn: said.state.withdrawn,
  };
}

/** Nothing has come of it yet: there is no result. */
const isShown = ({ state }: Run, nothingYet: boolean): boolean =>
  !nothingYet && (STANDS.includes(state) || state === 'cancelled');

const LEFT: readonly MessageState[] = ['queued', 'sending'];

/** First decisions become messages, then messages leave. */
function barBlanks({ visit, w }: RunView, now: Progress, ended: boolean): Record<string, unknown> {
  const { locale } = visit;
  const total = now.left + now.done;
  const messages = now.messages.reduce((sum, { n }) => sum + n, 0);
  const waiting = now.messages
    .filter(({ state }) => LEFT.includes(state as MessageState))
    .reduce((sum, { n }) => sum + n, 0);
  const issuing = !ended && now.left > 0;
  const [done, of] = issuing ? [now.done, total] : [messages - waiting, messages];
  const text = issuing ? w.progress.issuing : w.progress.leaving;
  return {
    done,
    total: Math.max(1, of),
    said: fill(text, { done: numberText(done, locale), total: numberText(of, locale) }),
    waiting: ended && waiting > 0,
  };
}

function mailsText({ visit, w }: RunView, { mails, from }: WaitingMails): string {
  const at = momentText(from, visit.locale, visit.company.zone);
  return fill(countText(w.progress.mails, mails, visit.locale), { at });
}

function stateBlanks({ visit, sealed, said, w }: RunView, { messages }: Progress): unknown[] {
  return MESSAGE_STATES.flatMap((state) => {
    const n = messages.filter((one) => one.state === state).reduce((sum, one) => sum + one.n, 0);
    if (n === 0) return [];
    const href = visit.at.under('/messages', { run: sealed, state });
    return [{ label: said.state[state], n: countText(w.count, n, visit.locale), href, tone: TONE[state] ?? 'plain' }];
  });
}

const TONE: Readonly<Partial<Record<MessageState, string>>> = {
  failed: 'bad',
  doubtful: 'bad',
  queued: 'wait',
  sending: 'wait',
  made: 'wait',
};

/** That nothing had to be withdrawn is known once everything has left. */
async function savedBlanks({ visit, run, w, said }: RunView, going: boolean): Promise<Record<string, unknown>> {
  const saved = Object.entries(await savedFromError(visit.work.db.read, run.id));
  const total = saved.reduce((sum, [, n]) => sum + n, 0);
  const wrong = await sentInError(visit.work.db.read, run.id);
  const words: Readonly<Record<string, string>> = said.saved;
  const none = going ? '' : w.result.savedNone;
  return {
    saved: total === 0 ? none : fill(w.result.saved, { n: numberText(total, visit.locale) }),
    wrong: wrong === 0 ? '' : fill(w.result.wrong, { n: numberText(wrong, visit.locale) }),
    saved_by: saved.map(([why, n]) => ({ why: words[why] ?? why, n: numberText(n, visit.locale) })),
  };
}

const messageBlanks = ({ at, work }: Visit, message: RunMessage): unknown => ({
  href: at.message(work.ids.seal('message', message.id)),
  customer: message.customerName,
  to: message.toName ?? message.recipient,
});

function lettersBlanks({ visit, sealed, w }: RunView, letters: readonly RunMessage[]): Record<string, unknown> {
  const { at, work, locale } = visit;
  const rows = letters.map((one) => ({
    id: work.ids.seal('message', one.id),
    name: one.toName ?? one.customerName,
    number_label: fill(w.letters.numberOf, { name: one.toName ?? one.customerName }),
    posted_label: fill(w.letters.postedOf, { name: one.toName ?? one.customerName }),
    href: at.message(work.ids.seal('message', one.id)),
  }));
  return {
    letters: rows,
    letters_text: countText(w.letters.text, rows.length, locale),
    letters_print: visit.may('work') ? at.under(`/runs/${sealed}/letters`) : '', // they carry what opens accounts
    letters_path: at.under(`/runs/${sealed}/posted`),
    letters_on: work.today,
    may_post: visit.may('work') && visit.on === null,
  };
}
