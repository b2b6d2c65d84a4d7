import { z } from 'zod';
import { caseById } from '../cases/case.panel';
import type { Route } from '../companies/visit.pages';
import { takeFactBack, tellFact } from '../finances/actions';
import { FACT_KINDS, LONGEST_NOTE, LONGEST_SOURCE, TELLERS, usualYear, type NewFact } from '../finances/fact';
import { factsOf } from '../finances/store';
import { fromTyped, isCurrency } from '../kernel/money';
import { fill } from '../languages/said';
import { NotFound } from '../platform/web/answer';
import type { CustomerDeps } from './customer-asked.pages';
import { figureText, wordsOf } from './customer-finances-shown.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aChoice, aDay, aText, WrongFields, type Field } from './form-fields';

/** What becomes known of a customer's means, by a clerk: looked up, or told by the partner of a case; and taken back where it was wrong. */
const MOST_PEOPLE = 9;

const telling = z.object({
  kind: aChoice(FACT_KINDS),
  figure: aText(30).optional(),
  currency: aText(3).optional(),
  year: z.string().trim().regex(/^\d{4}$/, 'whole').optional(), // prettier-ignore
  note: aText(LONGEST_NOTE).optional(),
  source: aText(LONGEST_SOURCE),
  as_of: aDay,
  told_by: aChoice(TELLERS),
});
type Told = z.output<typeof telling>;

const tellForm: CustomerForm<typeof telling> = {
  path: '/finances',
  schema: telling,
  shape: async (at) => {
    const { form: w } = wordsOf(at.view.visit);
    return {
      title: fill(w.title, { customer: at.view.customer.name }),
      intro: w.intro,
      sections: [{ legend: '', fields: await fieldsOf(at) }],
      submit: w.submit,
    };
  },
  act: async (at, told) => {
    const { visit, under } = at.view;
    const w = wordsOf(visit);
    const fact = factFrom(at, told);
    const id = await tellFact(visit.work, whoseOf(at), fact);
    const figure = figureText(visit, fact);
    const path = under(`/finances/${visit.work.ids.seal('finance', id)}/back`);
    const what = [w.kinds[fact.kind], figure].filter((part) => part !== '').join(' ');
    return { text: fill(w.form.done, { what }), undo: { path, fields: { why: w.form.undone } } };
  },
};

async function fieldsOf(at: FormAt): Promise<Field[]> {
  const { visit } = at.view;
  const { form: w, kinds, tellers } = wordsOf(visit);
  const from = await caseFrom(at);
  return [
    { kind: 'select', name: 'kind', label: w.kind, required: true, options: [{ value: '', label: '–' }, ...FACT_KINDS.map((value) => ({ value, label: kinds[value] }))] },
    { kind: 'text', name: 'figure', label: w.figure, hint: w.figureHint, decimal: true },
    { kind: 'text', name: 'currency', label: w.currency, value: visit.company.currency },
    { kind: 'text', name: 'year', label: w.year, hint: fill(w.yearHint, { year: String(usualYear(visit.work.today)) }) },
    { kind: 'area', name: 'note', label: w.note },
    { kind: 'text', name: 'source', label: w.source, hint: w.sourceHint, required: true, value: from === undefined ? '' : `${from.number}, ${from.partner}` },
    { kind: 'date', name: 'as_of', label: w.asOf, required: true, value: visit.work.today },
    { kind: 'select', name: 'told_by', label: w.toldBy, required: true, value: from === undefined ? 'us' : 'partner', options: TELLERS.map((value) => ({ value, label: tellers[value] })) },
  ];
} // prettier-ignore

/** The case on whose page somebody wanted to add it. */
async function caseFrom({ view: { visit, customer } }: FormAt): Promise<{ number: string; partner: string } | undefined> {
  const { work, asked, company } = visit;
  const id = work.ids.open('case', asked.query.get('case') ?? '');
  const found = id === undefined ? undefined : await caseById(work.db.read, company.id, id);
  return found?.customerId === customer.id ? found : undefined;
} // prettier-ignore

/** What is wrong with a figure is said beside it. */
function factFrom({ view: { visit } }: FormAt, told: Told): NewFact {
  const { fault } = wordsOf(visit).form;
  const { kind, figure, year, note = null, source } = told;
  const common = {
    ...{ kind, note, source, asOf: told.as_of, toldBy: told.told_by },
    year: year === undefined ? null : Number(year),
  };
  const none = { amountMinor: null, currency: null, people: null };
  if (kind === 'note') {
    if (note === null) throw new WrongFields({ note: fault.words });
    return { ...common, ...none };
  }
  if (kind === 'assets' && figure === undefined && note !== null) return { ...common, ...none };
  if (figure === undefined) throw new WrongFields({ figure: 'needed' });
  if (kind === 'employees') {
    const people = figure.replace(/[\s\u202f\u00a0]/g, '');
    if (!/^\d+$/.test(people) || people.length > MOST_PEOPLE) throw new WrongFields({ figure: fault.whole });
    return { ...common, ...none, people: Number(people) };
  }
  const currency = (told.currency ?? visit.company.currency).toUpperCase();
  if (!isCurrency(currency)) throw new WrongFields({ currency: fault.currency });
  const amountMinor = fromTyped(figure, currency, visit.locale);
  if (amountMinor === undefined) throw new WrongFields({ figure: 'amount' });
  return { ...common, ...none, amountMinor, currency };
}

const whoseOf = ({ view: { customer } }: FormAt) => ({ companyId: customer.companyId, customerId: customer.id });

const ending = z.object({ why: aText(500) });

const backForm: CustomerForm<typeof ending> = {
  path: '/finances/:fact/back',
  schema: ending,
  shape: async (at) => {
    const { ending: w, kinds } = wordsOf(at.view.visit);
    const { kind, source, ...fact } = await factAsked(at);
    const said = [kinds[kind], figureText(at.view.visit, { kind, ...fact }), fact.note ?? '', source];
    return {
      ...{ title: w.title, intro: w.intro, submit: w.submit },
      facts: [said.filter((part) => part !== '').join(' · ')],
      sections: [{ legend: '', fields: [{ kind: 'text', name: 'why', label: w.why, required: true }] }],
    };
  },
  act: async (at, { why }) => {
    const { id } = await factAsked(at);
    await takeFactBack(at.view.visit.work, whoseOf(at), { id, why });
    return { text: wordsOf(at.view.visit).ending.done };
  },
};

/** One of this customer that stands. */
async function factAsked(at: FormAt) {
  const { work, asked } = at.view.visit;
  const id = work.ids.open('finance', asked.params['fact'] ?? '');
  const found = (await factsOf(work.db.read, whoseOf(at))).find((one) => one.id === id);
  if (found?.endedAt !== null) throw new NotFound();
  return found;
}

export const customerFinancesRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, tellForm),
  ...formRoutes(deps, backForm),
];
