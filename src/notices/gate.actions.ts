import type { HoldSource } from '../ledger/hold';
import type { Asker } from '../outbox/post.actions';
import type { Query } from '../platform/db';
import { freeAsker } from '../reminders/free.actions';
import { takeBackCharges } from './send.actions';

/** In the moment of sending what a paper demands must still be so: paid, disputed or held since, it is withdrawn, and claims nothing. */
export const noticeAsker = (holds: (q: Query) => readonly HoldSource[]): Asker => ({
  gate: freeAsker(holds).gate,
  ended: async (tx, work, endings) => {
    for (const { state, companyId, about } of endings) {
      if (state === 'withdrawn' || state === 'failed') await takeBackCharges(tx, work, companyId, about);
    }
  },
});
