import { agreeCall, askCallBack, cancelCall, moveCall } from '../calls/actions';
import { aboutCall, type CallAppointment } from '../calls/appointment';
import { inviteOf } from '../calls/invite';
import { attachMany } from '../documents/actions';
import type { Day } from '../kernel/day';
import { PORTAL_CALL_WORDS, type PortalCallWords } from '../languages/portal-call-words';
import { fill, timeText } from '../languages/said';
import { personById } from '../people/store';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Told } from './act.pages';
import { companyName, type PortalVisit } from './visit.pages';

/** A customer agrees, moves or cancels a call, or asks to be called back; and what is said back, on the page and by mail. */
export interface Chosen {
  readonly personId: number;
  readonly startsAt: string;
}

/** In the transaction of the act, whose receipt is returned. */
export interface Inside {
  readonly tx: Tx;
  readonly work: Work;
}

export async function agreeInPortal(
  { tx, work }: Inside,
  visit: PortalVisit,
  asked: Chosen & { readonly phone: string; readonly about: string },
): Promise<Told> {
  const { company, customer } = visit;
  return toldOf({ tx, work }, visit, await agreeCall(tx, work, { company, customer, ...asked, source: 'portal' }));
}

export async function moveInPortal(
  { tx, work }: Inside,
  visit: PortalVisit,
  call: CallAppointment,
  to: Chosen,
): Promise<Told> {
  const { company, customer } = visit;
  return toldOf({ tx, work }, visit, await moveCall(tx, work, call, { company, customer, ...to, source: 'portal' }));
}

export async function cancelInPortal({ tx, work }: Inside, visit: PortalVisit, call: CallAppointment): Promise<Told> {
  const w = PORTAL_CALL_WORDS[visit.language];
  await cancelCall(tx, work, call, { company: visit.company, source: 'portal' });
  return { title: w.subjectCancelled, text: fill(w.doneCancelled, whenOf(visit, call)) };
}

export async function callBackInPortal(
  { tx, work }: Inside,
  visit: PortalVisit,
  asked: { readonly phone: string; readonly when: string; readonly about: string },
): Promise<Told> {
  const { company, customer, language, locale } = visit;
  const w = PORTAL_CALL_WORDS[language];
  const dueOn = await askCallBack(tx, work, { company, customer, ...asked });
  return { title: w.subjectBack, text: fill(w.doneBack, { phone: asked.phone, day: longDay(dueOn, locale) }) };
}

/** With the appointment for a calendar. */
async function toldOf({ tx, work }: Inside, visit: PortalVisit, call: CallAppointment): Promise<Told> {
  const w = PORTAL_CALL_WORDS[visit.language];
  const when = whenOf(visit, call);
  const kept = await work.files.put(Buffer.from(await inviteFor(tx, visit, call)));
  const documentIds = await attachMany(tx, work, [
    {
      ...{ companyId: visit.company.id, customerId: call.customerId, about: aboutCall(call.id) },
      ...{ kind: 'correspondence', fileName: inviteName(call), mediaType: 'text/calendar', ...kept },
      ...{ visibility: 'internal', datedOn: work.today },
    },
  ]);
  return {
    ...{ title: fill(w.subject, when), text: fill(call.moved > 0 ? w.doneMoved : w.doneAgreed, when), documentIds },
    lines: [...(await callLines(tx, visit, call)), w.attached],
  };
}

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
