import type { Visit } from '../companies/visit.pages';
import { INBOX_WORDS } from '../languages/inbox-words';
import { inLanguage, momentText } from '../languages/said';
import type { CasesDeps } from './deps.pages';

/** What the partner wrote about a case, on its page: each leads to the mail, and is unread until somebody says otherwise. */
export async function mailBlanks(visit: Visit, deps: CasesDeps, caseId: number): Promise<object> {
  const { work, company, at, locale, language } = visit;
  const w = inLanguage(INBOX_WORDS, language);
  const mails = (await deps.mailsOf?.(work.db.read, company.id, caseId)) ?? [];
  const rows = mails.map(({ id, from, subject, arrivedAt, unread }) => ({
    href: at.under(`/inbox/${work.ids.seal('mail', id)}`),
    subject: subject === '' ? w.noSubject : subject,
    from,
    at: momentText(arrivedAt, locale, company.zone),
    unread: unread ? w.unread : '',
  }));
  return { title: w.ofCase, column: w.column, rows };
}
