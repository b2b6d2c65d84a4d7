import { HOUSE_MAIL_WORDS } from '../languages/house-mail-words';
import { fill, inLanguage, momentText } from '../languages/said';
import type { Work } from '../platform/work';
import { INVITATION_DAYS } from './actions';
import { sendAtOnce, type MailWays } from './house-mail.actions';
import { PEOPLE_PATHS } from './paths';
import type { ListedPerson } from './person';

/** The invitation as a mail: sent at once and kept nowhere, since its link lets somebody in. */
export interface Inviting {
  readonly to: ListedPerson;
  readonly by: string;
  /** Of the link. */
  readonly secret: string;
}

export interface Went {
  readonly taken: boolean;
  /** What the mail server said. */
  readonly answer: string;
}

/** Undefined where no mail leaves: there is no mail server, or no such mailbox can exist. */
export async function mailInvitation(
  ways: MailWays,
  work: Work,
  { to, by, secret }: Inviting,
): Promise<Went | undefined> {
  const way = await ways(null);
  if (way.mailer.name === 'folder') return undefined;
  const { hello, invitation: w } = inLanguage(HOUSE_MAIL_WORDS, to.language);
  const until = momentText(new Date(Date.parse(work.now) + INVITATION_DAYS * DAY_MS).toISOString(), to.locale, 'UTC');
  const values = { name: to.name, by, until: `${until} UTC` };
  const said = {
    subject: fill(w.subject, values),
    paragraphs: [fill(hello, values), fill(w.text, values), w.not],
    link: { href: PEOPLE_PATHS.invitation(secret), label: w.link },
  };
  const answer = await sendAtOnce(work, way, `invitation-${to.id}-${work.now}`, { to, said });
  if (answer.outcome !== 'accepted') return { taken: false, answer: answer.answer };
  return answer.kept === true ? undefined : { taken: true, answer: answer.ref };
}

const DAY_MS = 86_400_000;
