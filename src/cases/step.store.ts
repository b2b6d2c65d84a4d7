import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { FormalStep, KeptStep, StepOutcome } from './step';

/** Formal steps of cases: rows in, rows out. One that was called off stays, with who and why. */
const STEP = `s.id, s.kind, s.planned_on as "plannedOn", s.done_on as "doneOn", s.cost_minor as "costMinor", s.ask_id as "askId",
  (select coalesce(a.amount_minor, s.cost_minor) from case_ask a where a.id = s.ask_id and a.decision = 'yes') as "askedMinor",
  s.document_id as "documentId", s.outcome, s.note, s.recorded_at as "recordedAt", s.ended_at as "endedAt", s.ended_why as "endedWhy"`;

/** In the order in which they are to come. */
export async function stepsOf(q: Query, companyId: number, caseId: number): Promise<KeptStep[]> {
  return rowsOf(
    q,
    `select ${STEP} from case_step s where s.company_id = ? and s.case_id = ?
     order by coalesce(s.done_on, s.planned_on, '9999'), s.id`,
    [companyId, caseId],
  );
}

export interface NewStep {
  readonly kind: FormalStep;
  readonly plannedOn: Day | null;
  readonly costMinor: number | null;
  readonly askId: number | null;
  readonly note: string | null;
}

export async function insertStep(
  tx: Tx,
  work: Work,
  { id, companyId, currency }: { readonly id: number; readonly companyId: number; readonly currency: string },
  made: NewStep,
): Promise<number> {
  const [row] = await tx('case_step')
    .insert({
      ...{ company_id: companyId, case_id: id, currency, kind: made.kind, planned_on: made.plannedOn },
      ...{ cost_minor: made.costMinor, ask_id: made.askId, note: made.note },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

export interface StepDone {
  readonly doneOn: Day;
  readonly outcome: StepOutcome;
  readonly documentId: number | null;
}

const STANDING = { done_on: null, ended_at: null };

/** False where it was done or called off meanwhile. */
export const finishStep = async (tx: Tx, id: number, { doneOn, outcome, documentId }: StepDone): Promise<boolean> =>
  (await tx('case_step').where({ id, ...STANDING }).update({ done_on: doneOn, outcome, document_id: documentId })) === 1; // prettier-ignore

export const unfinishStep = async (tx: Tx, id: number): Promise<boolean> =>
  (await tx('case_step').where({ id, ended_at: null }).whereNotNull('done_on').update({ done_on: null, outcome: null })) === 1; // prettier-ignore

export const callOffStep = async (tx: Tx, work: Work, id: number, why: string): Promise<boolean> =>
  (await tx('case_step').where({ id, ...STANDING }).update({ ended_at: work.now, ended_by: actorText(work.actor), ended_why: why })) === 1; // prettier-ignore

export interface LateStep {
  readonly id: number;
  readonly kind: FormalStep;
  readonly plannedOn: Day;
  readonly caseId: number;
  readonly customerId: number;
  readonly number: string;
  readonly partner: string;
}

/** Of cases that are with a partner: what was planned for a day that is past. */
export async function lateSteps(q: Query, companyId: number, today: Day): Promise<LateStep[]> {
  return rowsOf(
    q,
    `select s.id, s.kind, s.planned_on as "plannedOn", c.id as "caseId", c.customer_id as "customerId", d.number, p.name as partner
     from case_step s join recovery_case c on c.id = s.case_id join v_dossier d on d.id = c.dossier_id
       join v_partner p on p.id = c.partner_id
     where s.company_id = ? and s.done_on is null and s.ended_at is null and s.planned_on < ? and c.state = 'with_partner'
     order by s.planned_on, s.id`,
    [companyId, today],
  );
}

export interface AgreedAsk {
  readonly id: number;
  readonly kind: string;
  readonly amountMinor: number | null;
  readonly note: string | null;
  readonly decidedAt: string;
}

/** Asks about steps and costs of the case that were answered with yes: where a cost can have been agreed. */
export async function agreedAsks(q: Query, companyId: number, caseId: number): Promise<AgreedAsk[]> {
  return rowsOf(
    q,
    `select id, kind, amount_minor as "amountMinor", note, decided_at as "decidedAt" from case_ask
     where company_id = ? and case_id = ? and kind in ('legal_step', 'cost') and decision = 'yes' order by id`,
    [companyId, caseId],
  );
}
