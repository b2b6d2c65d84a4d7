import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { dayText, fill, inLanguage } from '../languages/said';
import { STOP_WORDS } from '../languages/stop-words';
import { releaseDeliveries, stopDeliveries } from '../reminders/stop.actions';
import { stopOf } from '../reminders/stop.store';
import type { CustomerDeps } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aText } from './form-fields';

/** Deliveries to a customer, stopped by a person who may approve it, with the reason, and released. */
const decided = z.object({ why: aText(300) });

const wordsOf = ({ view }: FormAt) => inLanguage(STOP_WORDS, view.visit.language);

const whose = ({ view }: FormAt): { companyId: number; customerId: number } => ({
  companyId: view.visit.company.id,
  customerId: view.customer.id,
});

const stopForm: CustomerForm<typeof decided> = {
  path: '/stop',
  schema: decided,
  right: 'approve',
  shape: (at) => {
    const w = wordsOf(at).stop;
    return {
      title: fill(w.title, { customer: at.view.customer.name }),
      intro: w.intro,
      sections: [{ legend: '', fields: [{ kind: 'text', name: 'why', label: w.why, required: true }] }],
      submit: w.submit,
    };
  },
  act: async (at, { why }) => {
    await stopDeliveries(at.view.visit.work, { ...whose(at), reason: why });
    const undo = { path: at.view.under('/release'), fields: { why: wordsOf(at).undone } };
    return { text: wordsOf(at).stop.done, undo };
  },
};

const releaseForm: CustomerForm<typeof decided> = {
  path: '/release',
  schema: decided,
  right: 'approve',
  shape: async (at) => {
    const { release: w } = wordsOf(at);
    const { visit } = at.view;
    const stop = await stopOf(visit.work.db.read, { ...whose(at), kind: 'stop' });
    const title = fill(w.title, { customer: at.view.customer.name });
    if (stop === undefined) return { title, facts: [w.none], sections: [], submit: '' };
    const since = dayText(stop.recordedAt.slice(0, 10), visit.locale);
    return {
      title,
      facts: [fill(w.since, { day: since, reason: stop.reason })],
      sections: [{ legend: '', fields: [{ kind: 'text', name: 'why', label: w.why, required: true }] }],
      submit: w.submit,
    };
  },
  act: async (at, { why }) => {
    await releaseDeliveries(at.view.visit.work, { ...whose(at), reason: why });
    const undo = { path: at.view.under('/stop'), fields: { why: wordsOf(at).undone } };
    return { text: wordsOf(at).release.done, undo };
  },
};

export const customerStopRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, stopForm),
  ...formRoutes(deps, releaseForm),
];
