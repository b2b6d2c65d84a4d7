import { questionsOf } from '../activities/question.store';
import { PORTAL_ASK_WORDS } from '../languages/portal-ask-words';
import { dayText, fill, momentText } from '../languages/said';
import { contentFrom } from '../outbox/content';
import { messagesById } from '../outbox/store';
import type { PortalVisit } from './visit.pages';

/** What this visitor asked about this account, and what we answered to just that; nothing else that was ever written. */
export async function threadBlanks(visit: PortalVisit): Promise<unknown> {
  const { work, company, customer, visitor, language, locale } = visit;
  const w = PORTAL_ASK_WORDS[language];
  const { read } = work.db;
  const asked = await questionsOf(read, { companyId: company.id, customerId: customer.id, visitorId: visitor.id });
  if (asked.length === 0) return null;
  const ids = asked.flatMap(({ answerMessageId }) => answerMessageId ?? []);
  const answers = new Map(
    (ids.length === 0 ? [] : await messagesById(read, company.id, ids))
      .filter(({ customer_id, state }) => customer_id === customer.id && !NOT_SENT.has(state))
      .map((row) => [row.id, row]),
  );
  const at = (moment: string): string => momentText(moment, locale, company.zone);
  return {
    title: w.thread,
    rows: asked.map(({ text, answerBy, recordedAt, answerMessageId, answeredAt }) => {
      const answer = answerMessageId === null ? undefined : answers.get(answerMessageId);
      return {
        you: fill(w.you, { at: at(recordedAt) }),
        text,
        us: answer === undefined ? '' : fill(w.us, { at: at(answer.recorded_at) }),
        answer: answer === undefined ? [] : (contentFrom(answer.blanks).paragraphs ?? []),
        waits:
          answeredAt === null
            ? fill(w.waits, { day: dayText(answerBy, locale) })
            : answer === undefined
              ? w.answered
              : '',
      };
    }),
  };
}

/** What never left is no answer. */
const NOT_SENT: ReadonlySet<string> = new Set(['withdrawn', 'failed']);
