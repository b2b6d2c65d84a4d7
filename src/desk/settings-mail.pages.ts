import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { MAIL_CHECK_WORDS } from '../languages/mail-check-words';
import { fill, inLanguage } from '../languages/said';
import { checkMail, senderDomains, type CheckedDomain } from '../outbox/mail-check.actions';
import { mailKeyOf } from '../outbox/mail-key.actions';
import { openDns } from '../platform/dns';
import { see, type Answer } from '../platform/web/answer';
import { settingsPath } from './settings-frame.pages';
import type { More } from './settings-languages.pages';
import { valuesPage } from './settings-values.pages';

/** Below the senders: what mail servers find in DNS of the domains that mails come from, and what is to be published there. */
const CHECK = '/settings/senders/check';
const KEY = '/settings/senders/key';

export const settingsMailRoutes = (smtpUrl: string | null, more: More): readonly Route[] => [
  { method: 'post', path: CHECK, right: 'administer', visit: (visit) => check(visit, smtpUrl, more) },
  { method: 'post', path: KEY, right: 'administer', visit: makeKey },
];

/** Without `checked` nobody has looked: pages that are only opened ask nobody. */
export function mailBlanks(visit: Visit, checked: readonly CheckedDomain[] = []): Record<string, unknown> {
  const w = inLanguage(MAIL_CHECK_WORDS, visit.language);
  return {
    ...{ w, title: w.title, text: w.text, button: w.check, action: visit.at.under(CHECK), key: visit.at.under(KEY) },
    domains: checked.map(({ domain, findings, signsNow }) => ({
      domain,
      news: signsNow ? fill(w.signsNow, { domain }) : '',
      makeKey: findings.some(({ code }) => code === 'dkimNone') ? fill(w.makeKey, { domain }) : '',
      findings: findings.map(({ what, level, code, values, publish }) => ({
        ...{ what: w.what[what], level: w.level[level], text: fill(w.found[code], values), publish },
        tone: level === 'broken' ? 'wrong' : level === 'ok' ? '' : 'wait',
      })),
    })),
  };
}

async function check(visit: Visit, smtpUrl: string | null, more: More): Promise<Answer> {
  const checked = await checkMail(visit.work, visit.company, { dns: openDns(), smtpUrl });
  const w = inLanguage(MAIL_CHECK_WORDS, visit.language);
  const mail = { ...mailBlanks(visit, checked), none: checked.length === 0 ? w.noSender : '' };
  return valuesPage(visit, 'senders', { more: { ...(await more(visit)), mail } });
}

/** Only for a domain that the company's own mails come from. */
async function makeKey(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const domain = asked.form.get('domain') ?? '';
  const own = senderDomains(company, await settingsOf(work.db.read, company.id));
  if (own.includes(domain)) {
    await mailKeyOf(work, domain, false);
    asked.session.tell({ text: inLanguage(MAIL_CHECK_WORDS, visit.language).keyMade });
  }
  return see(settingsPath(visit, 'senders'));
}
