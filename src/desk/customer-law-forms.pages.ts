import { z } from 'zod';
import { correctCustomer, endCorrection } from '../customers/actions';
import { overridesOf } from '../customers/override.store';
import { limitationSources } from '../dossier/limitation-sources.store';
import type { Route } from '../companies/visit.pages';
import { CLAIM_TYPES } from '../kernel/claim-type';
import { LAW_WORDS } from '../languages/law-words';
import { LIMITATION_WORDS } from '../languages/limitation-words';
import type { LimitationWords } from '../languages/limitation-words.en';
import { dayText, fill, inLanguage } from '../languages/said';
import { EVENT_KINDS } from '../law/country-rules';
import { countLimitations, limitationsNow, noteEvent, takeBackEvent } from '../law/limitation.actions';
import { eventsOf, type KeptEvent } from '../law/limitation.store';
import { NotFound } from '../platform/web/answer';
import { calledBy, type CustomerDeps, type CustomerView } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aChoice, aDay, aText, WrongFields } from './form-fields';

/** What people say of law and court of a customer, and what interrupts limitation that nothing else here tells. */
export const customerLawForms = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, changeForm),
  ...formRoutes(deps, eventForm),
  ...formRoutes(deps, endForm),
];

export const wordsOf = ({ visit }: CustomerView): LimitationWords => inLanguage(LIMITATION_WORDS, visit.language);

export const rangeOf = ({ visit, customer }: CustomerView) => ({
  ...{ companyId: visit.company.id, first: customer.id, last: customer.id },
});

const aCountry = z
  .string()
  .trim()
  .transform((text) => text.toUpperCase())
  .refine((text) => /^[A-Z]{2}$/.test(text), 'country');
const changed = z.object({
  governing_law: aCountry.optional(),
  court_country: aCountry.optional(),
  claim_type: z.enum(CLAIM_TYPES, { error: 'choice' }).optional(),
  why: aText(300),
});
const CHANGED = ['governing_law', 'court_country', 'claim_type'] as const;
type ChangedField = (typeof CHANGED)[number];

const standing = ({ customer }: CustomerView): Readonly<Record<ChangedField, string>> => ({
  governing_law: customer.governingLaw ?? '',
  court_country: customer.courtCountry ?? '',
  claim_type: customer.claimType ?? '',
});

const changeForm: CustomerForm<typeof changed> = {
  path: '/law/change',
  schema: changed,
  shape: ({ view }) => {
    const w = wordsOf(view);
    const claims = inLanguage(LAW_WORDS, view.visit.language).claims;
    const now = standing(view);
    return {
      title: fill(w.changeTitle, { customer: view.customer.name }),
      intro: w.changeIntro,
      sections: [
        {
          legend: '',
          fields: [
            {
              kind: 'text',
              name: 'governing_law',
              label: w.field.governing,
              hint: w.field.empty,
              value: now.governing_law,
            },
            {
              kind: 'text',
              name: 'court_country',
              label: w.field.court,
              hint: w.field.empty,
              value: now.court_country,
            },
            {
              ...{ kind: 'select', name: 'claim_type', label: w.field.claim, value: now.claim_type },
              options: [
                { value: '', label: w.notSaid },
                ...CLAIM_TYPES.map((value) => ({ value, label: claims[value] })),
              ],
            },
            { kind: 'text', name: 'why', label: w.why, required: true },
          ],
        },
      ],
      submit: w.submit,
    };
  },
  act: async (at, { why, ...given }) => {
    const { view } = at;
    const { visit, customer } = view;
    const w = wordsOf(view);
    for (const field of ['governing_law', 'court_country'] as const)
      if (given[field] !== undefined && !isCountry(given[field])) throw new WrongFields({ [field]: w.country });
    const now = standing(view);
    const moved = CHANGED.filter((field) => (given[field] ?? '') !== now[field]);
    const overrides = await overridesOf(visit.work.db.read, customer.companyId, `customer/${customer.id}`);
    for (const field of moved) {
      const key = { companyId: customer.companyId, customerId: customer.id, field };
      const text = given[field] ?? '';
      // Emptied is the source's word again, where a correction stood
      const source = overrides.find((one) => one.field === field);
      if (text === '' && source !== undefined && source.sourceValue === null) await endCorrection(visit.work, key);
      else await correctCustomer(visit.work, { ...key, text, why });
    }
    if (moved.length > 0) await countLimitations(visit.work, visit.company, limitationSources, [rangeOf(view)]);
    const to = view.under('/law');
    return { text: moved.length === 0 ? w.unchanged : fill(w.done, { customer: customer.name }), to };
  },
};

/** A country that there is. */
const isCountry = (code: string): boolean => new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code) !== undefined; // prettier-ignore

const happened = z.object({
  kind: aChoice(EVENT_KINDS),
  on: aDay,
  until: aDay.optional(),
  document: z.string().max(60).optional(),
  why: aText(300),
});

const eventForm: CustomerForm<typeof happened> = {
  path: '/law/event',
  schema: happened,
  shape: async ({ view }) => {
    const { visit } = view;
    const w = wordsOf(view).event;
    const law = inLanguage(LAW_WORDS, visit.language);
    const items = await limitationsNow(visit.work, visit.company, rangeOf(view), () => []);
    const documents = items.map(({ itemId, document }) => ({
      value: visit.work.ids.seal('item', itemId),
      label: document,
    }));
    return {
      title: fill(w.title, { customer: view.customer.name }),
      intro: w.intro,
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'select', name: 'kind', label: w.kind, required: true, options: EVENT_KINDS.map((value) => ({ value, label: law.event[value] })) },
            { kind: 'date', name: 'on', label: w.on, required: true, value: visit.work.today },
            { kind: 'date', name: 'until', label: w.until },
            { kind: 'select', name: 'document', label: w.document, options: [{ value: '', label: w.all }, ...documents] },
            { kind: 'text', name: 'why', label: w.why, required: true },
          ],
        },
      ],
      submit: items.length === 0 ? '' : w.submit,
    }; // prettier-ignore
  },
  act: async ({ view }, { kind, on, until = null, document, why }) => {
    const { visit, customer } = view;
    const items = await limitationsNow(visit.work, visit.company, rangeOf(view), () => []);
    const one = document === undefined ? undefined : (visit.work.ids.open('item', document) ?? -1);
    const itemIds = items.map(({ itemId }) => itemId).filter((id) => one === undefined || id === one);
    if (itemIds.length === 0) throw new WrongFields({ document: 'choice' });
    if (until !== null && until < on) throw new WrongFields({ until: 'day' });
    await noteEvent(visit.work, {
      companyId: customer.companyId,
      customerId: customer.id,
      itemIds,
      kind,
      on,
      until,
      why,
    });
    await countLimitations(visit.work, visit.company, limitationSources, [rangeOf(view)]);
    return { text: wordsOf(view).event.done, to: view.under('/law') };
  },
};

const nothing = z.object({});

/** The event that the address names, of this customer. */
async function eventAsked({ view }: FormAt): Promise<KeptEvent> {
  const { work, asked, company } = view.visit;
  const id = work.ids.open('limitation_event', asked.params['event'] ?? '');
  const found = (await eventsOf(work.db.read, company.id, view.customer.id)).find((one) => one.id === id);
  if (found === undefined) throw new NotFound();
  return found;
}

const endForm: CustomerForm<typeof nothing> = {
  path: '/law/event/:event/end',
  schema: nothing,
  shape: async (at) => {
    const { view } = at;
    const w = wordsOf(view).event;
    const found = await eventAsked(at);
    const law = inLanguage(LAW_WORDS, view.visit.language);
    const said = {
      what: law.event[found.kind],
      day: dayText(found.on, view.visit.locale),
      who: calledBy(view, found.by),
      why: found.why,
    };
    return { title: fill(w.title, { customer: view.customer.name }), facts: [`${found.document}: ${fill(w.by, said)}`], sections: [], submit: w.end }; // prettier-ignore
  },
  act: async (at) => {
    const { view } = at;
    const { visit, customer } = view;
    await takeBackEvent(visit.work, customer.companyId, customer.id, [(await eventAsked(at)).id]);
    await countLimitations(visit.work, visit.company, limitationSources, [rangeOf(view)]);
    return { text: wordsOf(view).event.ended, to: view.under('/law') };
  },
};
