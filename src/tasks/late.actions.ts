import { addDays } from '../kernel/day';
import type { Work } from '../platform/work';
import { closeLate, repeatLate } from './store';

/**
 * What nobody did in time and must not be forgotten is a task of the manager too: a customer who wrote and had no answer for three
 * business days, a hold that nobody looked at again for a week, a rejected e-invoice that was not issued anew within one. Whoever
 * does one of the two has done both.
 */
const LATE = [
  { kind: 'answer', as: 'answer_overdue', days: 0 },
  { kind: 'hold_review', as: 'hold_overdue', days: 7 },
  { kind: 'reissue', as: 'reissue_overdue', days: 7 },
] as const;

/** Returns how many are new. */
export async function passToManager(work: Work, companyId: number): Promise<number> {
  return work.db.transaction(async (tx) => {
    let passed = 0;
    for (const { kind, as, days } of LATE) {
      await closeLate(tx, work, { companyId, kind, as });
      passed += await repeatLate(tx, work, { companyId, kind, as, dueBefore: addDays(work.today, -days) });
    }
    return passed;
  });
}
