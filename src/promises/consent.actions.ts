import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks, reopenTasksAbout } from '../tasks/actions';
import { consentNeeded } from './consent';
import { consentTermsOf } from './consent.store';
import type { JudgedPlan } from './plan';
import { askApproval, moved, planIn, type WhichPlan } from './plan.actions';
import { cannotNow, checkMove } from './planning';

/** What is asked of an insurer before a plan is offered or accepted, and what it answered. */

/** Somebody asks the insurer: a task, once. Nothing is done where no consent is needed or it is there. */
export async function askConsent(work: Work, which: WhichPlan): Promise<JudgedPlan> {
  return work.db.transaction(async (tx) => {
    const judged = await planIn(tx, work, which);
    const { plan } = judged;
    checkMove(judged, 'consent_asked');
    const needed = consentNeeded(await consentTermsOf(tx, plan), plan);
    if (needed === null || judged.consent === 'given') return judged;
    const before = plan.steps.filter(({ kind }) => kind === 'cancelled').length;
    const about = `plan/${plan.id}`;
    await openTasks(tx, work, [
      {
        ...{ companyId: which.companyId, customerId: plan.customerId, kind: 'plan_consent', about, dueOn: work.today },
        key: `${about}/consent/${before}`,
        title: asks('planConsent', { plan: plan.number, insurer: needed.insurer }),
      },
    ]);
    if (judged.consent === 'asked') return judged;
    return moved(tx, work, which, { kind: 'consent_asked', payload: needed });
  });
}

/** The insurer consents, under a reference of its own where it gave one. */
export async function recordConsent(work: Work, which: WhichPlan, reference: string): Promise<JudgedPlan> {
  return work.db.transaction(async (tx) => {
    const judged = await planIn(tx, work, which);
    const { plan } = judged;
    checkMove(judged, 'consented');
    if (judged.consent === 'given') return judged;
    const needed = consentNeeded(await consentTermsOf(tx, plan), plan);
    const why = reference.trim().slice(0, 200);
    await closeTasksAbout(tx, work, { companyId: which.companyId, abouts: [`plan/${plan.id}`], kind: 'plan_consent', outcome: CONSENTED }); // prettier-ignore
    const payload = { insurer: needed?.insurer ?? null, reference: why };
    return moved(tx, work, which, { kind: 'consented', payload, ...(why === '' ? {} : { why }) });
  });
}

const CONSENTED = 'consented';

/** It does not after all: asked for again, as long as the plan is not accepted. */
export async function takeConsentBack(work: Work, which: WhichPlan): Promise<JudgedPlan> {
  return work.db.transaction(async (tx) => {
    const judged = await planIn(tx, work, which);
    checkMove(judged, 'consent_asked');
    if (judged.consent !== 'given') throw cannotNow(judged.plan.number, judged.state);
    await reopenTasksAbout(tx, { companyId: which.companyId, abouts: [`plan/${which.planId}`], outcome: CONSENTED });
    return moved(tx, work, which, { kind: 'consent_asked', payload: { undone: 'consented' } });
  });
}

/** Where a plan waits for somebody, that one is asked: whoever may approve it, or its insurer. Everything else is thrown on. */
export async function askedInstead(work: Work, which: WhichPlan, error: unknown): Promise<'approval' | Asked> {
  if (!(error instanceof Refusal)) throw error;
  if (error.code === 'plan-needs-approval') {
    await askApproval(work, which);
    return 'approval';
  }
  if (error.code !== 'plan-needs-consent') throw error;
  await askConsent(work, which);
  return { insurer: String(error.facts['insurer']) };
}

interface Asked {
  readonly insurer: string;
}
