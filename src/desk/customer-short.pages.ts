import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { raise } from '../disputes/actions';
import { CATEGORY_CODES } from '../disputes/category';
import { CASE_OF, COURSE, GIVEN_AS } from '../disputes/deduction';
import { acceptRest, askForRest, restsOf, stopAskingForRest, type Rest } from '../disputes/deduction.actions';
import { format } from '../kernel/money';
import { codeText } from '../languages/code-words';
import { fill, inLanguage } from '../languages/said';
import { SHORT_PAYMENT_WORDS } from '../languages/short-payment-words';
import { WRITE_OFF_WORDS } from '../languages/write-off-words';
import { labelOf } from '../ledger/open-item';
import { openItemsOf } from '../ledger/store';
import { proposeThese } from '../ledger/write-off.actions';
import { NotFound } from '../platform/web/answer';
import type { CustomerDeps } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type Done, type FormAt, type Shape } from './customer-form.pages';
import { aChoice, aText, WrongFields, type Field } from './form-fields';

/** What becomes of the rest that a short payment left: accepted for what it is, a case with an owner, a write-off, or a demand like any other. */
const decision = z.object({
  item: z.string({ error: 'choice' }).max(40),
  what: aChoice(['accept', 'case', 'write_off', 'ask']),
  category: aChoice(CATEGORY_CODES as ['price', ...'price'[]]),
  note: aText(400),
});

const COURSES = ['accept', 'case', 'write_off', 'ask'] as const;

const shortForm: CustomerForm<typeof decision> = {
  path: '/short-payment',
  schema: decision,
  shape: async (at) => {
    const { view } = at;
    const w = wordsOf(at).form;
    const title = fill(w.title, { customer: view.customer.name });
    const rests = await waiting(at);
    const [first] = rests;
    if (first === undefined) return { title, facts: [w.none], sections: [], submit: '' };
    return formOf(at, title, [first, ...rests.slice(1)]);
  },
  act: async (at, { item, what, category, note }) => {
    const { visit, customer, under } = at.view;
    const rest = (await waiting(at)).find((one) => sealed(at, one) === item);
    if (rest === undefined) throw new WrongFields({ item: 'choice' });
    const { work, company } = visit;
    const w = wordsOf(at);
    const of = { companyId: company.id, itemId: rest.itemId };
    const said = (text: string): string => fill(text, { document: labelOf(rest) });
    if (what === 'case') {
      const items = [{ itemId: rest.itemId, amountMinor: rest.restMinor }];
      const made = await raise(work, { companyId: company.id, customerId: customer.id, items, category, objection: note }); // prettier-ignore
      return { text: said(w.form.cased), to: visit.at.under(`/disputes/${work.ids.seal('dispute', made.id)}`) };
    }
    if (what === 'write_off') return proposed(at, rest, note);
    const path = under(`/short-payment/${sealed(at, rest)}/undo`);
    if (what === 'accept') {
      await acceptRest(work, of);
      return { text: said(w.form.accepted), undo: { path, fields: {} } };
    }
    await askForRest(work, { ...of, reason: note });
    return { text: said(w.form.asked), undo: { path, fields: {} } };
  },
};

const wordsOf = ({ view }: FormAt) => inLanguage(SHORT_PAYMENT_WORDS, view.visit.language);
const sealed = ({ view }: FormAt, { itemId }: Pick<Rest, 'itemId'>): string => view.visit.work.ids.seal('item', itemId);

/** What is asked for already waits for nobody. */
async function waiting({ view }: FormAt): Promise<Rest[]> {
  const { work, company } = view.visit;
  const asked = { companyId: company.id, customerId: view.customer.id, today: work.today };
  return (await restsOf(work.db.read, asked)).filter(({ kind }) => COURSE[kind] !== 'ask');
}

function formOf(at: FormAt, title: string, rests: readonly [Rest, ...Rest[]]): Shape {
  const { view, f } = at;
  const w = wordsOf(at).form;
  const { visit, codes } = view;
  const named = visit.asked.query.get('item') ?? '';
  const chosen = rests.find((one) => sealed(at, one) === named) ?? rests[0];
  const lineOf = (one: Rest): string =>
    fill(w.line, {
      document: labelOf(one),
      rest: format({ minor: one.restMinor, currency: one.currency }, visit.locale),
      reason: codes.rest[one.kind],
    });
  const fields: Field[] = [
    {
      ...{ kind: 'select', name: 'item', label: w.item, value: sealed(at, chosen) },
      options: rests.map((one) => ({ value: sealed(at, one), label: lineOf(one) })),
    },
    {
      ...{ kind: 'radio', name: 'what', label: w.what, value: COURSE[chosen.kind] },
      options: (GIVEN_AS[chosen.kind] === null ? COURSES.slice(1) : COURSES).map((value) => ({
        value,
        label: w[value],
      })),
    },
    {
      ...{ kind: 'select', name: 'category', label: w.category, value: CASE_OF[chosen.kind], hint: f.optional },
      options: CATEGORY_CODES.map((value) => ({ value, label: codeText(codes.category, value) })),
    },
    { kind: 'text', name: 'note', label: w.note, required: true },
  ];
  return { title, intro: w.intro, sections: [{ legend: '', fields }], submit: w.submit };
}

async function proposed(at: FormAt, rest: Rest, reason: string): Promise<Done> {
  const { visit } = at.view;
  const { work, company } = visit;
  const asking = { companyId: company.id, holdSources: (q: Parameters<CustomerDeps['holdSources']>[0]) => at.deps.holdSources(q) }; // prettier-ignore
  const { refused } = inLanguage(WRITE_OFF_WORDS, visit.language);
  const id = await proposeThese(work, asking, { currency: rest.currency, itemIds: [rest.itemId], reason }, refused);
  return { text: wordsOf(at).all.done, to: visit.at.under(`/write-offs/${work.ids.seal('write_off', id)}`) };
}

const nothing = z.object({});

const undoForm: CustomerForm<typeof nothing> = {
  path: '/short-payment/:item/undo',
  schema: nothing,
  shape: async (at) => {
    await itemAsked(at);
    const w = wordsOf(at).undo;
    return { title: w.title, intro: w.intro, sections: [], submit: w.submit };
  },
  act: async (at) => {
    const { work, company } = at.view.visit;
    await stopAskingForRest(work, { companyId: company.id, itemId: await itemAsked(at) });
    return { text: wordsOf(at).undo.done };
  },
};

/** The item that the address names, of this customer. */
async function itemAsked({ view }: FormAt): Promise<number> {
  const { work, company, asked } = view.visit;
  const id = work.ids.open('item', asked.params['item'] ?? '');
  const [found] = id === undefined ? [] : await openItemsOf(work.db.read, company.id, [id]);
  if (found?.customerId !== view.customer.id) throw new NotFound();
  return found.itemId;
}

export const customerShortRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, shortForm),
  ...formRoutes(deps, undoForm),
];
