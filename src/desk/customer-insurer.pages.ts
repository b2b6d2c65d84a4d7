import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { COVER_KINDS, type CoverReport } from '../customers/credit';
import { reportToInsurer, takeReportBack } from '../customers/cover-report.actions';
import { coverOf, coverReportsOf } from '../customers/credit.store';
import { dayFrom, type Day } from '../kernel/day';
import { CREDIT_WORDS } from '../languages/credit-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { NotFound } from '../platform/web/answer';
import type { CustomerDeps } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aDay, aText, WrongFields } from './form-fields';

/** What the insurer of a customer was told, of the items due on one day: recorded with day and reference, and taken back. */
const told = z.object({ on: aDay, reference: aText(200).optional() });

const tellForm: CustomerForm<typeof told> = {
  path: '/insurer/:kind/:due',
  schema: told,
  shape: async (at) => {
    const w = wordsOf(at).report;
    const { kind, dueOn } = asked(at);
    const { visit, customer } = at.view;
    const cover = await coverOf(visit.work.db.read, customer.companyId, customer.id);
    return {
      title: fill(w.title[kind], { insurer: cover?.insurer ?? '' }),
      intro: fill(w.intro[kind], { customer: customer.name, due: dayText(dueOn, visit.locale) }),
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'date', name: 'on', label: w.on, value: visit.work.today, required: true },
            { kind: 'text', name: 'reference', label: w.reference, hint: w.referenceHint },
          ],
        },
      ],
      submit: w.submit,
    };
  },
  act: async (at, { on, reference = null }) => {
    const { visit, customer } = at.view;
    if (on > visit.work.today) throw new WrongFields({ on: 'notFuture' });
    const whose = { companyId: customer.companyId, customerId: customer.id };
    const id = await reportToInsurer(visit.work, whose, { ...asked(at), toldOn: on, reference });
    const path = at.view.under(`/insurer-reports/${visit.work.ids.seal('cover_report', id)}/back`);
    return { text: wordsOf(at).report.done, undo: { path, fields: {} } };
  },
};

const wordsOf = ({ view }: FormAt) => inLanguage(CREDIT_WORDS, view.visit.language);

/** Which deadline the address names. */
function asked({ view }: FormAt): { readonly kind: CoverReport['kind']; readonly dueOn: Day } {
  const { params } = view.visit.asked;
  const kind = COVER_KINDS.find((one) => one === params['kind']);
  const dueOn = dayFrom(params['due'] ?? '');
  if (kind === undefined || dueOn === undefined || dueOn >= view.visit.work.today) throw new NotFound();
  return { kind, dueOn };
}

const back = z.object({});

const backForm: CustomerForm<typeof back> = {
  path: '/insurer-reports/:report/back',
  schema: back,
  shape: async (at) => {
    const w = wordsOf(at).report;
    const { kind, dueOn, toldOn } = await reportAsked(at);
    const day = (on: Day): string => dayText(on, at.view.visit.locale);
    return {
      title: w.back.title,
      intro: fill(w.told[kind], { day: day(toldOn), due: day(dueOn) }),
      facts: [w.back.text],
      sections: [],
      submit: w.back.submit,
    };
  },
  act: async (at) => {
    const { visit, customer } = at.view;
    const whose = { companyId: customer.companyId, customerId: customer.id };
    await takeReportBack(visit.work, whose, await reportAsked(at));
    return { text: wordsOf(at).report.back.done };
  },
};

async function reportAsked({ view }: FormAt): Promise<CoverReport> {
  const { work, asked } = view.visit;
  const id = work.ids.open('cover_report', asked.params['report'] ?? '');
  const whose = { companyId: view.customer.companyId, customerId: view.customer.id };
  const found = (await coverReportsOf(work.db.read, whose)).find((report) => report.id === id);
  if (found === undefined) throw new NotFound();
  return found;
}

export const customerInsurerRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, tellForm),
  ...formRoutes(deps, backForm),
];
