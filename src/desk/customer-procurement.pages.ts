import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { WrongUse } from '../kernel/result';
import { PROCUREMENT_WORDS, type ProcurementWords } from '../languages/procurement-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { NotFound } from '../platform/web/answer';
import { LOOK_STATES, PORTAL_NAMES, portalCalled } from '../reminders/procurement';
import { dropPortal, looked, setPortal } from '../reminders/procurement.actions';
import { looksOf, portalOf, type ProcurementPortal } from '../reminders/procurement.store';
import { calledBy, type CustomerDeps, type CustomerView } from './customer-asked.pages';
import { chosenItems, given, itemsField, optionsOf, owedItems } from './customer-choice.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aChoice, aDay, WrongFields } from './form-fields';

/** The procurement portal of a customer: on its page, and the forms that name it and record what was read there. */
const MOST_LOOKS = 5;

export async function procurementBlanks(view: CustomerView): Promise<unknown> {
  const { visit, customer } = view;
  const w = inLanguage(PROCUREMENT_WORDS, visit.language);
  const portal = await portalOf(visit.work.db.read, visit.company.id, customer.id);
  const change = view.may('/procurement') ? view.under('/procurement') : '';
  if (portal === undefined) return { w, name: '', change, change_text: w.add };
  const looks = await looksOf(visit.work.db.read, portal.id, MOST_LOOKS);
  return {
    w,
    name: portalCalled(portal.name),
    link: portal.link,
    number: portal.supplierNo === null ? '' : fill(w.number, { number: portal.supplierNo }),
    looks: looks.map((one) => ({
      text: fill(w.read, {
        document: labelOf(one),
        state: w.state[one.state],
        day: dayText(one.onDay, visit.locale),
      }),
      more: [
        one.nextOn === null ? '' : fill(w.next, { day: dayText(one.nextOn, visit.locale) }),
        one.note ?? '',
        calledBy(view, one.recordedBy),
      ]
        .filter((part) => part !== '')
        .join(' · '),
    })),
    look: view.may('/procurement/look') ? view.under('/procurement/look') : '',
    change,
    change_text: w.change,
  };
}

const wordsOf = ({ view }: FormAt): ProcurementWords => inLanguage(PROCUREMENT_WORDS, view.visit.language);
const whose = ({ view }: FormAt): { companyId: number; customerId: number } => ({
  companyId: view.visit.company.id,
  customerId: view.customer.id,
});
const portalAt = (at: FormAt): Promise<ProcurementPortal | undefined> =>
  portalOf(at.view.visit.work.db.read, whose(at).companyId, whose(at).customerId);

const text = (longest: number): z.ZodOptional<z.ZodString> => z.string().trim().max(longest, 'long').optional();
const named = z.object({
  portal: aChoice([...PORTAL_NAMES, 'other', 'none']),
  name: text(60),
  link: text(500),
  number: text(60),
});

const setForm: CustomerForm<typeof named> = {
  path: '/procurement',
  schema: named,
  shape: async (at) => {
    const { set: w } = wordsOf(at);
    const portal = await portalAt(at);
    const isKnown = PORTAL_NAMES.some((name) => name === portal?.name);
    const options = [
      ...PORTAL_NAMES.map((value) => ({ value, label: portalCalled(value) })),
      { value: 'other', label: w.other },
      ...(portal === undefined ? [] : [{ value: 'none', label: w.end }]),
    ];
    return {
      title: fill(w.title, { customer: at.view.customer.name }),
      intro: w.intro,
      sections: [
        {
          legend: '',
          fields: [
            {
              ...{ kind: 'select', name: 'portal', label: w.name, options },
              value: portal === undefined || isKnown ? (portal?.name ?? 'ariba') : 'other',
            },
            { kind: 'text', name: 'name', label: w.otherName, value: isKnown ? '' : (portal?.name ?? '') },
            { kind: 'text', name: 'link', label: w.link, hint: w.linkHint, value: portal?.link ?? '' },
            { kind: 'text', name: 'number', label: w.number, value: portal?.supplierNo ?? '' },
          ],
        },
      ],
      submit: w.submit,
    };
  },
  act: async (at, { portal, name = '', link = '', number = '' }) => {
    const { set: w } = wordsOf(at);
    const { work } = at.view.visit;
    if (portal === 'none') {
      await dropPortal(work, whose(at));
      return { text: w.ended };
    }
    if (portal === 'other' && name === '') throw new WrongFields({ name: 'needed' });
    const terms = { name: portal === 'other' ? name : portal, link, supplierNo: number === '' ? null : number };
    const made = await setPortal(work, whose(at), terms).catch((error: unknown) => {
      throw error instanceof WrongUse ? new WrongFields({ link: w.wrongLink }) : error;
    });
    return { text: fill(w.done, { portal: portalCalled(made.name) }) };
  },
};

const read = z.object({
  state: aChoice([...LOOK_STATES]),
  on: aDay.optional(),
  next: aDay.optional(),
  note: text(500),
});

const lookForm: CustomerForm<typeof read> = {
  path: '/procurement/look',
  schema: read,
  shape: async (at) => {
    const words = wordsOf(at);
    const w = words.looked;
    const portal = await portalAt(at);
    if (portal === undefined) throw new NotFound();
    const items = await owedItems(at);
    const called = portalCalled(portal.name);
    return {
      title: fill(w.title, { portal: called, customer: at.view.customer.name }),
      intro: w.intro,
      facts: portal.supplierNo === null ? [] : [fill(words.number, { number: portal.supplierNo })],
      links: [{ href: portal.link, label: fill(w.open, { portal: called }), away: words.opens }],
      sections:
        items.length === 0
          ? []
          : [
              { legend: at.f.items.legend, fields: [itemsField(at, items, false)] },
              {
                legend: '',
                fields: [
                  {
                    ...{ kind: 'select', name: 'state', label: w.state, required: true },
                    options: [{ value: '', label: at.f.choose }, ...optionsOf(LOOK_STATES, words.state)],
                  },
                  { kind: 'date', name: 'on', label: w.on, value: at.view.visit.work.today },
                  { kind: 'date', name: 'next', label: w.next, hint: w.nextHint },
                  { kind: 'text', name: 'note', label: w.note },
                ],
              },
            ],
      submit: items.length === 0 ? '' : w.submit,
    };
  },
  act: async (at, { state, on, next, note }) => {
    const { work, locale } = at.view.visit;
    const words = wordsOf(at);
    if (on !== undefined && on > work.today) throw new WrongFields({ on: 'notFuture' });
    if (next !== undefined && next <= work.today) throw new WrongFields({ next: 'notPast' });
    const chosen = chosenItems(at, await owedItems(at));
    if (chosen.length === 0) throw new WrongFields({ item: 'item' });
    const itemIds = chosen.map(({ item }) => item.itemId);
    const days = { ...given('on', on), ...given('next', next), ...given('note', note) };
    const { items, nextOn } = await looked(work, { ...whose(at), itemIds, state, ...days });
    const said = { documents: items.map(labelOf).join(', '), state: words.state[state] };
    return {
      text:
        nextOn === null
          ? fill(words.looked.doneLast, said)
          : fill(words.looked.done, { ...said, day: dayText(nextOn, locale) }),
    };
  },
};

export const customerProcurementRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, setForm),
  ...formRoutes(deps, lookForm),
];
