import { z } from 'zod';
import { LONGEST_MESSAGE, writeMessage } from '../cases/message.actions';
import type { Case } from '../cases/case';
import type { Route } from '../companies/visit.pages';
import { ADDRESS_ROLES } from '../customers/customer';
import { addressesInRange } from '../customers/store';
import { dayText, fill } from '../languages/said';
import { endTrace, foundAddress, noteLookup, resumeTrace, startTrace, usualDue } from '../tracing/actions';
import { signalsOf, tracesOf } from '../tracing/store';
import { ENDS, LONGEST_REASON, type Trace } from '../tracing/trace';
import type { CustomerDeps } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt, type Shape } from './customer-form.pages';
import { casesWithPartner, signTexts, stateText, wordsOf as wordsIn } from './customer-trace-shown.pages';
import { aChoice, aDay, aText, WrongFields, type Field } from './form-fields';

/** The search for a customer: begun with a reason and a day, each thing looked up, and its end; each in a form of its own. */
const wordsOf = ({ view }: FormAt) => wordsIn(view.visit);
const whoseOf = ({ view: { customer } }: FormAt) => ({ companyId: customer.companyId, customerId: customer.id });
const named = ({ view }: FormAt) => ({ customer: view.customer.name });

async function lastOf(at: FormAt): Promise<Trace | undefined> {
  const { companyId, customerId } = whoseOf(at);
  return (await tracesOf(at.view.visit.work.db.read, companyId, customerId))[0];
}

/** What there is to know before one writes; `submit` is empty where no search is under way. */
async function underWay(at: FormAt, shape: Shape): Promise<Shape> {
  const last = await lastOf(at);
  if (last?.endedOn !== null) return { title: shape.title, facts: [wordsOf(at).resume.none], sections: [], submit: '' };
  return { ...shape, facts: [stateText(at.view.visit, last), ...(shape.facts ?? [])] };
}

const starting = z.object({ reason: aText(LONGEST_REASON), due: aDay });
const startForm: CustomerForm<typeof starting> = {
  path: '/trace',
  schema: starting,
  shape: async (at) => {
    const { visit } = at.view;
    const { start: w } = wordsOf(at);
    const title = fill(w.title, named(at));
    const last = await lastOf(at);
    if (last?.endedOn === null) return { title, facts: [w.stands, stateText(visit, last)], sections: [], submit: '' };
    const signs = signTexts(visit, await signalsOf(visit.work.db.read, whoseOf(at)));
    return {
      ...{ title, intro: w.intro, submit: w.submit },
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'text', name: 'reason', label: w.reason, required: true, value: signs.join(' ') },
            { kind: 'date', name: 'due', label: w.due, required: true, value: usualDue(visit.work.today) },
          ],
        },
      ],
    };
  },
  act: async (at, { reason, due }) => {
    const { start: w } = wordsOf(at);
    await startTrace(at.view.visit.work, whoseOf(at), { reason, dueOn: due });
    const undo = { path: at.view.under('/trace/end'), fields: { outcome: 'stopped', why: w.undone } };
    return { text: fill(w.done, { day: dayText(due, at.view.visit.locale) }), undo };
  },
};

const looking = z.object({ what: aText(LONGEST_REASON), on: aDay, result: aText(LONGEST_REASON) });
const lookForm: CustomerForm<typeof looking> = {
  path: '/trace/look',
  schema: looking,
  shape: (at) => {
    const { look: w } = wordsOf(at);
    const fields: Field[] = [
      { kind: 'text', name: 'what', label: w.what, hint: w.whatHint, required: true },
      { kind: 'date', name: 'on', label: w.on, required: true, value: at.view.visit.work.today },
      { kind: 'area', name: 'result', label: w.result, required: true },
    ];
    return underWay(at, { title: fill(w.title, named(at)), sections: [{ legend: '', fields }], submit: w.submit });
  },
  act: async (at, lookup) => {
    await noteLookup(at.view.visit.work, whoseOf(at), lookup);
    return { text: wordsOf(at).look.done };
  },
};

const finding = z.object({
  role: aChoice(ADDRESS_ROLES),
  name: aText(200).optional(),
  street: aText(300),
  postcode: aText(20).optional(),
  city: aText(100),
  country: z.string().trim().toUpperCase().regex(/^[A-Z]{2}$/, 'country').optional(), // prettier-ignore
  why: aText(LONGEST_REASON).optional(),
});
const foundForm: CustomerForm<typeof finding> = {
  path: '/trace/found',
  schema: finding,
  shape: async (at) => {
    const { view, f } = at;
    const { found: w } = wordsOf(at);
    const { id, companyId, country } = view.customer;
    const addresses = await addressesInRange(view.visit.work.db.read, { companyId, first: id, last: id });
    const wrong = addresses.find(({ invalidSince }) => invalidSince !== null);
    const roles = ADDRESS_ROLES.map((value) => ({ value, label: view.codes.address[value] }));
    const fields: Field[] = [
      { kind: 'select', name: 'role', label: f.address.role, required: true, value: wrong?.role ?? 'registered', options: roles },
      { kind: 'text', name: 'name', label: f.address.name },
      { kind: 'text', name: 'street', label: f.address.street, required: true },
      { kind: 'text', name: 'postcode', label: f.address.postcode },
      { kind: 'text', name: 'city', label: f.address.city, required: true },
      { kind: 'text', name: 'country', label: f.address.country, value: country ?? '', hint: f.fault.country },
      { kind: 'text', name: 'why', label: w.why },
    ]; // prettier-ignore
    const title = fill(w.title, named(at));
    return underWay(at, { title, intro: w.intro, sections: [{ legend: '', fields }], submit: w.submit });
  },
  act: async (at, { name = null, postcode = null, country, why = '', ...address }) => {
    const place = { ...address, name, postcode, region: null, country: country ?? at.view.customer.country };
    await foundAddress(at.view.visit.work, whoseOf(at), { address: place, why });
    return { text: wordsOf(at).found.done };
  },
};

const ending = z.object({ outcome: aChoice(ENDS), why: aText(LONGEST_REASON) });
const endForm: CustomerForm<typeof ending> = {
  path: '/trace/end',
  schema: ending,
  shape: (at) => {
    const { end: w } = wordsOf(at);
    const options = ENDS.map((value) => ({ value, label: w.outcomes[value] }));
    const fields: Field[] = [
      { kind: 'radio', name: 'outcome', label: w.outcome, required: true, options },
      { kind: 'text', name: 'why', label: w.why, required: true },
    ];
    const title = fill(w.title, named(at));
    return underWay(at, { title, intro: w.intro, sections: [{ legend: '', fields }], submit: w.submit });
  },
  act: async (at, end) => {
    await endTrace(at.view.visit.work, whoseOf(at), end);
    return { text: wordsOf(at).end.done, undo: { path: at.view.under('/trace/resume'), fields: {} } };
  },
};

const nothing = z.object({});
const resumeForm: CustomerForm<typeof nothing> = {
  path: '/trace/resume',
  schema: nothing,
  shape: async (at) => {
    const { resume: w } = wordsOf(at);
    const title = fill(w.title, named(at));
    const last = await lastOf(at);
    if (last === undefined || last.endedOn === null || last.outcome === 'found')
      return { title, facts: [w.none], sections: [], submit: '' };
    const facts = [stateText(at.view.visit, last), last.endWhy ?? ''].filter((fact) => fact !== '');
    return { title, intro: w.intro, facts, sections: [], submit: w.submit };
  },
  act: async (at) => {
    await resumeTrace(at.view.visit.work, whoseOf(at));
    return { text: wordsOf(at).resume.done };
  },
};

const asking = z.object({ case: aText(40), text: aText(LONGEST_MESSAGE) });
const askForm: CustomerForm<typeof asking> = {
  path: '/trace/ask',
  schema: asking,
  shape: async (at) => {
    const { visit } = at.view;
    const { ask: w } = wordsOf(at);
    const title = fill(w.title, named(at));
    const cases = await casesHere(at);
    if (cases.length === 0) return { title, facts: [w.none], sections: [], submit: '' };
    const seal = ({ id }: Case): string => visit.work.ids.seal('case', id);
    const options = cases.map((one) => ({ value: seal(one), label: `${one.number}, ${one.partner}` }));
    const [first] = options;
    const from = options.find(({ value }) => value === visit.asked.query.get('case')) ?? first;
    const fields: Field[] = [
      { kind: 'select', name: 'case', label: w.case, required: true, value: from?.value ?? '', options },
      { kind: 'area', name: 'text', label: w.text, required: true, value: w.usual },
    ];
    return { title, intro: w.intro, sections: [{ legend: '', fields }], submit: w.submit };
  },
  act: async (at, { case: sealed, text }) => {
    const { visit } = at.view;
    const { work, asked, company, person } = visit;
    const id = work.ids.open('case', sealed);
    const found = (await casesHere(at)).find((one) => one.id === id);
    if (found === undefined) throw new WrongFields({ case: 'choice' });
    const key = `trace-ask/${(asked.form.get('once') ?? '').slice(0, 60)}`;
    await writeMessage(work, { companyId: company.id, caseId: found.id, text, author: person.name, key });
    return { text: fill(wordsOf(at).ask.done, { partner: found.partner }), to: visit.at.case(sealed) };
  },
};

const casesHere = ({ view: { visit, customer } }: FormAt): Promise<Case[]> => casesWithPartner(visit, customer.id);

export const customerTraceRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, startForm),
  ...formRoutes(deps, lookForm),
  ...formRoutes(deps, foundForm),
  ...formRoutes(deps, endForm),
  ...formRoutes(deps, resumeForm),
  ...formRoutes(deps, askForm),
];
