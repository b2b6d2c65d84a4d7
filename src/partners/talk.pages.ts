import { randomBytes } from 'node:crypto';
import { LONGEST_MESSAGE, readMessages, writeMessage } from '../cases/message.actions';
import { messagesOf } from '../cases/message.store';
import { onceIn } from '../cases/report-form';
import { PARTNER_FACE_WORDS } from '../languages/partner-face-words';
import { dayText, fill, inLanguage, momentText } from '../languages/said';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import type { Given } from './given';
import type { Again, PartnerSection } from './section.pages';
import type { PartnerVisit } from './visit.pages';

/** What the partner and we write each other about the case; our own notes are never read here. */
export const talkSection: PartnerSection = {
  name: 'talk',
  blanks: talkBlanks,
  routes: [
    { method: 'post', path: '/message', answer: write },
    { method: 'post', path: '/read', answer: markRead },
  ],
};

async function talkBlanks(visit: PartnerVisit, given: Given): Promise<unknown> {
  const { work, company, found, language, locale, base } = visit;
  const { talk: w } = inLanguage(PARTNER_FACE_WORDS, language);
  const all = await messagesOf(work.db.read, { companyId: company.id, caseId: found.id, for: 'partner' });
  return {
    w,
    text: fill(w.text, { company: company.legalName }),
    rows: [...all].reverse().map(({ side, author, text, at, readAt }) => ({
      from: side === 'partner' ? w.you : `${author}, ${company.legalName}`,
      at: momentText(at, locale, company.zone),
      ...{ text, ours: side === 'us', isNew: side === 'us' && readAt === null },
      read: side === 'partner' && readAt !== null ? fill(w.read, { day: dayText(readAt.slice(0, 10), locale) }) : '',
    })),
    action: `${base}/message`,
    unread: all.some(({ side, readAt }) => side === 'us' && readAt === null),
    mark: `${base}/read`,
    once: randomBytes(16).toString('hex'),
    most: LONGEST_MESSAGE,
    value: given.form === 'message' ? (given.typed['text'] ?? '') : '',
    wrong: given.form === 'message' ? (given.wrong['text'] ?? '') : '',
  };
}

async function write(visit: PartnerVisit, again: Again): Promise<Answer> {
  const { asked, work, company, found, language, base, person } = visit;
  const { talk: w } = inLanguage(PARTNER_FACE_WORDS, language);
  const once = onceIn(asked.form);
  if (once === undefined) throw new NotFound();
  const text = (asked.form.get('text') ?? '').trim();
  if (text === '' || text.length > LONGEST_MESSAGE)
    return again(visit, { form: 'message', typed: typedIn(asked.form), wrong: { text: w.wrong } });
  const author = person === null ? found.partner : `${found.partner}, ${person}`;
  const key = `message:${once}`;
  const id = await writeMessage(work, { companyId: company.id, caseId: found.id, text, author, key });
  asked.session.tell({ text: id === undefined ? visit.w.again : fill(w.done, { company: company.legalName }) });
  return see(base);
}

/** A look at the page reads nothing: it may be a scanner. A press of a button says that it was read; so does an answer. */
async function markRead({ work, company, found, base }: PartnerVisit): Promise<Answer> {
  if (found.state !== 'with_partner') throw new NotFound();
  await readMessages(work, company.id, found.id);
  return see(base);
}
