import { logWithin, withdrawActivity } from '../activities/actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { customerById } from '../customers/store';
import { addWorkdays, calendarOf } from '../kernel/calendar';
import { dayIn, minDay, type Day } from '../kernel/day';
import { asks } from '../languages/task-title';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { attachFiles, takeFilesBack, type Keepable } from './files.actions';
import { isAnswer, isProven, type HungFile, type Mail, type MatchedBy } from './mail';
import { newTextOf } from './new-text';
import { proposeReading, type Proposal } from './reading';
import { languageOf, openDocuments } from './whose.store';

/**
 * A customer has written: it stands in their timeline and stops the next reminder that would go by itself, its files are among their
 * papers, and a person is asked to answer by a day. What it seems to say is only shown.
 */
interface Whose {
  readonly company: Company;
  readonly customerId: number;
  readonly by: MatchedBy;
}

const LONGEST_NOTE = 9_500;

export async function putWith(
  tx: Tx,
  work: Work,
  mail: Mail,
  { company, customerId, by }: Whose,
  files: readonly Keepable[],
): Promise<{ readonly activityId: number | null; readonly files: readonly HungFile[] }> {
  if (!isAnswer(mail.kind)) return { activityId: null, files: mail.files };
  const { companyId } = mail;
  const proven = isProven(by);
  const { id } = await logWithin(tx, work, {
    ...{ companyId, customerId, kind: 'reply', direction: 'in', countsInGap: false },
    note: noteOf(mail),
    onDay: arrivedOn(mail, company, work.today),
    // from whom it really came nobody knows: it is no exhibit
    ...(proven ? {} : { visibility: 'internal' }),
  });
  const kept = await attachFiles(tx, work, { companyId, customerId, proven }, files);
  const { name, collector } = await customerById(tx, companyId, customerId);
  const { answerDays } = await settingsOf(tx, companyId);
  const dueOn = addWorkdays(calendarOf(company.country), work.today, answerDays);
  const title = asks('answerMail', { customer: name, subject: mail.subject === '' ? '…' : mail.subject.slice(0, 120) });
  const about = aboutOf(mail);
  await openTasks(tx, work, [
    { ...{ companyId, customerId, kind: 'answer', about, title, dueOn, assignee: collector }, key: `${about}/${id}` },
  ]);
  return { activityId: id, files: kept };
}

/** What is new in it; what it quotes stands on its page. */
const noteOf = ({ subject, text: whole }: Mail): string => {
  const text = newTextOf(whole).said || whole;
  const said = [subject, text].filter((one) => one.trim() !== '').join('\n\n');
  return said === '' ? '…' : said.length > LONGEST_NOTE ? `${said.slice(0, LONGEST_NOTE)} …` : said;
};

const arrivedOn = ({ arrivedAt }: Mail, { zone }: Company, today: Day): Day => minDay(dayIn(zone, arrivedAt), today);

export const aboutOf = ({ id }: Pick<Mail, 'id'>): string => `mail/${id}`;

/** It was not theirs: nothing of it stays with them. */
export async function takeBack(tx: Tx, work: Work, mail: Mail, why: string): Promise<void> {
  const { companyId } = mail;
  if (mail.activityId !== null) await withdrawActivity(tx, work, companyId, mail.activityId, why);
  await closeTasksAbout(tx, work, { companyId, abouts: [aboutOf(mail)], outcome: 'not theirs' });
  await takeFilesBack(tx, work, mail);
}

/** What it looks like, from what is open of that customer. */
export async function readingOf(
  q: Query,
  work: Work,
  mail: Pick<Mail, 'kind' | 'text' | 'subject'>,
  { company, customerId }: Pick<Whose, 'company' | 'customerId'>,
): Promise<readonly Proposal[]> {
  if (!isAnswer(mail.kind) || mail.text === '') return [];
  const items = await openDocuments(q, company.id, customerId);
  const language = ((await languageOf(q, company.id, customerId)) ?? company.language).slice(0, 2).toLowerCase();
  return proposeReading({ text: mail.text, subject: mail.subject, language, today: work.today, items });
}
