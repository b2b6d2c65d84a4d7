import type { Visit } from '../companies/visit.pages';
import { customerById, findCustomer } from '../customers/store';
import { addDays, dayFrom, type Day } from '../kernel/day';
import { format, fromDecimal } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { REMINDER_WORDS } from '../languages/reminder-words';
import { STRATEGIES_WORDS } from '../languages/strategies-words';
import type { StrategiesWords } from '../languages/strategies-words.en';
import { refusalText, remedyText } from '../languages/refusal';
import { dayText, fill, inLanguage, numberText, weekdayText } from '../languages/said';
import { MESSAGE_WORDS } from '../languages/message-words';
import { draftSheet } from '../outbox/sheet.actions';
import { sheet, type Answer } from '../platform/web/answer';
import { courseOf, ruledBy, sampleOf, withOnly, type Course, type OwnNumbers } from './course';
import { decide } from './decide';
import { demanded, type Acts, type Decision } from './decision';
import { planningOf, type ReminderPagesDeps } from './deps.pages';
import { leading } from './explain';
import type { Facts } from './facts';
import { factsOfCustomer } from './facts.store';
import type { Foreseen } from './foresee';
import { daysLateOn } from './stage';
import { paperFor } from './paper-step';
import { draftOfDecisions } from './preview.actions';
import { rulesOf } from './rules.store';
import { INITIAL_STRATEGY } from './shipped';
import { scriptDecisions } from './script';
import type { Step, Strategy } from './strategy';
import { faultsSaid, type Edit } from './strategy-edit.pages';
import { exampleCustomer } from './strategy.panel';

/**
 * The worked example of the editor: a real customer of the company, or an invoice in the numbers that somebody typed, taken
 * through the strategy as it stands in the form, by the decision that runs use.
 */
interface Example {
  readonly customer: { readonly id: number; readonly name: string; readonly code: string };
  /** As the strategy would rule it. */
  readonly facts: Facts;
}

interface Chosen {
  readonly example: Example | null;
  readonly wrong: { readonly customer: string; readonly amount: string; readonly due: string };
}

/** Null: nobody owes anything, or the strategy is none. */
async function chosenFor(visit: Visit, deps: ReminderPagesDeps, edit: Edit): Promise<Chosen> {
  const { work, company } = visit;
  const q = work.db.read;
  const w = inLanguage(STRATEGIES_WORDS, visit.language);
  const rules = await rulesOf(q, company, work.today);
  const found = await customerFor(visit, edit, rules.choices.company);
  const { own, wrong } = ownIn(visit, edit, w);
  const mistakes = { customer: found.wrong, ...wrong };
  if (found.id === undefined || !edit.checked.ok) return { example: null, wrong: mistakes };
  const customer = await customerById(q, company.id, found.id);
  const asking = { asOn: work.today, knownAt: null, holds: planningOf(visit, deps).holds(q) };
  const facts = await factsOfCustomer(q, rules, customer.id, asking);
  if (!facts) return { example: null, wrong: mistakes };
  const ruled = ruledBy(own === undefined ? facts : withOnly(facts, own), edit.checked.strategy);
  return { example: { customer, facts: ruled }, wrong: mistakes };
}

async function customerFor(
  visit: Visit,
  edit: Edit,
  ofCompany: string,
): Promise<{ id: number | undefined; wrong: string }> {
  const { work, company } = visit;
  const q = work.db.read;
  if (edit.customer === '') {
    const code = edit.inForce === null ? INITIAL_STRATEGY : edit.code;
    return { id: await exampleCustomer(q, company.id, code, code === ofCompany), wrong: '' };
  }
  try {
    return { id: (await findCustomer(q, company.id, edit.customer, work.ids)).id, wrong: '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { id: undefined, wrong: `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`.trim() };
  }
}

const USUAL_TERMS = 30;
/** So many steps of a course are shown. */
const SHOWN = 9;

/** An invoice in somebody's own numbers, where he typed one. */
function ownIn(
  { company, work }: Visit,
  edit: Edit,
  w: StrategiesWords,
): { own: OwnNumbers | undefined; wrong: { amount: string; due: string } } {
  if (edit.amount === '' && edit.due === '') return { own: undefined, wrong: { amount: '', due: '' } };
  const amountMinor = fromDecimal(
    edit.amount.replace(/[\s\u00a0\u202f']/g, '').replace(/,(?=\d{1,2}$)/, '.'),
    company.currency,
  );
  const dueOn = edit.due === '' ? work.today : dayFrom(edit.due);
  const fine = amountMinor !== undefined && amountMinor > 0;
  if (!fine || dueOn === undefined)
    return {
      own: undefined,
      wrong: { amount: fine ? '' : w.example.wrongAmount, due: dueOn ? '' : w.example.wrongDay },
    };
  const issuedOn = addDays(dueOn, -USUAL_TERMS);
  const own = { amountMinor, currency: company.currency, issuedOn, dueOn, document: w.example.document };
  return { own, wrong: { amount: '', due: '' } };
}

/** What the customer would get and when. */
export async function exampleBlanks(
  visit: Visit,
  deps: ReminderPagesDeps,
  edit: Edit,
): Promise<Record<string, unknown>> {
  const { work, company, at } = visit;
  const w = inLanguage(STRATEGIES_WORDS, visit.language);
  const { example, wrong } = await chosenFor(visit, deps, edit);
  const fields = {
    customer: edit.customer === '' ? (example?.customer.code ?? '') : edit.customer,
    amount: edit.amount,
    due: edit.due,
    amount_label: fill(w.example.amount, { currency: company.currency }),
    wrong,
  };
  const said = wrong.customer + wrong.amount + wrong.due;
  if (example === null) return { fields, shown: null, nobody: edit.checked.ok && said === '' };
  const { customer, facts } = example;
  const from = edit.amount === '' ? work.today : startOf(facts, work.today);
  const course = courseOf(facts, from, SHOWN);
  return {
    fields,
    shown: {
      name: customer.name,
      href: at.customer(work.ids.seal('customer', customer.id)),
      message: fill(w.preview.text, { customer: customer.name }),
      caption: fill(w.example.caption, { customer: customer.name }),
      rows: course.steps.map((step) => rowBlanks(visit, step)),
      nothing: course.steps.length === 0 ? nothingText(visit, w, example) : '',
      cut: course.cut,
      ends: course.steps.length > 0 && !course.cut ? becauseText(visit, course.then) : '',
    },
    nobody: false,
  };
}

/** An invented invoice begins its course on the day it was written. */
function startOf(facts: Facts, today: Course['steps'][number]['on']): Course['steps'][number]['on'] {
  const [item] = facts.customer.items;
  return item && item.issuedOn < today ? item.issuedOn : today;
}

function nothingText(visit: Visit, w: StrategiesWords, { customer, facts }: Example): string {
  const why = becauseText(visit, decide(facts, visit.work.today));
  return `${fill(w.example.nothing, { customer: customer.name })} ${why}`;
}

/** Why nothing is done. */
function becauseText({ language }: Visit, decided: readonly Decision[]): string {
  const said = inLanguage(REMINDER_WORDS, language);
  const decision = leading(decided);
  return decision === undefined ? said.because.nothing_due : said.because[decision.because];
}

function rowBlanks({ language, locale }: Visit, { on, decision }: Foreseen): unknown {
  const said = inLanguage(REMINDER_WORDS, language);
  const { step, recipient, payByOn, currency, demandMinor, driver } = decision;
  const documents = demanded(decision).map(({ item }) => item.document);
  const named = documents.length > 1 ? [...documents.slice(0, 1), `+${documents.length - 1}`] : documents;
  const to = recipient === null ? '' : recipient.channel === 'email' ? recipient.email : (recipient.name ?? '');
  return {
    on: weekdayText(on, locale),
    year: on.slice(0, 4),
    what: said.kind[step.kind],
    n: step.n > 0 ? fill(said.step, { n: numberText(step.n, locale) }) : '',
    how: recipient === null ? said.mode.task : `${said.channel[recipient.channel]} · ${said.tone[step.tone]}`,
    to,
    approve: decision.do === 'approve' ? said.because[decision.because] : '',
    about: named.join(', '),
    sum: demandMinor === 0 ? '' : format({ minor: demandMinor, currency }, locale),
    pay_by: payByOn === null ? '' : dayText(payByOn, locale),
    late: numberText(daysLateOn(driver.item, on), locale),
  };
}

/** The languages in which messages can be written. */
export const languagesBlanks = ({ language: shown }: Visit, { language }: Edit): unknown[] => {
  const names = new Intl.DisplayNames([shown], { type: 'language' });
  return Object.keys(MESSAGE_WORDS).map((code) => ({ code, label: names.of(code) ?? code, chosen: code === language }));
};

/** The message of a step, to the customer of the example, for the frame. */
export async function stepSheet(visit: Visit, deps: ReminderPagesDeps, edit: Edit, at: number): Promise<Answer> {
  const w = inLanguage(STRATEGIES_WORDS, visit.language).preview;
  if (!edit.checked.ok) return note(fill(w.wrong, { errors: faultsSaid(visit, edit.checked.errors).join('; ') }));
  const step = stepAt(edit, edit.checked.strategy, at);
  if (step === undefined || (step.template === null && step.kind !== 'call')) return note(w.none);
  const { example } = await chosenFor(visit, deps, edit);
  const sample = example === null ? undefined : saidIn(example.facts, step, visit.work.today);
  if (example === null || sample === undefined)
    return note((example && noPaper(visit, example.facts, step)) ?? w.nothing);
  const { work, company } = visit;
  const run = { id: 0, asOn: sample.on };
  const draft = await draftOfDecisions(
    work.db.read,
    { company, papers: deps.papers },
    example.facts,
    sample.decisions,
    run,
  );
  // the sentences of a legal paper are those of its language
  const isOwn = edit.language === '' || sample.decisions.some(({ paper }) => paper !== undefined);
  const wanted = draft && (isOwn ? draft : { ...draft, language: edit.language });
  const html = wanted && (await draftSheet(work, deps.post(), company, wanted));
  return html === undefined ? note(w.nothing) : sheet(html);
}

/** Why the legal paper of a step cannot be made for the customer of the example. */
function noPaper({ work, language }: Visit, facts: Facts, step: Step): string | null {
  if (step.kind !== 'formal_notice') return null;
  const answer = paperFor(facts, step, facts.customer.items[0]?.itemId ?? 0, work.today);
  return answer.ok ? null : inLanguage(REMINDER_WORDS, language).because[answer.because];
}

/** A message as it will come, or the script of a call as if it were made today. */
function saidIn(facts: Facts, step: Step, today: Day): { on: Day; decisions: readonly Acts[] } | undefined {
  if (step.kind === 'call') return { on: today, decisions: scriptDecisions(facts, today, step) };
  const sample = sampleOf(facts, step, today);
  return sample && { on: sample.on, decisions: [sample.decision] };
}

/** The step of a row: rows that a person moved about are numbered by their kind. */
function stepAt(edit: Edit, strategy: Strategy, at: number): Strategy['steps'][number] | undefined {
  const kind = edit.rows[at]?.kind;
  if (kind === undefined) return undefined;
  const nth = edit.rows.slice(0, at + 1).filter((row) => sideOf(row.kind) === sideOf(kind)).length - 1;
  return strategy.steps.filter((step) => sideOf(step.kind) === sideOf(kind))[nth];
}

const sideOf = (kind: string): 'before' | 'thanks' | 'ladder' =>
  kind === 'first_invoice' || kind === 'pre_due' ? 'before' : kind === 'thank_you' ? 'thanks' : 'ladder';

const note = (text: string): Answer =>
  sheet(`<!doctype html><html lang="en"><head><title>Duly</title></head><body><p>${escaped(text)}</p></body></html>`);

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
