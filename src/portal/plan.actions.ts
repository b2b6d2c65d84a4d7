import { addWorkdays, TARGET } from '../kernel/calendar';
import type { Day } from '../kernel/day';
import { asks } from '../languages/task-title';
import { putHolds } from '../ledger/actions';
import type { Work } from '../platform/work';
import type { DisputeHolds } from '../promises/actions';
import { consentNeeded } from '../promises/consent';
import { consentTermsOf } from '../promises/consent.store';
import type { JudgedPlan } from '../promises/plan';
import { acceptPlan, draftPlan } from '../promises/plan.actions';
import { planPolicyOf } from '../promises/plan.store';
import { openTasks } from '../tasks/actions';
import { DECIDE_DAYS } from './actions';

/**
 * A customer asks for instalments. Inside the bands they are accepted at once where the company lets that be; else a person decides,
 * and no message goes out for three bank days meanwhile.
 */
export interface PortalPlanAsked {
  readonly companyId: number;
  readonly customerId: number;
  readonly itemIds: readonly number[];
  readonly count: number;
  readonly firstOn: Day;
  readonly byWhom: string | null;
}

export interface PortalPlanAnswer {
  readonly plan: JudgedPlan;
  /** The last day for our answer; null: it is accepted. */
  readonly answerBy: Day | null;
}

export async function planInPortal(
  work: Work,
  asked: PortalPlanAsked,
  disputes: DisputeHolds,
): Promise<PortalPlanAnswer> {
  const { companyId, customerId, itemIds, count, firstOn, byWhom } = asked;
  const made = await draftPlan(
    work,
    {
      ...{ companyId, customerId, source: 'portal', once: true },
      of: { items: itemIds.map((itemId) => ({ itemId, amountMinor: null })) },
      terms: { firstOn, interval: 'monthly', of: { count }, down: null },
      ...(byWhom === null ? {} : { byWhom }),
    },
    disputes,
  );
  const { portalAtOnce } = await planPolicyOf(work.db.read, companyId);
  const consent = consentNeeded(await consentTermsOf(work.db.read, made.plan), made.plan);
  if (portalAtOnce && made.outside.length === 0 && consent === null) {
    return { plan: await acceptPlan(work, { companyId, planId: made.plan.id }, disputes), answerBy: null };
  }
  const { id, number, amountMinor, currency, items, instalments } = made.plan;
  const until = addWorkdays(TARGET, work.today, DECIDE_DAYS);
  const held = items.map(({ itemId }) => ({ itemId, customerId }));
  await putHolds(work, companyId, held, { kind: 'admin', until, reason: `Instalments are asked for: ${number}` });
  const about = `plan/${id}`;
  const title = asks('planRequest', { plan: number, amount: { minor: amountMinor, currency }, n: instalments.length });
  await work.db.transaction((tx) =>
    openTasks(tx, work, [
      { companyId, customerId, kind: 'plan_request', key: `${about}/request`, about, title, dueOn: until },
    ]),
  );
  return { plan: made, answerBy: until };
}
