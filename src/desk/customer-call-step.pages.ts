import { z } from 'zod';
import { KIND_RULES } from '../activities/activity';
import type { Contact } from '../activities/logging';
import type { Route } from '../companies/visit.pages';
import { CALL_STEP_WORDS } from '../languages/call-step-words';
import type { CallStepWords } from '../languages/call-step-words.en';
import { fill, inLanguage, numberText } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import type { Work } from '../platform/work';
import { NotFound, type Notice } from '../platform/web/answer';
import type { CallStep } from '../reminders/call-step';
import { logAsStep, offeredCallSteps, undoCallStep, type Spoken } from '../reminders/call-step.actions';
import { remindersOfCall } from '../reminders/call-step.store';
import { planningOf } from '../reminders/deps.pages';
import { stepText, type CustomerDeps, type CustomerView } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aText, type Field } from './form-fields';

/** A call that the person counts as a step: offered where one may be taken, never ticked by itself, and taken back on its own page. */
const wordsOf = ({ visit }: CustomerView): CallStepWords => inLanguage(CALL_STEP_WORDS, visit.language);

/** Nothing where no step may be taken. */
export async function stepFields(at: FormAt): Promise<Field[]> {
  const { view, deps } = at;
  const steps = await offeredCallSteps(view.visit.work, planningOf(view.visit, deps), view.customer.id);
  if (steps.length === 0) return [];
  const w = wordsOf(view);
  const yes = fill(w.yes, { steps: steps.map((one) => offered(view, one)).join('; ') });
  const options = [
    { value: 'no', label: w.no },
    { value: 'yes', label: yes },
  ];
  return [{ kind: 'select', name: 'step', label: w.field, hint: w.hint, value: 'no', options }];
}

const MOST_NAMES = 4;

/** `step 2 for F-1, F-2`. */
function offered(view: CustomerView, { step, items }: CallStep): string {
  const w = wordsOf(view);
  const names = items.map(({ item }) => labelOf(item));
  const first = names.slice(0, MOST_NAMES).join(', ');
  const others = names.length - MOST_NAMES;
  const documents = others > 0 ? fill(w.more, { documents: first, n: numberText(others, view.visit.locale) }) : first;
  return fill(w.one, { step: stepText(view, { n: step.n, kind: null }), documents });
}

interface Told {
  readonly kind: keyof typeof KIND_RULES;
  readonly direction?: string | undefined;
  readonly outcome?: string | undefined;
  readonly counts?: string | undefined;
  readonly step?: string | undefined;
}

/** What was said of a call that is to be a step, and cannot be so. */
export function stepFaults({ view }: FormAt, told: Told): Record<string, string> {
  if (told.step !== 'yes') return {};
  const w = wordsOf(view);
  if (told.counts === 'no') return { counts: w.counts };
  const isOurs = (told.direction ?? KIND_RULES[told.kind].direction) === 'out';
  const isTalk = told.kind === 'call' || told.kind === 'visit';
  const reached = told.outcome !== 'no_answer' && told.outcome !== 'wrong_number';
  return isOurs && isTalk && reached ? {} : { step: w.spoken };
}

export const asStep = ({ view, deps }: FormAt, work: Work, contact: Contact): Promise<Spoken> =>
  logAsStep(work, planningOf(view.visit, deps), contact);

/** `counts as step 2`, with its way back. */
export function stepTold({ view }: FormAt, { activity, steps }: Spoken): Notice {
  const text = countedText(view, Math.max(...steps.map(({ step }) => step.n)));
  return { text, undo: { path: notAStepAt(view, activity.id), fields: { why: wordsOf(view).reason } } };
}

export const countedText = (view: CustomerView, n: number): string =>
  fill(wordsOf(view).counted, { step: stepText(view, { n, kind: null }) });

export const notAStepAt = (view: CustomerView, activityId: number): string =>
  view.under(`/call/${view.visit.work.ids.seal('activity', activityId)}/not-a-step`);

const taken = z.object({ why: aText(300) });

const notAStep: CustomerForm<typeof taken> = {
  path: '/call/:activity/not-a-step',
  schema: taken,
  shape: async (at) => {
    await callAsked(at);
    const w = wordsOf(at.view);
    const why: Field = { kind: 'text', name: 'why', label: w.why, required: true, value: w.reason };
    return { title: w.title, intro: w.intro, sections: [{ legend: '', fields: [why] }], submit: w.submit };
  },
  act: async (at, { why }) => {
    const { visit, customer } = at.view;
    const activityId = await callAsked(at);
    await undoCallStep(visit.work, { companyId: visit.company.id, customerId: customer.id, activityId, why });
    return { text: wordsOf(at.view).undone };
  },
};

/** The call that the address names, of this customer and counted as a step once. */
async function callAsked({ view }: FormAt): Promise<number> {
  const { visit, customer } = view;
  const id = visit.work.ids.open('activity', visit.asked.params['activity'] ?? '');
  const whose = { companyId: visit.company.id, customerId: customer.id };
  if (id === undefined || (await remindersOfCall(visit.work.db.read, whose, id)).length === 0) throw new NotFound();
  return id;
}

export const notAStepRoutes = (deps: CustomerDeps): readonly Route[] => formRoutes(deps, notAStep);
