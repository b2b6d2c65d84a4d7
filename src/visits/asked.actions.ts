import { logWithin } from '../activities/actions';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import type { Customer } from '../customers/customer';
import { addWorkdays, TARGET } from '../kernel/calendar';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { dayText, fill, inLanguage } from '../languages/said';
import { VISITS_WORDS } from '../languages/visits-words';
import { tellColleagues } from '../people/house-mail.actions';
import { waitForDesk, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { movable, takeBack } from './actions';
import { agentById, endVisit, insertVisit, liveVisit, updateVisit } from './store';
import { aboutVisit, type Visit } from './visit';

/** What a customer says about visits: it asks for one, asks for another day, or wants none; that ends it at once. */
export interface Asking {
  readonly company: Company;
  readonly customer: Customer;
}

/** Bank days until somebody answers. */
const ANSWER_DAYS = 3;

/** Returns the last day for our answer. */
export async function requestVisit(
  tx: Tx,
  work: Work,
  { company, customer }: Asking,
  asked: { readonly agentId: number | null; readonly wishes: string },
): Promise<Day> {
  await waitForDesk(tx, company.id);
  const whose = { companyId: company.id, customerId: customer.id };
  const there = await liveVisit(tx, whose);
  const nothing = { onDay: null, part: null, address: null, way: null, needsApproval: false };
  const terms = { ...nothing, agentId: asked.agentId, state: 'requested', reason: 'asked' } as const;
  const id = there === undefined ? await insertVisit(tx, work, { ...whose, ...terms, wishes: asked.wishes, source: 'portal' }) : undefined; // prettier-ignore
  if (id === undefined)
    throw new Refusal('visit-there', 'A visit to this customer is planned already.', 'Move it, or cancel it first.');
  const w = inLanguage(VISITS_WORDS, company.language).noted;
  await customerSaid(tx, work, { company, customer }, { id, note: fill(w.requested, { wishes: asked.wishes }) });
  const dueOn = addWorkdays(TARGET, work.today, ANSWER_DAYS);
  await taskOf(tx, work, { company, customer }, { id, kind: 'visit_request', ask: 'visitRequest', dueOn });
  await record(tx, work, {
    companyId: company.id,
    kind: 'visit.requested',
    ref: aboutVisit(id),
    payload: { ...asked },
  });
  return dueOn;
}

/** It stands until somebody has moved it. */
export async function askOtherDay(
  tx: Tx,
  work: Work,
  asking: Asking,
  { visitId, wishes }: { readonly visitId: number; readonly wishes: string },
): Promise<void> {
  const { company } = asking;
  await waitForDesk(tx, company.id);
  const visit = await movable(tx, company.id, visitId, 'planned');
  await updateVisit(tx, work, visit, { wishes });
  const w = inLanguage(VISITS_WORDS, company.language).noted;
  await customerSaid(tx, work, asking, { id: visit.id, note: fill(w.otherDay, { wishes }) });
  const of = { id: visit.id, kind: 'visit_move', ask: 'visitMove', dueOn: work.today } as const;
  await taskOf(tx, work, asking, of, visit.onDay);
  await record(tx, work, { companyId: company.id, kind: 'visit.other_day', ref: aboutVisit(visit.id), payload: { wishes } }); // prettier-ignore
}

/** Nobody comes: what was not sent yet is not sent, the agent is told, and a person sees that the customer said no. */
export async function refuseVisit(tx: Tx, work: Work, asking: Asking, visitId: number): Promise<Visit> {
  const { company, customer } = asking;
  await waitForDesk(tx, company.id);
  const visit = await movable(tx, company.id, visitId, 'refused');
  await takeBack(tx, work, visit);
  await endVisit(tx, work, visit, { state: 'refused', why: null });
  await closeTasksAbout(tx, work, { companyId: company.id, abouts: [aboutVisit(visit.id)], outcome: 'refused' });
  const w = inLanguage(VISITS_WORDS, company.language).noted;
  const day = visit.onDay === null ? '' : dayText(visit.onDay, company.language);
  await customerSaid(tx, work, asking, { id: visit.id, note: fill(w.refused, { day }).trim() });
  const of = { id: visit.id, kind: 'visit_refused', ask: 'visitRefused', dueOn: work.today } as const;
  await taskOf(tx, work, asking, of, visit.onDay);
  await record(tx, work, { companyId: company.id, kind: 'visit.refused', ref: aboutVisit(visit.id), payload: {} });
  const agent = visit.agentId === null ? undefined : await agentById(tx, company.id, visit.agentId);
  if (agent === undefined || agent.email === '' || visit.state !== 'planned') return visit;
  await tellColleagues(tx, work, [
    {
      ...{ companyId: company.id, key: `${aboutVisit(visit.id)}/refused/${agent.email}` },
      to: { name: agent.name, email: agent.email, language: company.language },
      said: {
        subject: fill(w.agentSubject, { customer: customer.name, day }),
        paragraphs: [fill(w.agentText, { customer: customer.name, code: customer.code, day })],
        link: null,
      },
    },
  ]);
  return visit;
}

const customerSaid = (
  tx: Tx,
  work: Work,
  { company, customer }: Asking,
  { id, note }: { readonly id: number; readonly note: string },
): Promise<unknown> =>
  logWithin(tx, work, {
    ...{ companyId: company.id, customerId: customer.id, kind: 'reply', direction: 'in', note },
    about: aboutVisit(id),
  });

interface Task {
  readonly id: number;
  readonly kind: 'visit_request' | 'visit_move' | 'visit_refused';
  readonly ask: 'visitRequest' | 'visitMove' | 'visitRefused';
  readonly dueOn: Day;
}

const taskOf = (
  tx: Tx,
  work: Work,
  { company, customer }: Asking,
  { id, kind, ask, dueOn }: Task,
  day: Day | null = null,
): Promise<number> =>
  openTasks(tx, work, [
    {
      ...{ companyId: company.id, customerId: customer.id, kind, dueOn, assignee: customer.collector },
      ...{ key: `${aboutVisit(id)}/${kind}/${work.now}`, about: aboutVisit(id) },
      title: asks(ask, { customer: customer.name, ...(day === null ? {} : { day }) }),
    },
  ]);
