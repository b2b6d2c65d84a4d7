import { agreeCall, askCallBack, cancelCall, moveCall } from '../calls/actions';
import { aboutCall, type CallAppointment } from '../calls/appointment';
import { inviteOf } from '../calls/invite';
import { attachMany } from '../documents/actions';
import type { Day } from '../kernel/day';
import { PORTAL_CALL_WORDS, type PortalCallWords } from '../languages/portal-call-words';
import { fill, timeText } from '../languages/said';
import { personById } from '../people/store';
import type { Query, Tx } from '../platform/db';
import { tellReceipt } from './receipt.actions';
import { companyName, type PortalVisit } from './visit.pages';

/** A customer agrees, moves or cancels a call, or asks to be called back: done, and said back by mail, in one go. */
export interface Chosen {
  readonly personId: number;
  readonly startsAt: string;
}

export async function agreeInPortal(
  visit: PortalVisit,
  asked: Chosen & { readonly phone: string; readonly about: string },
): Promise<CallAppointment> {
  const { company, customer, work } = visit;
  return work.db.transaction(async (tx) => {
    const call = await agreeCall(tx, work, { company, customer, ...asked, source: 'portal' });
    await tell(tx, visit, call);
    return call;
  });
}

export async function moveInPortal(visit: PortalVisit, call: CallAppointment, to: Chosen): Promise<CallAppointment> {
  const { company, customer, work } = visit;
  return work.db.transaction(async (tx) => {
    const moved = await moveCall(tx, work, call, { company, customer, ...to, source: 'portal' });
    await tell(tx, visit, moved);
    return moved;
  });
}

export async function cancelInPortal(visit: PortalVisit, call: CallAppointment): Promise<void> {
  const { company, work, language } = visit;
  const w = PORTAL_CALL_WORDS[language];
  await work.db.transaction(async (tx) => {
    await cancelCall(tx, work, call, { company, source: 'portal' });
    const text = fill(w.doneCancelled, whenOf(visit, call));
    await tellReceipt(tx, work, { ...addressee(visit), title: w.subjectCancelled, lines: [text] });
  });
}

export async function callBackInPortal(
  visit: PortalVisit,
  asked: { readonly phone: string; readonly when: string; readonly about: string },
): Promise<Day> {
  const { company, customer, work, language } = visit;
  const w = PORTAL_CALL_WORDS[language];
  return work.db.transaction(async (tx) => {
    const dueOn = await askCallBack(tx, work, { company, customer, ...asked });
    const text = fill(w.doneBack, { phone: asked.phone, day: longDay(dueOn, visit.locale) });
    await tellReceipt(tx, work, { ...addressee(visit), title: w.subjectBack, lines: [text] });
    return dueOn;
  });
}

async function tell(tx: Tx, visit: PortalVisit, call: CallAppointment): Promise<void> {
  const { work, language, company } = visit;
  const w = PORTAL_CALL_WORDS[language];
  const lines = await callLines(tx, visit, call);
  const bytes = Buffer.from(await inviteFor(tx, visit, call));
  const kept = await work.files.put(bytes);
  const documentIds = await attachMany(tx, work, [
    {
      ...{ companyId: company.id, customerId: call.customerId, about: aboutCall(call.id), kind: 'correspondence' },
      ...{ fileName: inviteName(call), mediaType: 'text/calendar', ...kept },
      ...{ visibility: 'internal', datedOn: work.today },
    },
  ]);
  const receipt = { title: fill(w.subject, whenOf(visit, call)), lines: [...lines, w.attached], documentIds };
  await tellReceipt(tx, work, { ...addressee(visit), ...receipt });
}

const addressee = ({ company, customer, visitor, link, language }: PortalVisit) => ({
  contactId: link.contactId,
  ...{ companyId: company.id, customerId: customer.id, visitorId: visitor.id, language },
});

/** The same sentences on the page and in the mail. */
export async function callLines(q: Query, visit: PortalVisit, call: CallAppointment): Promise<string[]> {
  const w = PORTAL_CALL_WORDS[visit.language];
  const who = (await personById(q, call.personId))?.name ?? companyName(visit.company);
  return [
    fill(w.agreed, whenOf(visit, call)),
    fill(w.who, { who, company: companyName(visit.company), phone: call.phone }),
    ...(call.about === '' ? [] : [fill(w.aboutWhat, { about: call.about })]),
    fill(w.times, { zone: zoneText(visit) }),
    w.change,
    ...(call.stopsUntil >= call.onDay ? [w.stops] : []),
  ];
}

export async function inviteFor(q: Query, visit: PortalVisit, call: CallAppointment): Promise<string> {
  const w: PortalCallWords = PORTAL_CALL_WORDS[visit.language];
  const who = (await personById(q, call.personId))?.name ?? companyName(visit.company);
  const company = companyName(visit.company);
  return inviteOf({
    uid: `call-${visit.work.ids.seal('customer', call.customerId)}-${call.firstOn}@duly`,
    ...{ moved: call.moved, startsAt: call.startsAt, endsAt: call.endsAt, madeAt: call.recordedAt },
    summary: fill(w.event, { company }),
    text: fill(w.who, { who, company, phone: call.phone }),
  });
}

export const inviteName = ({ onDay }: CallAppointment): string => `call-${onDay}.ics`;

export const whenOf = (
  { locale, company }: PortalVisit,
  { startsAt, onDay }: Pick<CallAppointment, 'startsAt' | 'onDay'>,
): { day: string; time: string } => ({
  day: longDay(onDay, locale),
  time: timeText(startsAt, locale, company.zone),
});

/** `Wednesday 4 March 2026`: one that is agreed is read with its weekday. */
export const longDay = (day: Day, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(day));

export function zoneText({ locale, company, work }: PortalVisit): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: company.zone, timeZoneName: 'longGeneric' }).formatToParts(
    Date.parse(work.now),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? company.zone;
}
