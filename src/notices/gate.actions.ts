import type { HoldSource } from '../ledger/hold';
import type { Attach } from '../outbox/draft';
import type { Verdict } from '../outbox/gate';
import { papers } from '../outbox/gather.store';
import type { Asker } from '../outbox/post.actions';
import { messageById } from '../outbox/store';
import type { Query } from '../platform/db';
import { freeAsker } from '../reminders/free.actions';
import { takeBackCharges } from './send.actions';

/**
 * In the moment of sending what a paper demands must still be so, and what must go with it still there: paid, disputed or held since, or
 * without a paper that it needs, it is withdrawn, and claims nothing.
 */
export const noticeAsker = (holds: (q: Query) => readonly HoldSource[]): Asker => ({
  gate: (q) => async (waiting, now) => {
    const verdicts = new Map<number, Verdict>(await freeAsker(holds).gate(q)(waiting, now));
    for (const { messageId, companyId } of waiting) {
      if (verdicts.get(messageId)?.do !== 'send' || (await whole(q, companyId, messageId))) continue;
      verdicts.set(messageId, { do: 'withdraw', reason: 'A paper that must go with it was removed.' });
    }
    return verdicts;
  },
  ended: async (tx, work, endings) => {
    for (const { state, companyId, about } of endings) {
      if (state === 'withdrawn' || state === 'failed') await takeBackCharges(tx, work, companyId, about);
    }
  },
});

/** Is all there that was put with it? */
async function whole(q: Query, companyId: number, messageId: number): Promise<boolean> {
  const row = await messageById(q, companyId, messageId);
  const ids = row === undefined ? [] : ((JSON.parse(row.attach) as Attach).documentIds ?? []);
  return ids.length === 0 || (await papers(q, companyId, ids)).size === new Set(ids).size;
}
