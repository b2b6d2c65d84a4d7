import { z } from 'zod';
import { LONGEST_ASIDE_DAYS, setAside, takeBackAside } from '../advice/actions';
import { adviceShown } from '../advice/shown.pages';
import type { Route } from '../companies/visit.pages';
import { addDays, daysBetween } from '../kernel/day';
import { ADVICE_WORDS } from '../languages/advice-words';
import type { AdviceWords } from '../languages/advice-words.en';
import { dayText, fill, inLanguage } from '../languages/said';
import type { CustomerDeps, CustomerView } from './customer-asked.pages';
import { formRoutes, type CustomerForm } from './customer-form.pages';
import { aDay, aText, WrongFields } from './form-fields';

/** When to move on with a customer, on its page; set aside with a reason until a day, and told again. */
export const customerAdviceRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, asideForm),
  ...formRoutes(deps, backForm),
];

const wordsOf = ({ visit }: CustomerView): AdviceWords => inLanguage(ADVICE_WORDS, visit.language);

/** Of today only: a day that is past has its own answer, in the chain of reasons. */
export async function adviceBlanks(view: CustomerView, deps: CustomerDeps): Promise<object | null> {
  const { visit, customer } = view;
  if (visit.on !== null) return null;
  const w = wordsOf(view);
  const shown = await adviceShown(visit, customer.id, (q) => deps.holdSources(q));
  const link = (path: string, label: string): object[] => (view.may(path) ? [{ href: view.under(path), label }] : []);
  return {
    ...shown,
    links:
      shown.said === null
        ? []
        : [
            ...(shown.kind === 'hand_over' ? link('/recovery', w.toRecovery) : []),
            ...(shown.kind === 'notice' ? link('/notice', w.toNotice) : []),
            ...(shown.isAside ? link('/advice/back', w.aside.back) : link('/advice/aside', w.aside.action)),
          ],
  };
}

const aside = z.object({ until: aDay, why: aText(300) });

/** Offered: long enough for a word with somebody. */
const OFFERED_DAYS = 14;

const asideForm: CustomerForm<typeof aside> = {
  path: '/advice/aside',
  schema: aside,
  shape: ({ view }) => {
    const w = wordsOf(view).aside;
    const until = addDays(view.visit.work.today, OFFERED_DAYS);
    return {
      title: fill(w.title, { customer: view.customer.name }),
      intro: w.intro,
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'date', name: 'until', label: w.until, required: true, value: until },
            { kind: 'text', name: 'why', label: w.why, required: true },
          ],
        },
      ],
      submit: w.submit,
    };
  },
  act: async ({ view, deps }, { until, why }) => {
    const { visit, customer } = view;
    const { today } = visit.work;
    if (until <= today || daysBetween(today, until) > LONGEST_ASIDE_DAYS) throw new WrongFields({ until: 'day' });
    const given = { company: visit.company, customerId: customer.id, until, why };
    await setAside(visit.work, given, (q) => deps.holdSources(q));
    return {
      text: fill(wordsOf(view).aside.done, { day: dayText(until, visit.locale) }),
      undo: { path: view.under('/advice/back'), fields: {} },
    };
  },
};

const nothing = z.object({});

const backForm: CustomerForm<typeof nothing> = {
  path: '/advice/back',
  schema: nothing,
  shape: ({ view }) => {
    const w = wordsOf(view).aside;
    return { title: fill(w.backTitle, { customer: view.customer.name }), sections: [], submit: w.back };
  },
  act: async ({ view }) => {
    await takeBackAside(view.visit.work, view.visit.company.id, view.customer.id);
    return { text: wordsOf(view).aside.told };
  },
};
