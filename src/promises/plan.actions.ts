import { record } from '../audit/actions';
import { companyById, nextNumbers } from '../companies/store';
import { assert } from '../kernel/assert';
import { addDays, type Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { asks } from '../languages/task-title';
import { appendEvents } from '../ledger/event.store';
import { lockItems } from '../ledger/lock.store';
import { mintReferences } from '../ledger/reference.store';
import { openItemsInRange, openItemsOf } from '../ledger/store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import type { DisputeHolds } from './actions';
import { outsideOf, type Outside } from './band';
import { moving, RUNNING, type JudgedPlan, type StepKind } from './plan';
import { checkConsent } from './consent';
import { consentTermsOf } from './consent.store';
import { agreed, cannotNow, checkBands, checkFree, checkMove, checkStillRight, type PlanRequest } from './planning';
import { judgedPlan, judgedPlans, planPolicyOf } from './plan.store';
import { countFromNow, insertPlan, insertStep, setReference } from './plan-write.store';
import { promisable, spread } from './recording';

/** What people do with an instalment plan. Whether its instalments are paid nobody decides; see `plan.ts`. */
export interface Drafted extends JudgedPlan {
  /** In what it is outside the bands; nothing: it may be offered and accepted without asking anybody. */
  readonly outside: readonly Outside[];
}

export interface WhichPlan {
  readonly companyId: number;
  readonly planId: number;
}

/** A plan that nobody has been told of. Refuses what cannot be a plan, and invoices that are in another. */
export async function draftPlan(work: Work, request: PlanRequest, disputes: DisputeHolds): Promise<Drafted> {
  const { companyId, customerId } = request;
  return work.db.transaction(async (tx) => {
    const range = { companyId, first: customerId, last: customerId };
    const named = 'items' in request.of ? request.of.items.map(({ itemId }) => itemId) : null;
    const itemIds = named ?? (await openItemsInRange(tx, range, work.today)).map(({ itemId }) => itemId);
    await lockItems(tx, companyId, itemIds);
    const found = await openItemsOf(tx, companyId, itemIds);
    const shared = spread(request, { found, disputes: await disputes(tx)(range, work.today, null) }, work.today);
    const { instalments, graceDays, missedLimit } = agreed(request.terms, shared.amountMinor, await planPolicyOf(tx, companyId), work.today); // prettier-ignore
    const before = await judgedPlans(tx, { companyId, customers: range }, work.today);
    const twin = request.once === true ? before.find((one) => isTwin(one, shared.parts, instalments)) : undefined;
    if (twin) return { ...twin, outside: await outsideNow(tx, work, twin) };
    checkFree(before, shared.parts.map(({ itemId }) => itemId)); // prettier-ignore
    const number = `P-${String(await nextNumbers(tx, companyId, 'plan', 1)).padStart(4, '0')}`;
    const planId = await insertPlan(tx, work, {
      ...{ companyId, customerId, number, instalments, graceDays, missedLimit },
      ...shared,
      interval: request.terms.interval,
      source: request.source ?? 'team',
      byWhom: request.byWhom?.trim() || null,
      note: request.note?.trim() || null,
    });
    const about = `plan/${planId}`;
    const [reference = ''] = await mintReferences(tx, work, [{ companyId, customerId, kind: 'plan', about, itemIds: shared.parts.map(({ itemId }) => itemId) }]); // prettier-ignore
    await setReference(tx, planId, reference);
    const payload = { number, ...shared, instalments, graceDays, missedLimit, source: request.source ?? 'team' };
    const made = await moved(tx, work, { companyId, planId }, { kind: 'drafted', payload });
    return { ...made, outside: await outsideNow(tx, work, made) };
  });
}

/** The same invoices and the same schedule, not ended. */
function isTwin(
  { plan, state }: JudgedPlan,
  parts: readonly { readonly itemId: number; readonly amountMinor: number }[],
  instalments: readonly { readonly dueOn: Day; readonly amountMinor: number }[],
): boolean {
  if (state === 'cancelled' || state === 'defaulted') return false;
  const itemKey = (ones: typeof parts): string => ones.map((one) => `${one.itemId}=${one.amountMinor}`).sort().join(); // prettier-ignore
  const dayKey = (ones: typeof instalments): string => ones.map((one) => `${one.dueOn}=${one.amountMinor}`).join();
  return itemKey(plan.items) === itemKey(parts) && dayKey(plan.instalments) === dayKey(instalments);
}

/** In what the plan is outside the bands, as of today. */
export async function outsideNow(
  q: Parameters<typeof planPolicyOf>[0],
  work: Pick<Work, 'today'>,
  { plan }: JudgedPlan,
): Promise<readonly Outside[]> {
  const { currency: companyCurrency } = await companyById(q, plan.companyId);
  return outsideOf(await planPolicyOf(q, plan.companyId), plan, { companyCurrency, today: work.today });
}

/** Told to the customer, who may accept until the offer lapses. Its invoices are not reminded until then. */
export async function offerPlan(work: Work, which: WhichPlan, disputes: DisputeHolds): Promise<JudgedPlan> {
  return work.db.transaction((tx) => offerIn(tx, work, which, disputes));
}

/** The same inside the caller's transaction. */
export async function offerIn(tx: Tx, work: Work, which: WhichPlan, disputes: DisputeHolds): Promise<JudgedPlan> {
  const judged = await planIn(tx, work, which);
  checkMove(judged, 'offered');
  if (RUNNING.has(judged.state)) throw cannotNow(judged.plan.number, judged.state);
  await mayStand(tx, work, judged, disputes);
  const { offerDays } = await planPolicyOf(tx, which.companyId);
  const until = addDays(work.today, offerDays);
  return moved(tx, work, which, { kind: 'offered', until, payload: { until } });
}

/** Right on this day, and inside the bands or approved; else a person with the right is asked. */
async function mayStand(tx: Tx, work: Work, judged: JudgedPlan, disputes: DisputeHolds): Promise<void> {
  const { plan } = judged;
  const { companyId, customerId } = plan;
  const itemIds = plan.items.map(({ itemId }) => itemId);
  await lockItems(tx, companyId, itemIds);
  const found = new Map((await openItemsOf(tx, companyId, itemIds)).map((item) => [item.itemId, item]));
  const holds = await disputes(tx)({ companyId, first: customerId, last: customerId }, work.today, null);
  checkStillRight(judged, (itemId) => {
    const item = found.get(itemId);
    return item === undefined ? 0 : promisable(item, holds);
  }, work.today); // prettier-ignore
  checkBands(judged, await outsideNow(tx, work, judged));
  checkConsent(judged, await consentTermsOf(tx, plan));
}

/** Outside the bands: a person with the right is asked, once. */
export async function askApproval(work: Work, which: WhichPlan): Promise<JudgedPlan> {
  return work.db.transaction(async (tx) => {
    const judged = await planIn(tx, work, which);
    checkMove(judged, 'approved');
    const { plan } = judged;
    const amount = { minor: plan.amountMinor, currency: plan.currency };
    await openTasks(tx, work, [
      {
        ...{ companyId: which.companyId, customerId: plan.customerId, kind: 'plan_approval', dueOn: work.today },
        key: `plan/${plan.id}/approval`,
        about: `plan/${plan.id}`,
        title: asks('planApproval', { plan: plan.number, amount, n: plan.instalments.length }),
      },
    ]);
    await record(tx, work, { companyId: which.companyId, kind: 'plan.approval_asked', ref: `plan/${plan.id}`, payload: { number: plan.number } }); // prettier-ignore
    return judged;
  });
}

/** A person with the right agrees to terms outside the bands. */
export async function approvePlan(work: Work, which: WhichPlan): Promise<JudgedPlan> {
  return work.db.transaction(async (tx) => {
    const judged = await planIn(tx, work, which);
    checkMove(judged, 'approved');
    if (judged.approved) return judged;
    const outside = await outsideNow(tx, work, judged);
    await closeTasksAbout(tx, work, { companyId: which.companyId, abouts: [`plan/${which.planId}`], kind: 'plan_approval', outcome: 'approved' }); // prettier-ignore
    return moved(tx, work, which, { kind: 'approved', payload: { outside } });
  });
}

/**
 * The customer agreed: from now on the instalments are asked for and not the invoices. Open promises about these invoices are
 * judged as they were given.
 */
export async function acceptPlan(work: Work, which: WhichPlan, disputes: DisputeHolds): Promise<JudgedPlan> {
  return work.db.transaction(async (tx) => {
    const judged = await planIn(tx, work, which);
    if (RUNNING.has(judged.state)) return judged;
    checkMove(judged, 'accepted');
    await mayStand(tx, work, judged, disputes);
    await countFromNow(tx, which.planId);
    await closeTasksAbout(tx, work, { companyId: which.companyId, abouts: [`plan/${which.planId}`], outcome: 'accepted' }); // prettier-ignore
    return moved(tx, work, which, { kind: 'accepted', payload: { number: judged.plan.number } });
  });
}

/** It was accepted by mistake: offered as before. Refuses where money has come for it or an instalment is due. */
export async function unacceptPlan(work: Work, which: WhichPlan): Promise<JudgedPlan> {
  return work.db.transaction(async (tx) => {
    const judged = await planIn(tx, work, which);
    if (judged.state === 'offered') return judged;
    if (judged.state !== 'accepted') throw cannotNow(judged.plan.number, judged.state);
    const { offerDays } = await planPolicyOf(tx, which.companyId);
    const until = addDays(work.today, offerDays);
    return moved(tx, work, which, { kind: 'offered', until, payload: { until, undone: 'accepted' } });
  });
}

/** The plan ends; what is still owed of its invoices is asked for as before it. */
export async function cancelPlan(work: Work, which: WhichPlan, why: string): Promise<JudgedPlan> {
  const reason = reasonOf(why);
  return work.db.transaction((tx) => cancelPlanIn(tx, work, which, reason));
}

/** The same, inside the caller's transaction. */
export async function cancelPlanIn(tx: Tx, work: Work, which: WhichPlan, why: string): Promise<JudgedPlan> {
  const judged = await planIn(tx, work, which);
  if (judged.state === 'cancelled') return judged;
  checkMove(judged, 'cancelled');
  await closeTasksAbout(tx, work, { companyId: which.companyId, abouts: [`plan/${which.planId}`], outcome: 'cancelled' }); // prettier-ignore
  return moved(tx, work, which, { kind: 'cancelled', why, payload: { why } });
}

/** A plan that was cancelled or is void goes on where it stood; instalments missed before today void it no more. */
export async function reinstatePlan(work: Work, which: WhichPlan, why: string): Promise<JudgedPlan> {
  const reason = reasonOf(why);
  return work.db.transaction(async (tx) => {
    const judged = await planIn(tx, work, which);
    const { plan } = judged;
    checkMove(judged, 'reinstated');
    const range = { first: plan.customerId, last: plan.customerId };
    const others = await judgedPlans(tx, { companyId: which.companyId, customers: range }, work.today);
    checkFree(others.filter((one) => one.plan.id !== plan.id), plan.items.map(({ itemId }) => itemId)); // prettier-ignore
    const before = moving(plan.steps.filter(({ kind }) => kind !== 'cancelled' && kind !== 'defaulted'));
    const payload = { why: reason, was: judged.state };
    if (before?.kind === 'drafted') return moved(tx, work, which, { kind: 'drafted', why: reason, payload });
    if (before?.kind === 'offered') {
      const until = addDays(work.today, (await planPolicyOf(tx, which.companyId)).offerDays);
      return moved(tx, work, which, { kind: 'offered', until, why: reason, payload });
    }
    await closeTasksAbout(tx, work, { companyId: which.companyId, abouts: [`plan/${which.planId}`], outcome: 'reinstated' }); // prettier-ignore
    return moved(tx, work, which, { kind: 'reinstated', why: reason, payload });
  });
}

function reasonOf(why: string): string {
  if (why.trim() === '') throw new WrongUse('The reason is missing.', 'Say why: --why "…"');
  return why.trim().slice(0, 500);
}

export async function planIn(tx: Tx, work: Work, { companyId, planId }: WhichPlan): Promise<JudgedPlan> {
  const judged = await judgedPlan(tx, companyId, planId, work.today);
  if (judged) return judged;
  throw new Refusal('no-such-plan', 'There is no such plan.', 'See which there are: duly plan list');
}

export interface Move {
  readonly kind: StepKind;
  readonly until?: Day;
  readonly why?: string;
  readonly payload: unknown;
}

/** The step, its audit line and its event; answers with the plan as it stands after it. */
export async function moved(tx: Tx, work: Work, which: WhichPlan, move: Move): Promise<JudgedPlan> {
  const { companyId, planId } = which;
  const ref = `plan/${planId}`;
  const kind = `plan.${move.kind}`;
  await insertStep(tx, work, { planId, kind: move.kind, why: move.why ?? null, until: move.until ?? null });
  await record(tx, work, { companyId, kind, ref, payload: move.payload });
  const judged = await judgedPlan(tx, companyId, planId, work.today);
  assert(judged, 'a plan that was written is there');
  const { customerId } = judged.plan;
  await appendEvents(tx, work, [{ companyId, customerId, kind, subject: ref, occurredOn: work.today }]);
  return judged;
}
