import { readFile } from 'node:fs/promises';
import type { Route, Visit } from '../companies/visit.pages';
import { attachDocument, checkSize } from '../documents/actions';
import { LARGEST_DOCUMENT } from '../documents/document';
import { dayFrom } from '../kernel/day';
import { format, fromTyped } from '../kernel/money';
import { dayText, fill, inLanguage } from '../languages/said';
import { CODE_WORDS } from '../languages/code-words';
import { STEP_WORDS } from '../languages/step-words';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, typedIn, type Typed } from '../platform/web/form';
import { caseAsked, type CaseVisit } from './opened.pages';
import { calledIn, STEP_OUTCOMES, stepsIn, type KeptStep } from './step';
import { callOff, doneStep, planStep, undoneStep } from './step.actions';
import { courtOf } from './step-shown.pages';
import { agreedAsks, stepsOf, type NewStep, type StepDone } from './step.store';
import type { Wrong } from './wizard-form';

/** Formal steps at the desk: one is planned, one is recorded with its outcome and its paper, or called off. */
export const stepRoutes: readonly Route[] = [
  { method: 'get', path: '/cases/:case/steps', right: 'work', visit: async (visit) => planPage(await caseAsked(visit)) },
  { method: 'post', path: '/cases/:case/steps', right: 'work', visit: async (visit) => plan(await caseAsked(visit)) },
  { method: 'get', path: '/cases/:case/steps/:step', right: 'work', visit: async (visit) => stepPage(await stepAsked(visit)) },
  {
    ...{ method: 'post', path: '/cases/:case/steps/:step', right: 'work' },
    uploads: { files: 1, bytes: LARGEST_DOCUMENT },
    visit: async (visit) => finish(await stepAsked(visit)),
  },
  { method: 'post', path: '/cases/:case/steps/:step/off', right: 'work', visit: async (visit) => off(await stepAsked(visit)) },
  { method: 'post', path: '/cases/:case/steps/:step/undo', right: 'work', visit: async (visit) => undo(await stepAsked(visit)) },
]; // prettier-ignore

const LONGEST = 500;

const wordsOf = (visit: Visit) => inLanguage(STEP_WORDS, visit.language);
const stepNames = ({ language }: Visit) => inLanguage(CODE_WORDS, language).formalStep;

interface StepVisit extends CaseVisit {
  readonly step: KeptStep;
  readonly at: string;
}

async function stepAsked(visit: Visit): Promise<StepVisit> {
  const opened = await caseAsked(visit);
  const sealed = visit.asked.params['step'] ?? '';
  const id = visit.work.ids.open('case_step', sealed);
  const step = (await stepsOf(visit.work.db.read, visit.company.id, opened.found.id)).find((one) => one.id === id);
  if (step === undefined) throw new NotFound();
  return { ...opened, step, at: `${opened.here}/steps/${sealed}` };
}

async function planPage({ visit, found, here }: CaseVisit, typed: Typed = {}, wrong: Wrong = {}): Promise<Answer> {
  const w = wordsOf(visit);
  if (found.state !== 'with_partner') return see(here);
  const { work, locale } = visit;
  const country = await courtOf(work.db.read, found);
  const asks = await agreedAsks(work.db.read, found.companyId, found.id);
  const blanks = {
    ...{ title: w.plan, w, here, action: `${here}/steps`, number: found.number },
    amount: fill(w.amount, { currency: found.currency }),
    kinds: stepsIn(country).map((value) => ({
      ...{ value, chosen: value === typed['kind'] },
      label: [stepNames(visit)[value], calledIn(country, value)].filter((name) => name !== '').join(' – '),
    })),
    asks: asks.map(({ id, amountMinor, note, decidedAt }) => ({
      value: work.ids.seal('ask', id),
      chosen: work.ids.seal('ask', id) === typed['ask'],
      label: [dayText(decidedAt.slice(0, 10), locale), amountMinor === null ? '' : format({ minor: amountMinor, currency: found.currency }, locale), note ?? ''].filter((part) => part !== '').join(', '), // prettier-ignore
    })),
    fields: fieldsOf(['kind', 'on', 'amount', 'ask', 'note'], typed, wrong),
  };
  return page('pages/cases/step-plan', w.plan, blanks, { status: Object.keys(wrong).length === 0 ? 200 : 422 });
}

async function plan(opened: CaseVisit): Promise<Answer> {
  const { visit, found, here } = opened;
  const w = wordsOf(visit);
  const { form } = visit.asked;
  const read = readPlan(opened, await courtOf(visit.work.db.read, found));
  if ('wrong' in read) return planPage(opened, typedIn(form), read.wrong);
  await planStep(visit.work, { companyId: found.companyId, caseId: found.id }, read.made);
  visit.asked.session.tell({ text: w.told.planned });
  return see(here);
}

function readPlan(
  { visit, found }: CaseVisit,
  country: string | null,
): { readonly made: NewStep } | { readonly wrong: Wrong } {
  const { wrong: w } = wordsOf(visit);
  const { form } = visit.asked;
  const of = (name: 'kind' | 'on' | 'amount' | 'ask' | 'note'): string => (form.get(name) ?? '').trim();
  const kind = stepsIn(country).find((one) => one === of('kind'));
  const plannedOn = of('on') === '' ? null : dayFrom(of('on'));
  const costMinor = of('amount') === '' ? null : fromTyped(of('amount'), found.currency, visit.locale);
  const askId = of('ask') === '' ? null : (visit.work.ids.open('ask', of('ask')) ?? null);
  const wrong: Record<string, string> = {};
  if (kind === undefined) wrong['kind'] = w.kind;
  if (plannedOn === undefined) wrong['on'] = w.on;
  if (costMinor === undefined || (costMinor !== null && costMinor < 0)) wrong['amount'] = w.amount;
  if (kind === undefined || plannedOn === undefined || costMinor === undefined || Object.keys(wrong).length > 0) return { wrong }; // prettier-ignore
  const note = of('note').slice(0, LONGEST);
  return { made: { kind, plannedOn, costMinor, askId, note: note === '' ? null : note } };
}

async function stepPage({ visit, found, here, step, at }: StepVisit, typed: Typed = {}, wrong: Wrong = {}): Promise<Answer> {
  const w = wordsOf(visit);
  const { locale, work } = visit;
  const name = [stepNames(visit)[step.kind], calledIn(await courtOf(work.db.read, found), step.kind)].filter((one) => one !== '').join(' – '); // prettier-ignore
  const blanks = {
    ...{ title: name, w, here, action: at, today: work.today },
    planned: step.plannedOn === null ? '' : dayText(step.plannedOn, locale),
    outcome: step.outcome === null ? '' : w.outcomes[step.outcome],
    standing: step.doneOn === null && step.endedAt === null && visit.on === null,
    undo: step.doneOn !== null && step.endedAt === null && visit.on === null ? `${at}/undo` : '',
    off: step.endedAt === null ? '' : fill(w.off, { why: step.endedWhy ?? '' }),
    outcomes: STEP_OUTCOMES.map((value) => ({ value, label: w.outcomes[value], chosen: value === typed['outcome'] })),
    fields: fieldsOf(['doneOn', 'outcome', 'why'], { doneOn: work.today, ...typed }, wrong),
  };
  return page('pages/cases/step', name, blanks, { status: Object.keys(wrong).length === 0 ? 200 : 422 });
} // prettier-ignore

async function finish(opened: StepVisit): Promise<Answer> {
  const { visit, found, here, step, at } = opened;
  const w = wordsOf(visit);
  const { asked, work } = visit;
  const doneOn = dayFrom((asked.form.get('doneOn') ?? '').trim());
  const outcome = STEP_OUTCOMES.find((one) => one === asked.form.get('outcome'));
  const wrong: Record<string, string> = {};
  if (doneOn === undefined || doneOn > work.today) wrong['doneOn'] = w.wrong.doneOn;
  if (outcome === undefined) wrong['outcome'] = w.wrong.outcome;
  if (doneOn === undefined || outcome === undefined || Object.keys(wrong).length > 0)
    return stepPage(opened, typedIn(asked.form), wrong);
  if (step.doneOn === doneOn && step.outcome === outcome) return see(here);
  const done: StepDone = { doneOn, outcome, documentId: await paperOf(opened) };
  await doneStep(work, { companyId: found.companyId, caseId: found.id, stepId: step.id }, done);
  asked.session.tell({ text: fill(w.told.done, { outcome: w.outcomes[outcome] }), undo: { path: `${at}/undo`, fields: {} } }); // prettier-ignore
  return see(here);
}

/** Kept with the case, for the partner to read; none where none was given. */
async function paperOf({ visit, found }: StepVisit): Promise<number | null> {
  const { asked, work } = visit;
  const [paper] = asked.uploads.filter(({ field, bytes, name }) => field === 'file' && (bytes > 0 || name !== ''));
  if (paper === undefined) return null;
  checkSize(paper.name, paper.bytes);
  const { document } = await attachDocument(work, {
    ...{ companyId: found.companyId, customerId: found.customerId, about: `case/${found.id}`, kind: 'correspondence' },
    ...{ fileName: paper.name, bytes: await readFile(paper.path), visibility: 'partner' },
  });
  return document.id;
}

async function off(opened: StepVisit): Promise<Answer> {
  const { visit, found, here, step } = opened;
  const w = wordsOf(visit);
  if (step.endedAt !== null) return see(here);
  const why = (visit.asked.form.get('why') ?? '').trim().slice(0, LONGEST);
  if (why === '') return stepPage(opened, typedIn(visit.asked.form), { why: w.wrong.why });
  await callOff(visit.work, { companyId: found.companyId, caseId: found.id, stepId: step.id }, why);
  visit.asked.session.tell({ text: w.told.off });
  return see(here);
}

async function undo({ visit, found, here, step }: StepVisit): Promise<Answer> {
  if (step.doneOn !== null)
    await undoneStep(visit.work, { companyId: found.companyId, caseId: found.id, stepId: step.id });
  visit.asked.session.tell({ text: wordsOf(visit).told.undone });
  return see(here);
}
