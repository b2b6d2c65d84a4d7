import type { CallAppointment } from '../calls/appointment';
import { LONGEST_ABOUT, phoneFrom } from '../calls/appointment';
import { offeredTo, type Offer, type OfferedSlot } from '../calls/offered.actions';
import { openAppointment } from '../calls/store';
import { contactsInRange } from '../customers/store';
import { PORTAL_CALL_WORDS } from '../languages/portal-call-words';
import { fill, timeText } from '../languages/said';
import { file, NotFound, see, type Answer, type Mounted } from '../platform/web/answer';
import { fieldsOf, typedIn } from '../platform/web/form';
import { perform, refusedText, type Told } from './act.pages';
import {
  agreeInPortal,
  callBackInPortal,
  callLines,
  cancelInPortal,
  inviteFor,
  inviteName,
  longDay,
  moveInPortal,
  whenOf,
  zoneText,
  type Chosen,
  type Inside,
} from './call.actions';
import { accountOf, numberOf } from './gather.pages';
import { ACCOUNT, FEW, inside } from './inside.pages';
import { saidAgain } from './once.pages';
import { NOTHING_TYPED, portalPage, type Typed } from './page.pages';
import { accountPath, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** A call that is agreed: chosen among the times that are free, moved and cancelled until it begins; else a number to call back. */
export const callRoutes = (deps: PortalDeps): readonly Mounted[] => {
  const post = (path: string, act: (visit: PortalVisit, deps: PortalDeps) => Promise<Answer>): Mounted => ({
    ...{ method: 'post', path: `${ACCOUNT}/call${path}`, limit: FEW },
    answer: inside(deps, (visit) => act(visit, deps)),
  });
  return [
    { method: 'get', path: `${ACCOUNT}/call`, answer: inside(deps, (visit) => callPage(visit, deps)) },
    { method: 'get', path: `${ACCOUNT}/call.ics`, limit: FEW, answer: inside(deps, asFile) },
    post('', agree),
    post('/move', move),
    post('/cancel', cancel),
    post('/back', callBack),
  ];
};

const here = (visit: PortalVisit): string => accountPath(ofVisit(visit), 'call');

const openCall = async ({ work, company, customer }: PortalVisit): Promise<CallAppointment | undefined> => {
  const call = await openAppointment(work.db.read, { companyId: company.id, customerId: customer.id });
  return call !== undefined && call.endsAt > work.now ? call : undefined;
};

const offerOf = ({ work, company, customer }: PortalVisit, call: CallAppointment | undefined): Promise<Offer> =>
  offeredTo(work.db.read, work, company, customer, call?.id);

async function callPage(visit: PortalVisit, deps: PortalDeps, given: Typed = NOTHING_TYPED): Promise<Answer> {
  const { work, language } = visit;
  const w = PORTAL_CALL_WORDS[language];
  const call = await openCall(visit);
  const { slots } = await offerOf(visit, call);
  const begun = call !== undefined && call.startsAt <= work.now;
  const blanks = {
    c: w,
    times: fill(w.times, { zone: zoneText(visit) }),
    call: call === undefined ? null : { lines: await callLines(work.db.read, visit, call), file: icsOf(visit) },
    may_change: call !== undefined && !begun,
    may_move: call !== undefined && !begun && slots.length > 0,
    days: daysOf(visit, slots, given.typed['slot'] ?? ''),
    may_choose: call === undefined && slots.length > 0,
    call_back: call === undefined && slots.length === 0,
    fields: fieldsOf(
      ['slot', 'phone', 'about', 'good_time'],
      { phone: await knownPhone(visit), ...given.typed },
      given.wrong,
    ),
  };
  const number = numberOf(await accountOf(visit, deps));
  return portalPage(visit, { name: 'call', title: w.title, number, blanks }, given);
}

const icsOf = (visit: PortalVisit): string => accountPath(ofVisit(visit), 'call.ics');

/** A number that we know of the customer stands there already; who came for another sees none. */
async function knownPhone({ work, company, customer, visitor }: PortalVisit): Promise<string> {
  if (customer.id !== visitor.id) return '';
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const contacts = await contactsInRange(work.db.read, range);
  return contacts.find(({ phone, role }) => phone !== null && role !== 'adviser')?.phone ?? '';
}

function daysOf(visit: PortalVisit, slots: readonly OfferedSlot[], chosen: string): unknown[] {
  const { locale, company, language } = visit;
  const w = PORTAL_CALL_WORDS[language];
  return [...new Set(slots.map(({ onDay }) => onDay))].map((onDay) => ({
    day: longDay(onDay, locale),
    slots: slots
      .filter((slot) => slot.onDay === onDay)
      .map((slot) => {
        const value = valueOf(visit, slot);
        const time = timeText(slot.startsAt, locale, company.zone);
        return { value, label: fill(w.slot, { time, who: slot.name }), chosen: value === chosen };
      }),
  }));
}

const valueOf = ({ work }: PortalVisit, { personId, startsAt }: OfferedSlot): string =>
  `${work.ids.seal('person', personId)}/${startsAt}`;

/** Only a time that is offered in this moment. */
async function chosenSlot(visit: PortalVisit, call: CallAppointment | undefined): Promise<Chosen | undefined> {
  const value = visit.asked.form.get('slot') ?? '';
  const { slots } = await offerOf(visit, call);
  return slots.find((slot) => valueOf(visit, slot) === value);
}

async function agree(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { asked, language } = visit;
  const { form } = asked;
  if (saidAgain(visit, 'call')) return see(here(visit));
  const w = PORTAL_CALL_WORDS[language];
  const slot = await chosenSlot(visit, undefined);
  const phone = phoneFrom(form.get('phone') ?? '');
  const about = textIn(form, 'about');
  const wrong = { ...(slot ? {} : { slot: w.wrongSlot }), ...(phone === undefined ? { phone: w.wrongPhone } : {}) };
  if (slot === undefined || phone === undefined) return callPage(visit, deps, { typed: typedIn(form), wrong });
  return asFree(visit, deps, 'call', (inside) => agreeInPortal(inside, visit, { ...slot, phone, about }));
}

async function move(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { asked, language } = visit;
  if (saidAgain(visit, 'call-move')) return see(here(visit));
  const w = PORTAL_CALL_WORDS[language];
  const call = await openCall(visit);
  if (call === undefined) return told(visit, w.over);
  const slot = await chosenSlot(visit, call);
  if (slot === undefined) return callPage(visit, deps, { typed: typedIn(asked.form), wrong: { slot: w.wrongSlot } });
  return asFree(visit, deps, 'call-move', (inside) => moveInPortal(inside, visit, call, slot));
}

/** Somebody may be faster: then the times that are left stand there. */
async function asFree(
  visit: PortalVisit,
  deps: PortalDeps,
  form: 'call' | 'call-move',
  act: (inside: Inside) => Promise<Told>,
): Promise<Answer> {
  const w = PORTAL_CALL_WORDS[visit.language];
  const refused = await perform(visit, form, (work, tx) => act({ tx, work }));
  if (refused === null) return see(here(visit));
  if (refused !== 'slot-taken') return told(visit, w.over);
  return callPage(visit, deps, { typed: typedIn(visit.asked.form), wrong: { slot: w.wrongSlot } });
}

function told(visit: PortalVisit, text: string): Answer {
  visit.asked.session.tell({ text });
  return see(here(visit));
}

async function cancel(visit: PortalVisit): Promise<Answer> {
  if (saidAgain(visit, 'call-cancel')) return see(here(visit));
  const w = PORTAL_CALL_WORDS[visit.language];
  const call = await openCall(visit);
  if (call === undefined) return told(visit, w.over);
  const refused = await perform(visit, 'call-cancel', (work, tx) => cancelInPortal({ tx, work }, visit, call));
  return refused === null ? see(here(visit)) : told(visit, w.over);
}

async function callBack(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { form } = visit.asked;
  if (saidAgain(visit, 'call-back')) return see(here(visit));
  const w = PORTAL_CALL_WORDS[visit.language];
  const phone = phoneFrom(form.get('phone') ?? '');
  if (phone === undefined) return callPage(visit, deps, { typed: typedIn(form), wrong: { phone: w.wrongPhone } });
  const asking = { phone, when: textIn(form, 'good_time'), about: textIn(form, 'about') };
  const refused = await perform(visit, 'call-back', (work, tx) => callBackInPortal({ tx, work }, visit, asking));
  if (refused === null) return see(here(visit));
  return callPage(visit, deps, { typed: typedIn(form), wrong: { phone: refusedText(visit, refused) } });
}

const textIn = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim().slice(0, LONGEST_ABOUT);

async function asFile(visit: PortalVisit): Promise<Answer> {
  const call = await openCall(visit);
  if (call === undefined) throw new NotFound();
  return file(inviteName(call), 'text/calendar', Buffer.from(await inviteFor(visit.work.db.read, visit, call)));
}

/** On the first page: the call that is agreed. */
export async function agreedCall(visit: PortalVisit): Promise<unknown> {
  const call = await openCall(visit);
  if (call === undefined) return null;
  const w = PORTAL_CALL_WORDS[visit.language];
  return { text: fill(w.agreed, whenOf(visit, call)), href: here(visit), change: w.change };
}
