import type { Visit } from '../companies/visit.pages';
import { INBOX_WORDS } from '../languages/inbox-words';
import type { InboxWords } from '../languages/inbox-words.en';
import { inLanguage } from '../languages/said';
import { NotFound } from '../platform/web/answer';
import type { Mail } from './mail';
import { mailById } from './store';

/** The mail that an address names, and where its page is. */
export const wordsOf = (visit: Visit): InboxWords => inLanguage(INBOX_WORDS, visit.language);

export const mailPath = (visit: Visit, id: number): string =>
  visit.at.under(`/inbox/${visit.work.ids.seal('mail', id)}`);

export async function mailAsked(visit: Visit): Promise<Mail> {
  const { work, company, asked } = visit;
  const id = work.ids.open('mail', asked.params['mail'] ?? '');
  const mail = id === undefined ? undefined : await mailById(work.db.read, company.id, id);
  if (mail === undefined) throw new NotFound();
  return mail;
}
