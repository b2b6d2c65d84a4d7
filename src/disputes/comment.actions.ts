import { logWithin } from '../activities/actions';
import type { Activity } from '../activities/activity';
import { WrongUse } from '../kernel/result';
import type { Colleague } from '../people/colleagues';
import { tellColleagues } from '../people/house-mail.actions';
import type { HouseMail } from '../people/house-mail';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { changing, type Which } from './change.actions';

/** What colleagues say to each other about a dispute. It stays in the house; whoever is spoken to has a task. */
export interface Comment extends Which {
  readonly text: string;
  /** Whom it speaks to. */
  readonly told: readonly Colleague[];
  /** Who says it, by name. */
  readonly by: string;
  /** What colleagues are told by mail, each to whom the comment speaks. */
  readonly mails?: readonly Omit<HouseMail, 'key'>[];
}

const SHOWN = 120;

/** Notes the comment with the dispute, and opens a task for each colleague it speaks to, but for who wrote it. */
export async function comment(work: Work, said: Comment): Promise<Activity> {
  const text = said.text.trim();
  if (text === '') throw new WrongUse('The comment is empty.', 'Say something.');
  return changing(work, said, async (tx, dispute) => {
    const { companyId, customerId } = dispute;
    const about = `dispute/${dispute.id}`;
    const noted = await logWithin(tx, work, {
      ...{ companyId, customerId, about, kind: 'note', note: text, visibility: 'internal' },
    });
    const short = text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
    const others = said.told.filter(({ email }) => email !== work.actor.name);
    await openTasks(
      tx,
      work,
      others.map(({ email }) => ({
        ...{ companyId, customerId, about, kind: 'mention', assignee: email, dueOn: work.today },
        key: `activity/${noted.id}/${email}`,
        title: `${said.by}: ${short}`,
      })),
    );
    const mails = (said.mails ?? []).filter(({ to }) => to.email !== work.actor.name);
    await tellColleagues(
      tx,
      work,
      mails.map((mail) => ({ ...mail, key: `activity/${noted.id}/${mail.to.email}` })),
    );
    return noted;
  });
}
