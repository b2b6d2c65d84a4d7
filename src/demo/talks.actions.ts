import { holdSources } from '../app';
import { logActivity } from '../activities/actions';
import { agreeCall, setHours } from '../calls/actions';
import { spansTyped, USUAL_HOURS } from '../calls/hours';
import { followCalls } from '../calls/jobs';
import { offeredTo } from '../calls/offered.actions';
import { hoursOf } from '../calls/store';
import type { Company } from '../companies/company';
import { addContact } from '../customers/actions';
import { addressesInRange, contactsInRange, findCustomer } from '../customers/store';
import { smsDraftFrom } from '../outbox/sms-gateway';
import { setGateway } from '../outbox/sms-setup.actions';
import { assert } from '../kernel/assert';
import { addWorkdays, calendarOf } from '../kernel/calendar';
import type { Day } from '../kernel/day';
import { colleaguesAt } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { onDay, within, type Work } from '../platform/work';
import { SHIPPED } from '../reminders/shipped';
import { addStrategy, useStrategy } from '../reminders/strategy.actions';
import { planVisit, recordVisit } from '../visits/actions';
import { addAgent } from '../visits/agent.actions';
import { agentsOf, listedVisits } from '../visits/store';
import type { Evening } from './evening';
import type { Stage } from './stage.actions';

/**
 * What the people of the demo's first company do beside writing: somebody visits customers and is announced by letter, calls are agreed
 * and made where a colleague offers hours, and one customer is reminded by short messages.
 */
const COMPANY = 'lumen';
const VISITED = '1009';
const TO_VISIT = '1036';
const CALLED = '1021';
const TEXTED = '1049';
const MOBILE = '+33 6 39 98 60 12'; // of the numbers that are kept for stories

export async function peopleTalk(stage: Stage, company: Company, evening: Evening): Promise<void> {
  if (company.code !== COMPANY) return;
  const { on, left } = evening;
  const at = (): Work => onDay(stage.work(), company.zone, on);
  stage.turnTo(on, 17);
  if (left === 10) await textsAreSent(at(), company);
  if (left === 20) await plan(at(), company, VISITED, evening.dayLeft(6));
  if (left === 6) await recordThose(at(), company);
  if (left === 3) await agree(at(), company, evening.dayLeft(2));
  if (left === 2) await made(stage, company, on);
  if (left === 1) await plan(at(), company, TO_VISIT, addWorkdays(calendarOf(company.country), on, 11));
}

/** The reminders of one customer go to a mobile; test mode writes them into the folder of mails. */
async function textsAreSent(work: Work, company: Company): Promise<void> {
  const { id: customerId } = await findCustomer(work.db.read, company.id, TEXTED);
  const gateway = smsDraftFrom({ sender: 'Lumen', url: 'https://sms.lumen.example/send', refPath: 'id' });
  assert('draft' in gateway, 'the gateway of the demo can be set');
  await setGateway(work, company, gateway.draft);
  const [contact] = await contactsInRange(work.db.read, { companyId: company.id, first: customerId, last: customerId });
  const { role = 'main', name = null, email = null, language = null } = contact ?? {};
  await addContact(work, { companyId: company.id, customerId, role, name, email, phone: MOBILE, language }, contact?.id); // prettier-ignore
  const standard = SHIPPED.find(({ code }) => code === 'standard');
  assert(standard !== undefined, 'there is a standard strategy');
  const steps = standard.steps.map(({ template, ...step }) => ({
    ...(template === null ? step : { ...step, template }),
    ...(step.kind === 'reminder' ? { channel: 'sms' } : {}),
  }));
  await addStrategy(work, company.id, { code: 'by-text', name: 'Standard, the reminders as short messages', steps });
  await useStrategy(work, company.id, { scope: 'customer', customerId }, 'by-text');
}

async function plan(work: Work, company: Company, code: string, on: Day | undefined): Promise<void> {
  if (on === undefined) return;
  const { id: customerId } = await findCustomer(work.db.read, company.id, code);
  const range = { companyId: company.id, first: customerId, last: customerId };
  const [address] = await addressesInRange(work.db.read, range);
  if (address === undefined) return;
  const terms = { agentId: await agent(work, company), onDay: on, part: 'morning', addressId: address.id, reason: 'talk', way: 'letter' } as const; // prettier-ignore
  await planVisit(work, { company, customerId, holds: holdSources }, terms);
}

async function agent(work: Work, company: Company): Promise<number> {
  const [there] = await agentsOf(work.db.read, company.id);
  if (there !== undefined) return there.id;
  return addAgent(work, company.id, {
    ...{ name: 'Thomas Leclair', role: 'Visiteur clientèle', qualification: 'médiateur certifié', partner: '' },
    ...{ phone: '+33 6 39 98 11 20', email: 'visites@lumen.example', hours: 'lun.–ven. 9 h–18 h', areas: '' },
  });
}

async function recordThose(work: Work, company: Company): Promise<void> {
  const visits = await listedVisits(work.db.read, { companyId: company.id, onDay: work.today });
  for (const { id, state } of visits) {
    if (state !== 'planned') continue;
    const note = 'M. Trézac a montré le chantier arrêté ; il promet un premier virement pour la mi-juillet.';
    await recordVisit(work, company.id, id, { outcome: 'promised', note });
  }
}

/** The last time of a day, after which that evening begins. */
async function agree(work: Work, company: Company, on: Day | undefined): Promise<void> {
  await offerHours(work, company);
  const customer = await findCustomer(work.db.read, company.id, CALLED);
  const { slots } = await offeredTo(work.db.read, work, company, customer);
  const slot = slots.filter(({ onDay: day }) => day === on).at(-1);
  if (slot === undefined) return;
  const about = 'Le virement annoncé au téléphone';
  const asked = { company, customer, personId: slot.personId, startsAt: slot.startsAt, phone: '+33 6 39 98 33 41', about, source: 'desk' } as const; // prettier-ignore
  await work.db.transaction((tx) => agreeCall(tx, within(work, tx), asked));
}

/** Whoever works here first; nobody, where nobody does. */
async function offerHours(work: Work, company: Company): Promise<void> {
  const people = await peopleOf(work.db.read);
  const [first] = colleaguesAt(people, company.id, 'work');
  const person = people.find(({ email }) => email === first?.email);
  if (person === undefined || (await hoursOf(work.db.read, company.id)).length > 0) return;
  const spans = [1, 2, 3, 4, 5].flatMap((weekday) => spansTyped(weekday, '9:00-12:00, 14:00-18:40') ?? []);
  await setHours(work, { companyId: company.id, personId: person.id, spans, ...USUAL_HOURS });
}

/** Called at its time, and noted. */
async function made(stage: Stage, company: Company, on: Day): Promise<void> {
  const customer = await findCustomer(stage.house.db.read, company.id, CALLED);
  const work = onDay(stage.work(), company.zone, on);
  const talk = { companyId: company.id, customerId: customer.id, kind: 'call', direction: 'out', outcome: 'reached' };
  await logActivity(work, { ...talk, note: 'Le gérant confirme le virement pour la fin de la semaine.' });
  await followCalls(work, company.id);
}
