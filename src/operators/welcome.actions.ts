import type { Company } from '../companies/company';
import { PATHS } from '../kernel/paths';
import { OPEN_QUOTE_WORDS } from '../languages/open-quote-words';
import { fill } from '../languages/said';
import { INVITATION_DAYS } from '../people/actions';
import type { MailWays } from '../people/house-mail.actions';
import { PEOPLE_PATHS } from '../people/paths';
import type { Work } from '../platform/work';
import type { Accepted } from './operation.actions';
import { mailed } from './prospect.actions';

/** Tells the creditor's person that the company is open, with the link that lets them in. False where no mail could be sent. */
export function welcome(work: Work, ways: MailWays, operator: Company, accepted: Accepted): Promise<boolean> {
  const { company, prospect, quote, secret } = accepted;
  const w = OPEN_QUOTE_WORDS[quote.language].mail;
  const values = { operator: operator.legalName, company: company.legalName, days: INVITATION_DAYS };
  const enter = secret === null ? w.known : w.enter;
  const link = secret === null ? { href: PATHS.signIn, label: w.knownLink } : { href: PEOPLE_PATHS.invitation(secret), label: w.enterLink }; // prettier-ignore
  const said = { subject: fill(w.welcomeSubject, values), paragraphs: [fill(w.welcome, values), fill(enter, values)], link }; // prettier-ignore
  return mailed(work, ways, { operator, quote, prospect, key: `prospect-accepted-${prospect.id}` }, said);
}
