import { readFile } from 'node:fs/promises';
import type { Route, Visit } from '../companies/visit.pages';
import { attachDocument, checkSize } from '../documents/actions';
import { LARGEST_DOCUMENT } from '../documents/document';
import { dayFrom, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { OUTBOX_WORDS } from '../languages/outbox-words';
import { inLanguage } from '../languages/said';
import { settleDoubt, type Decision } from '../outbox/change.actions';
import { NEEDS_STATE, type PostalNews } from '../outbox/posting';
import { recordPosted, recordPostalNews, takeBackPosted } from '../outbox/posting.actions';
import type { MessageRow } from '../outbox/store';
import { NotFound, see, type Answer } from '../platform/web/answer';
import type { ReminderPagesDeps } from './deps.pages';
import { messageAsked } from './message-asked.pages';

/** One paper of the post. */
const RECEIPT = { files: 1, bytes: LARGEST_DOCUMENT };

/** What a person says or does about one message: what became of it, what the post did. */
export const messageChangeRoutes = (deps: ReminderPagesDeps): readonly Route[] => [
  { method: 'post', path: '/messages/:message/doubt', right: 'work', visit: (visit) => doubt(visit, deps) },
  {
    ...{ method: 'post', path: '/messages/:message/posted', right: 'work', uploads: RECEIPT },
    visit: (visit) => posted(visit, deps),
  },
  { method: 'post', path: '/messages/:message/unposted', right: 'work', visit: unposted },
  {
    ...{ method: 'post', path: '/messages/:message/news', right: 'work', uploads: RECEIPT },
    visit: (visit) => news(visit, deps),
  },
];

const DECISIONS: readonly Decision[] = ['sent', 'again', 'withdraw'];
const NEWS: readonly PostalNews['is'][] = ['delivered', 'returned', 'refused'];

const wordsIn = (visit: Visit): (typeof OUTBOX_WORDS)['en'] => inLanguage(OUTBOX_WORDS, visit.language);

/** Back to the message, with what was done. */
function done(visit: Visit, text: string): Answer {
  visit.asked.session.tell({ text });
  return see(visit.at.message(visit.asked.params['message'] ?? ''));
}

async function doubt(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const row = await messageAsked(visit);
  const decision = DECISIONS.find((one) => one === visit.asked.form.get('decision'));
  if (decision === undefined) throw new NotFound();
  await settleDoubt(visit.work, deps.post(), { companyId: visit.company.id, messageId: row.id, decision });
  return done(visit, wordsIn(visit).doubt.done);
}

const typed = ({ asked }: Visit, name: string, longest: number): string =>
  (asked.form.get(name) ?? '').trim().slice(0, longest);

function dayTyped(visit: Visit): Day {
  const on = dayFrom(typed(visit, 'on_day', 10));
  const { neededDay, remedy } = wordsIn(visit).post;
  if (on === undefined || on > visit.work.today) throw new Refusal('posting-incomplete', neededDay, remedy);
  return on;
}

async function posted(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const row = await messageAsked(visit);
  const w = wordsIn(visit).post;
  const service = typed(visit, 'service', 100);
  if (service === '') throw new Refusal('posting-incomplete', w.needed, w.remedy);
  const number = typed(visit, 'number', 60);
  const on = dayTyped(visit);
  await recordPosted(visit.work, deps.post(), {
    companyId: visit.company.id,
    messageIds: [row.id],
    on,
    service,
    number: number === '' ? null : number,
    proofId: await receiptOf(visit, row, 'posted'),
  });
  const undo = { path: visit.at.under(`/messages/${visit.asked.params['message'] ?? ''}/unposted`), fields: {} };
  visit.asked.session.tell({ text: w.done, undo });
  return see(visit.at.message(visit.asked.params['message'] ?? ''));
}

async function unposted(visit: Visit): Promise<Answer> {
  const row = await messageAsked(visit);
  const why = typed(visit, 'why', 200);
  await takeBackPosted(visit.work, { companyId: visit.company.id, messageIds: [row.id], why: why === '' ? null : why });
  return done(visit, wordsIn(visit).unpost.done);
}

async function news(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const row = await messageAsked(visit);
  const is = NEWS.find((one) => one === visit.asked.form.get('is'));
  if (is === undefined) throw new NotFound();
  const note = typed(visit, 'note', 500);
  const on = dayTyped(visit);
  await recordPostalNews(visit.work, deps.post(), {
    companyId: visit.company.id,
    messageId: row.id,
    on,
    is,
    note: note === '' ? null : note,
    proofId: await receiptOf(visit, row, is),
  });
  return done(visit, wordsIn(visit).post.done);
}

/** The scan that came with the form, kept as a proof about the message; none where the letter is not there for that news. */
async function receiptOf(visit: Visit, row: MessageRow, news: keyof typeof NEEDS_STATE): Promise<number | null> {
  const [scan] = visit.asked.uploads.filter(({ name }) => name !== '');
  if (scan === undefined || row.channel !== 'letter' || row.state !== NEEDS_STATE[news].state) return null;
  checkSize(scan.name, scan.bytes);
  const { document } = await attachDocument(visit.work, {
    companyId: row.company_id,
    customerId: row.customer_id,
    about: `message/${row.id}`,
    kind: 'proof',
    fileName: scan.name,
    bytes: await readFile(scan.path),
  });
  return document.id;
}
