import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { PREPAYMENT_WORDS } from '../languages/prepayment-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { askPrepayment, deliverOnAccount } from '../reminders/stop.actions';
import { stopOf } from '../reminders/stop.store';
import type { CustomerDeps, CustomerView } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aText, type Section } from './form-fields';

/** Deliveries against prepayment only: decided by a person with the reason, and ended. */
const decided = z.object({ why: aText(300) });

const wordsOf = ({ visit }: CustomerView) => inLanguage(PREPAYMENT_WORDS, visit.language);
const whoseOf = ({ view: { customer } }: FormAt) => ({ companyId: customer.companyId, customerId: customer.id });
const whySection = (label: string): Section => ({
  legend: '',
  fields: [{ kind: 'text', name: 'why', label, required: true }],
});

/** What stands beside the customer's name; empty: it is delivered to on account. */
export async function prepaymentMark(view: CustomerView): Promise<string> {
  const { visit, customer } = view;
  if (visit.on !== null) return '';
  const found = await stopOf(visit.work.db.read, {
    companyId: customer.companyId,
    customerId: customer.id,
    kind: 'prepay',
  });
  if (found === undefined) return '';
  return fill(wordsOf(view).mark, { day: dayText(found.recordedAt.slice(0, 10), visit.locale) });
}

async function standing(at: FormAt): Promise<string | null> {
  const { visit } = at.view;
  const found = await stopOf(visit.work.db.read, { ...whoseOf(at), kind: 'prepay' });
  if (found === undefined) return null;
  return fill(wordsOf(at.view).since, {
    day: dayText(found.recordedAt.slice(0, 10), visit.locale),
    reason: found.reason,
  });
}

const askForm: CustomerForm<typeof decided> = {
  path: '/prepay',
  schema: decided,
  shape: async (at) => {
    const w = wordsOf(at.view);
    const title = fill(w.ask.title, { customer: at.view.customer.name });
    const since = await standing(at);
    if (since === null) return { title, intro: w.ask.intro, sections: [whySection(w.why)], submit: w.ask.submit };
    const links = [{ href: at.view.under('/prepay/end'), label: w.end.submit }];
    return { title, facts: [since], links, sections: [], submit: '' };
  },
  act: async (at, { why }) => {
    await askPrepayment(at.view.visit.work, { ...whoseOf(at), reason: why });
    const { ask, undone } = wordsOf(at.view);
    return { text: ask.done, undo: { path: at.view.under('/prepay/end'), fields: { why: undone } } };
  },
};

const endForm: CustomerForm<typeof decided> = {
  path: '/prepay/end',
  schema: decided,
  shape: async (at) => {
    const w = wordsOf(at.view);
    const title = fill(w.end.title, { customer: at.view.customer.name });
    const since = await standing(at);
    if (since === null) return { title, facts: [w.none], sections: [], submit: '' };
    return { title, facts: [since], sections: [whySection(w.why)], submit: w.end.submit };
  },
  act: async (at, { why }) => {
    await deliverOnAccount(at.view.visit.work, { ...whoseOf(at), reason: why });
    const { end, undone } = wordsOf(at.view);
    return { text: end.done, undo: { path: at.view.under('/prepay'), fields: { why: undone } } };
  },
};

export const customerPrepayRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, askForm),
  ...formRoutes(deps, endForm),
];
