import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** What customers asked in the portal and what was answered: rows in, rows out. */
export interface Question {
  readonly id: number;
  readonly customerId: number;
  /** Who asked. */
  readonly visitorId: number;
  readonly entryId: number | null;
  readonly text: string;
  readonly answerBy: Day;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly answerMessageId: number | null;
  readonly answeredAt: Instant | null;
}

export interface NewQuestion {
  readonly companyId: number;
  readonly customerId: number;
  readonly visitorId: number;
  readonly activityId: number;
  readonly entryId: number | null;
  readonly text: string;
  readonly answerBy: Day;
}

export async function insertQuestion(tx: Tx, work: Work, question: NewQuestion): Promise<number> {
  const [made] = await tx('question')
    .insert({
      company_id: question.companyId,
      customer_id: question.customerId,
      visitor_id: question.visitorId,
      activity_id: question.activityId,
      entry_id: question.entryId,
      text: question.text,
      answer_by: question.answerBy,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

interface Asked {
  readonly companyId: number;
  readonly customerId: number;
  /** Only what this one asked. */
  readonly visitorId?: number;
}

const MOST = 50;

/** Newest first. */
export async function questionsOf(q: Query, { companyId, customerId, visitorId }: Asked): Promise<Question[]> {
  return rowsOf<Question>(
    q,
    `select id, customer_id as "customerId", visitor_id as "visitorId", entry_id as "entryId", text, answer_by as "answerBy",
       recorded_at as "recordedAt", recorded_by as "recordedBy", answer_message_id as "answerMessageId", answered_at as "answeredAt"
     from question where company_id = ? and customer_id = ? and visitor_id = coalesce(cast(? as bigint), visitor_id)
     order by id desc limit ?`,
    [companyId, customerId, visitorId ?? null, MOST],
  );
}

/** The first answer stands. Returns whether it is this one. */
export async function storeAnswer(
  tx: Tx,
  work: Work,
  which: { readonly companyId: number; readonly customerId: number; readonly questionId: number },
  messageId: number | null,
): Promise<boolean> {
  const changed = await tx('question')
    .where({ company_id: which.companyId, customer_id: which.customerId, id: which.questionId, answered_at: null })
    .update({ answer_message_id: messageId, answered_at: work.now, answered_by: actorText(work.actor) });
  return changed > 0;
}
