import type { Route, Visit } from '../companies/visit.pages';
import { Refusal } from '../kernel/result';
import { OUTBOX_WORDS } from '../languages/outbox-words';
import { fill, inLanguage } from '../languages/said';
import { deliver } from '../outbox/delivery.actions';
import { draftSheet } from '../outbox/sheet.actions';
import type { MessageRow } from '../outbox/store';
import { NotFound, see, sheet, type Answer } from '../platform/web/answer';
import { postFor, type ReminderPagesDeps } from './deps.pages';
import { messageAsked } from './message-asked.pages';
import { remindersIn } from './messages.panel';
import { correctionDraft, mayStillBeCorrected, recallMessage } from './recall-message.actions';
import { correctionOf, hasLeftTheHouse } from './recall-message.store';

/** A message that should not have left: its reminders are taken back, and who got it is told where somebody wants that. */
export const recallRoutes = (deps: ReminderPagesDeps): readonly Route[] => [
  { method: 'post', path: '/messages/:message/recall', right: 'approve', visit: (visit) => recall(visit, deps) },
  {
    method: 'post',
    path: '/messages/:message/recall/preview',
    right: 'approve',
    visit: (visit) => preview(visit, deps),
  },
];

const MOST_WORDS = 5_000;

const typed = ({ asked }: Visit, name: string, longest: number): string =>
  (asked.form.get(name) ?? '').trim().slice(0, longest);

async function recall(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { work, company, asked } = visit;
  const row = await messageAsked(visit);
  const w = inLanguage(OUTBOX_WORDS, visit.language);
  const reminders = await remindersIn(work.db.read, company.id, row.id);
  if (reminders.length === 0) throw new NotFound();
  const counting = reminders.some(({ state }) => state === 'issued');
  const why = typed(visit, 'why', 200);
  if (counting && why === '') throw new Refusal('recall-incomplete', w.recall.needed, w.post.remedy);
  const correction = asked.form.get('correct') === '1' ? { words: typed(visit, 'words', MOST_WORDS) } : undefined;
  const done = await recallMessage(work, { company, messageId: row.id, why, ...(correction ? { correction } : {}) });
  if (done.correctionId !== null) {
    const post = postFor(visit, deps);
    deps.behind.begin(`outbox ${company.code}`, () => deliver(work, post, company));
  }
  const { told, gone, sent, done: cancelled } = w.recall;
  const text = done.withdrawn ? gone : done.correctionId === null ? cancelled : counting ? told : sent;
  asked.session.tell({ text });
  return see(visit.at.message(asked.params['message'] ?? ''));
}

async function preview(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const row = await messageAsked(visit);
  if (!hasLeftTheHouse(row.state)) throw new NotFound();
  const draft = correctionDraft(visit.work, row, typed(visit, 'words', MOST_WORDS));
  const shown = await draftSheet(visit.work, postFor(visit, deps), visit.company, draft);
  if (shown === undefined) throw new NotFound();
  return sheet(shown);
}

/** What the message's page shows of it: the form, and what corrects or is corrected. */
export async function recallBlanks(visit: Visit, row: MessageRow, to: string): Promise<Record<string, unknown>> {
  const { work, company, at } = visit;
  const q = work.db.read;
  const w = inLanguage(OUTBOX_WORDS, visit.language).recall;
  const reminders = await remindersIn(q, company.id, row.id);
  const told = await correctionOf(q, company.id, row.id);
  const counting = reminders.some(({ state }) => state === 'issued');
  const correct = hasLeftTheHouse(row.state) && told === undefined;
  const may = visit.may('approve') && visit.on === null;
  const path = at.under(`/messages/${work.ids.seal('message', row.id)}/recall`);
  const href = (id: number): string => at.message(work.ids.seal('message', id));
  const wrong = /^correction\/(\d+)$/.exec(row.about)?.[1];
  return {
    recall:
      may && (counting || (correct && mayStillBeCorrected(reminders)))
        ? {
            path,
            counting,
            text: counting ? w.text : w.after,
            submit: counting ? w.submit : w.send,
            correct: correct ? fill(w.correct, { to }) : '',
            preview: `${path}/preview`,
            frame: fill(w.frame, { to }),
          }
        : null,
    corrected_by: told === undefined ? '' : href(told),
    corrects: wrong === undefined ? '' : href(Number(wrong)),
  };
}
