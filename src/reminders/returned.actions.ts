import { grouped } from '../kernel/grouped';
import { Refusal } from '../kernel/result';
import { obstacleReply } from '../languages/obstacle-reply-words';
import { reopenedBy } from '../ledger/return.actions';
import type { Work } from '../platform/work';
import { factsOfCustomer } from './facts.store';
import { sendLetter } from './free.actions';
import type { Planning } from './plan.actions';
import { tellingOf, toldSince } from './returned';
import { returnsToTell } from './returned.store';
import { rulesOf } from './rules.store';

/**
 * What the clock does with payments that went back: the customer is told by itself, once however often the clock looks, and
 * judged again in the moment of sending. What may not be told today is tried on the next days, then left to the reminders.
 */
export async function tellReturns(
  work: Work,
  { company, holds }: Pick<Planning, 'company' | 'holds'>,
): Promise<number> {
  const q = work.db.read;
  const back = await returnsToTell(q, company.id, toldSince(work.today));
  if (back.length === 0) return 0;
  const rules = await rulesOf(q, company, work.today);
  let told = 0;
  for (const [customerId, mine] of grouped(back, (one) => one.customerId)) {
    const asking = { asOn: work.today, knownAt: null, holds: holds(q) };
    const facts = await factsOfCustomer(q, rules, customerId, asking);
    const itemIds: number[] = [];
    for (const { refundItemId } of mine) itemIds.push(...(await reopenedBy(q, company.id, refundItemId)));
    const telling = facts === undefined ? undefined : tellingOf(facts, itemIds, work.today);
    if (telling?.tells !== true) continue;
    const { to, language } = telling;
    const letter = { company, customerId, to, language, itemIds: telling.itemIds, holds, ...obstacleReply('payment_returned', language) }; // prettier-ignore
    const sent = await sendLetter(work, { ...letter, attach: 'none', about: `returned/${mine[0]?.refundItemId ?? 0}` })
      .then(() => 1)
      .catch(refused);
    told += sent;
  }
  return told;
}

/** Written to today already, no language, shadow mode: another day, or a person. */
function refused(error: unknown): number {
  if (error instanceof Refusal) return 0;
  throw error;
}
