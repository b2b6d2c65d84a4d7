import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { companyById, settingsOf } from '../companies/store';
import { customerById } from '../customers/store';
import { addWorkdays, calendarOf } from '../kernel/calendar';
import type { Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { asks } from '../languages/task-title';
import { within, type Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { logWithin } from './actions';
import { insertQuestion, questionsOf, storeAnswer } from './question.store';

/**
 * A customer asks something in the portal: it stands in the timeline, stops the next automatic message until somebody answered, and is
 * somebody's task by the day that the customer is told.
 */
export interface Asking {
  readonly companyId: number;
  readonly customerId: number;
  readonly visitorId: number;
  /** The invoice that it is about. */
  readonly entryId: number | null;
  readonly text: string;
}

const LONGEST_QUESTION = 4_000;
/** So many may wait for an answer of one customer: whoever writes more is answered about all. */
const MOST_UNANSWERED = 10;

/** The last day for our answer to what is asked on that day. */
export const answerDay = ({ country, region }: Pick<Company, 'country' | 'region'>, today: Day, days: number): Day =>
  addWorkdays(calendarOf(country, region), today, days);

export interface AskedQuestion {
  readonly questionId: number;
  readonly answerBy: Day;
}

export async function askQuestion(work: Work, asking: Asking): Promise<AskedQuestion> {
  const text = asking.text.trim();
  if (text === '' || text.length > LONGEST_QUESTION)
    throw new WrongUse('There is nothing to ask, or too much of it.', 'Write up to 4,000 characters.');
  const { companyId, customerId, entryId, visitorId } = asking;
  return work.db.transaction(async (tx) => {
    const inside = within(work, tx);
    const customer = await customerById(tx, companyId, customerId);
    const { answerDays } = await settingsOf(tx, companyId);
    const answerBy = answerDay(await companyById(tx, companyId), work.today, answerDays);
    const waiting = (await questionsOf(tx, { companyId, customerId })).filter(({ answeredAt }) => answeredAt === null);
    if (waiting.length >= MOST_UNANSWERED)
      throw new Refusal('enough-questions', 'Several questions wait for an answer here already.', 'Wait for our answer, or call us.'); // prettier-ignore
    const about = entryId === null ? undefined : `entry/${entryId}`;
    const talk = { companyId, customerId, kind: 'reply', note: text, ...(about === undefined ? {} : { about }) };
    const activity = await logWithin(tx, inside, talk);
    const whose = { companyId, customerId, visitorId, entryId };
    const questionId = await insertQuestion(tx, inside, { ...whose, activityId: activity.id, text, answerBy });
    const ref = aboutQuestion(questionId);
    await openTasks(tx, inside, [
      {
        ...{ companyId, customerId, kind: 'answer', key: ref, about: ref, dueOn: answerBy },
        title: asks('answerQuestion', { customer: customer.name, day: answerBy }),
        assignee: customer.collector,
      },
    ]);
    await record(tx, inside, { companyId, kind: 'question.asked', ref, payload: { customerId, entryId, answerBy } });
    return { questionId, answerBy };
  });
}

const aboutQuestion = (questionId: number): string => `question/${questionId}`;

interface Answered {
  readonly companyId: number;
  readonly customerId: number;
  readonly questionId: number;
}

/** Somebody answered it, by this message or otherwise (null): its task is done. Refuses where it was answered before. */
export async function answerQuestion(work: Work, which: Answered, messageId: number | null): Promise<void> {
  const { companyId, questionId } = which;
  await work.db.transaction(async (tx) => {
    if (!(await storeAnswer(tx, work, which, messageId))) {
      throw new Refusal('question-answered', 'There is no such question without an answer.', 'Look at the customer.');
    }
    const ref = aboutQuestion(questionId);
    await closeTasksAbout(tx, work, { companyId, abouts: [ref], outcome: 'answered' });
    await record(tx, work, { companyId, kind: 'question.answered', ref, payload: { message: messageId } });
  });
}
