import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { unasked } from '../tasks/store';
import { caseById, type CaseView } from './case.panel';
import { happen } from './happening.actions';
import { pinnedModel } from '../mandates/fee.store';
import type { KeptStep, StepFees } from './step';
import * as store from './step.store';

/** Formal steps are planned, done with their outcome, or called off with a reason: each one transaction with its audit line. */
export interface WhichStep {
  readonly companyId: number;
  readonly caseId: number;
  readonly stepId: number;
}

export async function planStep(
  work: Work,
  { companyId, caseId }: Omit<WhichStep, 'stepId'>,
  made: store.NewStep,
): Promise<number> {
  return work.db.transaction(async (tx) => {
    const found = await withPartner(tx, companyId, caseId);
    if (made.costMinor !== null && made.costMinor < 0)
      throw new Refusal('step-cost', 'A step cannot cost less than nothing.', 'Give the cost, or none.');
    const asked = await store.agreedAsks(tx, companyId, caseId);
    if (made.askId !== null && !asked.some(({ id }) => id === made.askId))
      throw new Refusal('step-not-agreed', 'This was not agreed to.', 'Answer the ask of the partner with yes first.');
    const id = await store.insertStep(tx, work, found, made);
    await happen(tx, work, found, { kind: 'case.step_planned', payload: { step: id, ...made } });
    return id;
  });
}

export async function doneStep(work: Work, which: WhichStep, done: store.StepDone): Promise<void> {
  if (done.doneOn > work.today)
    throw new Refusal('step-day', 'A step cannot have been done on a day to come.', 'Give a day up to today.');
  await work.db.transaction(async (tx) => {
    const { found, step } = await standing(tx, which);
    if (!(await store.finishStep(tx, step.id, done))) throw moved();
    await closeLate(tx, work, which, 'done');
    await happen(tx, work, found, { kind: 'case.step_done', payload: { step: step.id, kind: step.kind, ...done } });
  });
}

/** It was not done after all. */
export async function undoneStep(work: Work, which: WhichStep): Promise<void> {
  await work.db.transaction(async (tx) => {
    const { found, step } = await standing(tx, which);
    if (!(await store.unfinishStep(tx, step.id))) throw moved();
    await happen(tx, work, found, { kind: 'case.step_undone', payload: { step: step.id, kind: step.kind } });
  });
}

export async function callOff(work: Work, which: WhichStep, why: string): Promise<void> {
  const reason = why.trim();
  if (reason === '') throw new Refusal('step-reason', 'A step is called off with a reason.', 'Say why: --why "…"');
  await work.db.transaction(async (tx) => {
    const { found, step } = await standing(tx, which);
    if (!(await store.callOffStep(tx, work, step.id, reason))) throw moved();
    await closeLate(tx, work, which, 'called off');
    await happen(tx, work, found, { kind: 'case.step_off', payload: { step: step.id, kind: step.kind, why: reason } });
  });
}

const moved = (): Refusal =>
  new Refusal('step-moved', 'This step was changed meanwhile.', 'Look at the steps of the case again.');

const closeLate = (tx: Tx, work: Work, { companyId, caseId, stepId }: WhichStep, outcome: string): Promise<number> =>
  closeTasksAbout(tx, work, { companyId, abouts: [aboutStep(caseId, stepId)], outcome });

export const aboutStep = (caseId: number, id: number): string => `case/${caseId}/step/${id}`;

async function withPartner(tx: Tx, companyId: number, caseId: number): Promise<CaseView> {
  const found = await caseById(tx, companyId, caseId);
  if (found?.state === 'with_partner') return found;
  throw new Refusal(
    'case-not-there',
    'Steps are planned while the case is with the partner.',
    'Reopen the case first.',
  );
}

async function standing(
  tx: Tx,
  { companyId, caseId, stepId }: WhichStep,
): Promise<{ found: CaseView; step: KeptStep }> {
  const found = await caseById(tx, companyId, caseId);
  const step = (await store.stepsOf(tx, companyId, caseId)).find(({ id }) => id === stepId);
  if (found === undefined || step === undefined) throw moved();
  return { found, step };
}

/** The fees that were agreed for the steps of a case. */
export async function stepFees(q: Tx | Work['db']['read'], found: CaseView): Promise<StepFees> {
  const model = await pinnedModel(q, found.companyId, found.feeModelId);
  return new Map((model?.steps ?? []).map(({ kind, feeMinor }) => [kind, feeMinor]));
}

/** The clock: what was planned for a day that is past is asked about once. */
export async function noticeLateSteps(work: Work, companyId: number): Promise<number> {
  const late = await store.lateSteps(work.db.read, companyId, work.today);
  const tasks = late.map(({ id, kind, plannedOn, caseId, customerId, number, partner }) => ({
    ...{ companyId, customerId, kind: 'case_step', key: `${aboutStep(caseId, id)}/${plannedOn}`, about: aboutStep(caseId, id) },
    ...{ title: asks('stepLate', { number, partner, step: { code: kind, of: 'formalStep' }, day: plannedOn }), dueOn: work.today },
  }));
  const fresh = await unasked(work.db.read, companyId, tasks);
  return fresh.length === 0 ? 0 : work.db.transaction((tx) => openTasks(tx, work, fresh));
} // prettier-ignore
