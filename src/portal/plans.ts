import { sum } from '../kernel/money';
import type { Day } from '../kernel/day';
import { isOverdue } from '../ledger/open-item';
import { nextOf, RUNNING, type JudgedPlan } from '../promises/plan';
import type { Owed } from './owed';

/**
 * What of a customer's instalments is to be paid now and what is coming: in place of the invoices of the plans, of which nothing is
 * asked while they run.
 */
export function withPlans(owes: readonly Owed[], plans: readonly JudgedPlan[], today: Day): Owed[] {
  const running = plans.filter(({ state }) => RUNNING.has(state));
  return owes.map((one) => {
    const own = running.filter(({ plan }) => plan.currency === one.currency);
    if (own.length === 0) return one;
    const dueMinor = sum(own.map((judged) => dueOf(judged, today)));
    const nextMinor = sum(own.map((judged) => (dueOf(judged, today) > 0 ? 0 : (nextOf(judged)?.shortfallMinor ?? 0))));
    const [only, ...others] = own.filter((judged) => dueOf(judged, today) > 0 || one.nowMinor === 0);
    const alone = one.nowMinor === 0 && one.comingMinor === 0 && others.length === 0;
    const lateMinor = sum(one.items.filter(({ item }) => isOverdue(item, today)).map(({ askedMinor }) => askedMinor));
    const creditMinor = -sum(one.credits.map(({ openMinor }) => openMinor));
    return {
      ...one,
      nowMinor: Math.max(0, lateMinor + dueMinor - creditMinor),
      comingMinor: one.comingMinor + nextMinor,
      ...(alone && only?.plan.reference ? { reference: only.plan.reference } : {}),
    };
  });
}

/** Missing of instalments whose day has come, but for what waits to be matched. */
const dueOf = ({ instalments }: JudgedPlan, today: Day): number =>
  sum(
    instalments
      .filter(({ dueOn, state }) => dueOn <= today && state !== 'awaiting_allocation')
      .map(({ shortfallMinor }) => shortfallMinor),
  );
