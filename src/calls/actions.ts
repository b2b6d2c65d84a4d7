import { logWithin } from '../activities/actions';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import type { Customer } from '../customers/customer';
import { assert } from '../kernel/assert';
import { addWorkdays, TARGET } from '../kernel/calendar';
import { addDays, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { CALLS_WORDS } from '../languages/calls-words';
import { dayText, fill, inLanguage, timeText } from '../languages/said';
import { asks } from '../languages/task-title';
import { waitForDesk, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { aboutCall, REMEMBERED_DAYS, stopsUntil, type CallAppointment, type CallSource } from './appointment';
import { checkHours, type CallHours } from './hours';
import { offeredTo, type OfferedSlot } from './offered.actions';
import { appointmentById, endAppointment, firstAgreed, insertAppointment, openAppointment, storeHours } from './store';

/**
 * Calls that are agreed: booked at a time that is offered in that moment, moved and cancelled until they begin. A colleague has a task for
 * each. What the customer does is something that came in from it.
 */
export interface CallAsked {
  readonly company: Company;
  readonly customer: Customer;
  readonly personId: number;
  readonly startsAt: string;
  readonly phone: string;
  /** Empty: not said. */
  readonly about: string;
  readonly source: CallSource;
}

export async function agreeCall(tx: Tx, work: Work, asked: CallAsked): Promise<CallAppointment> {
  const { company, customer } = asked;
  await waitForDesk(tx, company.id);
  const open = await openAppointment(tx, { companyId: company.id, customerId: customer.id });
  if (open !== undefined && open.endsAt > work.now)
    throw new Refusal('call-agreed', 'A call is agreed with this customer already.', 'Move it, or cancel it first.');
  if (open !== undefined) await miss(tx, work, open, customer);
  const slot = await freeSlot(tx, work, asked);
  const since = addDays(work.today, -REMEMBERED_DAYS);
  const whose = { companyId: company.id, customerId: customer.id };
  const before = asked.source === 'portal' ? await firstAgreed(tx, whose, since) : undefined;
  return kept(tx, work, asked, slot, { firstOn: before ?? work.today, moved: 0, kind: 'call.agreed' });
}

/** Nothing else is agreed in its place where no time is free. */
export async function moveCall(
  tx: Tx,
  work: Work,
  call: CallAppointment,
  asked: Omit<CallAsked, 'phone' | 'about'>,
): Promise<CallAppointment> {
  await waitForDesk(tx, call.companyId);
  await mayStillChange(tx, work, call);
  const slot = await freeSlot(tx, work, { ...asked, without: call.id });
  await endAppointment(tx, work, call.id, 'moved');
  await closeTasksAbout(tx, work, { companyId: call.companyId, abouts: [aboutCall(call.id)], outcome: 'moved' });
  const moved = { firstOn: call.firstOn, moved: call.moved + 1, kind: 'call.moved' };
  return kept(tx, work, { ...asked, phone: call.phone, about: call.about }, slot, moved);
}

/** Cancelled twice is cancelled once. */
export async function cancelCall(
  tx: Tx,
  work: Work,
  call: CallAppointment,
  { company, source }: { readonly company: Company; readonly source: CallSource },
): Promise<void> {
  await waitForDesk(tx, call.companyId);
  await mayStillChange(tx, work, call);
  await endAppointment(tx, work, call.id, 'cancelled');
  const { companyId, customerId } = call;
  await closeTasksAbout(tx, work, { companyId, abouts: [aboutCall(call.id)], outcome: 'cancelled' });
  await noteCall(tx, work, { company, customerId, source }, 'cancelled', call);
  await record(tx, work, { companyId, kind: 'call.cancelled', ref: aboutCall(call.id), payload: { source } });
}

/** Until it begins, and while nobody else has changed it. */
async function mayStillChange(tx: Tx, work: Work, call: CallAppointment): Promise<void> {
  const now = await appointmentById(tx, call.companyId, call.id);
  if (now !== undefined && now.endedAt === null && now.startsAt > work.now) return;
  throw new Refusal('call-over', 'This call was moved or cancelled, or has begun.', 'Agree a new one.');
}

async function freeSlot(
  tx: Tx,
  work: Work,
  asked: Pick<CallAsked, 'company' | 'customer' | 'personId' | 'startsAt'> & { readonly without?: number },
): Promise<OfferedSlot> {
  const { slots } = await offeredTo(tx, work, asked.company, asked.customer, asked.without);
  const slot = slots.find(({ personId, startsAt }) => personId === asked.personId && startsAt === asked.startsAt);
  return slot ?? taken();
}

function taken(): never {
  throw new Refusal('slot-taken', 'This time is not free any more.', 'Choose another one.');
}

async function kept(
  tx: Tx,
  work: Work,
  asked: CallAsked,
  slot: OfferedSlot,
  { firstOn, moved, kind }: { readonly firstOn: Day; readonly moved: number; readonly kind: string },
): Promise<CallAppointment> {
  const { company, customer, phone, about, source } = asked;
  const { personId, startsAt, endsAt, onDay } = slot;
  const id = await insertAppointment(tx, work, {
    ...{ companyId: company.id, customerId: customer.id, personId, startsAt, endsAt, onDay },
    ...{ stopsUntil: stopsUntil(onDay, firstOn), phone, about, source, firstOn, moved },
  });
  if (id === undefined) taken();
  const made = await appointmentById(tx, company.id, id);
  assert(made !== undefined, 'a call that was written is there');
  await taskFor(tx, work, { company, customer, slot, made });
  await noteCall(tx, work, { company, customerId: customer.id, source }, moved > 0 ? 'moved' : 'agreed', made);
  await record(tx, work, {
    ...{ companyId: company.id, kind, ref: aboutCall(id) },
    payload: { customerId: customer.id, person: slot.email, startsAt, phone, about, source },
  });
  return made;
}

interface Task {
  readonly company: Company;
  readonly customer: Customer;
  readonly slot: OfferedSlot;
  readonly made: CallAppointment;
}

const taskFor = (tx: Tx, work: Work, { company, customer, slot, made }: Task): Promise<number> =>
  openTasks(tx, work, [
    {
      ...{ companyId: company.id, customerId: customer.id, kind: 'call_agreed' },
      ...{ key: `${aboutCall(made.id)}/call`, about: aboutCall(made.id), dueOn: made.onDay, assignee: slot.email },
      title: asks('callAgreed', {
        customer: customer.name,
        time: timeText(made.startsAt, 'en-GB', company.zone),
        phone: made.phone,
      }),
    },
  ]);

interface Whose {
  readonly company: Company;
  readonly customerId: number;
  readonly source: CallSource;
}

/** In the timeline, in the company's language: what came in from the customer, or what a colleague agreed with it. */
async function noteCall(
  tx: Tx,
  work: Work,
  { company, customerId, source }: Whose,
  what: 'agreed' | 'moved' | 'cancelled',
  call: Pick<CallAppointment, 'id' | 'startsAt' | 'onDay' | 'phone' | 'about'>,
): Promise<void> {
  const w = inLanguage(CALLS_WORDS, company.language).noted;
  const said = fill(w[what], {
    day: dayText(call.onDay, company.language),
    time: timeText(call.startsAt, 'en-GB', company.zone),
    phone: call.phone,
  });
  const isTheirs = source === 'portal';
  await logWithin(tx, work, {
    ...{ companyId: company.id, customerId, about: aboutCall(call.id), countsInGap: false },
    // only what they ask for waits for an answer
    kind: isTheirs && what === 'agreed' ? 'reply' : 'appointment',
    direction: isTheirs ? 'in' : 'none',
    note: what === 'agreed' && call.about !== '' ? `${said} ${fill(w.about, { about: call.about })}` : said,
  });
}

/** Nobody called: somebody makes good for it. */
export async function miss(
  tx: Tx,
  work: Work,
  call: CallAppointment,
  { name }: Pick<Customer, 'name'>,
): Promise<boolean> {
  const { companyId, customerId, id } = call;
  if (!(await endAppointment(tx, work, id, 'missed'))) return false;
  await closeTasksAbout(tx, work, { companyId, abouts: [aboutCall(id)], outcome: 'missed', kind: 'call_agreed' });
  const title = asks('callMissed', { customer: name, day: call.onDay, phone: call.phone });
  const about = aboutCall(id);
  await openTasks(tx, work, [
    { companyId, customerId, kind: 'call_missed', key: `${about}/missed`, about, title, dueOn: work.today },
  ]);
  await record(tx, work, { companyId, kind: 'call.missed', ref: about, payload: { startsAt: call.startsAt } });
  return true;
}

/** What a customer asks for where nobody offers hours: to be called, at a time in its own words. */
export interface CallBackAsked {
  readonly company: Company;
  readonly customer: Customer;
  readonly phone: string;
  readonly when: string;
  readonly about: string;
}

/** Bank days until somebody has called. */
const CALL_BACK_DAYS = 2;

/** Returns the last day on which somebody calls. */
export async function askCallBack(tx: Tx, work: Work, asked: CallBackAsked): Promise<Day> {
  const { company, customer, phone, when, about } = asked;
  const dueOn = addWorkdays(TARGET, work.today, CALL_BACK_DAYS);
  const w = inLanguage(CALLS_WORDS, company.language).noted;
  const said = [
    fill(w.callBack, { phone }),
    when === '' ? '' : fill(w.when, { when }),
    about === '' ? '' : fill(w.about, { about }),
  ];
  const { id } = await logWithin(tx, work, {
    ...{ companyId: company.id, customerId: customer.id, kind: 'reply', direction: 'in' },
    note: said.filter((one) => one !== '').join(' '),
  });
  const key = `activity/${id}`;
  await openTasks(tx, work, [
    {
      ...{ companyId: company.id, customerId: customer.id, kind: 'call_back', key: `${key}/call`, about: key, dueOn },
      ...{ assignee: customer.collector, title: asks('callBack', { customer: customer.name, phone }) },
    },
  ]);
  await record(tx, work, { companyId: company.id, kind: 'call.back_asked', ref: key, payload: { phone, when, about } });
  return dueOn;
}

/** Which hours a colleague offers; no spans: none any more. What is agreed already stands. */
export async function setHours(work: Work, hours: CallHours): Promise<void> {
  checkHours(hours);
  await work.db.transaction(async (tx) => {
    await waitForDesk(tx, hours.companyId);
    await storeHours(tx, work, hours);
    const { companyId, personId, ...payload } = hours;
    await record(tx, work, { companyId, kind: 'call.hours', ref: `person/${personId}`, payload: { ...payload } });
  });
}
