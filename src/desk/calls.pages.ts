import { cancelCall } from '../calls/actions';
import { appointmentById, hoursOf, listedCalls, type ListedCall } from '../calls/store';
import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { addDays, dayFrom, weekday, type Day } from '../kernel/day';
import { CALLS_WORDS } from '../languages/calls-words';
import type { CallsWords } from '../languages/calls-words.en';
import { PORTAL_CALL_WORDS } from '../languages/portal-call-words';
import { dayText, fill, inLanguage, timeText, weekdayText } from '../languages/said';
import { peopleOf } from '../people/store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { callHoursRoutes } from './call-hours.pages';
import { tellCustomer, type DeskTells } from './told-customer.actions';

/** The calls that are agreed in a week, one’s own or everybody’s: who, when, on which number, about what; and what became of them. */
export const callsRoutes = (deps: DeskTells): readonly Route[] => [
  { method: 'get', path: '/calls', right: 'see', visit: show },
  { method: 'post', path: '/calls/:call/cancel', right: 'work', visit: (visit) => cancel(visit, deps) },
  ...callHoursRoutes,
];

const wordsOf = ({ language }: Visit): CallsWords => inLanguage(CALLS_WORDS, language);

async function show(visit: Visit): Promise<Answer> {
  const w = wordsOf(visit);
  const { asked, work, company, person, at, locale } = visit;
  const from = mondayOf(dayFrom(asked.query.get('from') ?? '') ?? work.today);
  const mine = asked.query.get('whose') !== 'all';
  const span = { companyId: company.id, from, until: addDays(from, 6) };
  const q = work.db.read;
  const calls = await listedCalls(q, mine ? { ...span, personId: person.id } : span);
  const people = await peopleOf(q);
  const to = (day: Day, whose: boolean): string =>
    at.under('/calls', { from: day, ...(whose ? {} : { whose: 'all' }) });
  const blanks = {
    w,
    title: w.title,
    tabs: tabsOf(visit, 'calls'),
    week: fill(w.week, { day: dayText(from, locale) }),
    before: to(addDays(from, -7), mine),
    after: to(addDays(from, 7), mine),
    whose: [
      { label: w.mine, href: to(from, true), current: mine },
      { label: w.all, href: to(from, false), current: !mine },
    ],
    hours: at.under('/calls/hours'),
    no_hours: (await hoursOf(q, company.id)).length === 0 ? w.noHours : '',
    days: [...new Set(calls.map(({ onDay }) => onDay))].map((onDay) => ({
      day: weekdayText(onDay, locale),
      rows: calls
        .filter((call) => call.onDay === onDay)
        .map((call) => ({ ...rowOf(visit, call), who: people.find(({ id }) => id === call.personId)?.name ?? '' })),
    })),
  };
  return page('pages/desk/calls', w.title, blanks);
}

const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));

/** The two pages of talks stand beside each other. */
export function tabsOf(visit: Visit, here: 'calls' | 'visits'): unknown[] {
  const w = wordsOf(visit);
  return (['calls', 'visits'] as const).map((name) => ({
    label: w[name],
    href: visit.at.under(`/${name}`),
    current: name === here,
  }));
}

function rowOf(visit: Visit, call: ListedCall): object {
  const w = wordsOf(visit);
  const { work, company, at, locale, on } = visit;
  const sealed = work.ids.seal('customer', call.customerId);
  const mayWork = on === null && visit.may('work');
  const open = call.endedAt === null && call.startsAt > work.now;
  return {
    time: `${timeText(call.startsAt, locale, company.zone)}–${timeText(call.endsAt, locale, company.zone)}`,
    customer: call.customer,
    code: call.customerCode,
    href: at.customer(sealed),
    phone: call.phone,
    tel: `tel:${call.phone.replace(/[^+\d]/g, '')}`,
    about: call.about,
    state: w.state[call.outcome === 'held' || call.outcome === 'missed' ? call.outcome : 'agreed'],
    missed: call.outcome === 'missed',
    record: mayWork && call.outcome !== 'held' ? at.under(`/customers/${sealed}/call`) : '',
    move: mayWork && open ? at.under(`/customers/${sealed}/call-agreed`) : '',
    cancel: mayWork && open ? at.under(`/calls/${work.ids.seal('appointment', call.id)}/cancel`) : '',
  };
}

async function cancel(visit: Visit, deps: DeskTells): Promise<Answer> {
  const { asked, work, company, at } = visit;
  const w = wordsOf(visit);
  const id = work.ids.open('appointment', asked.params['call'] ?? '');
  const call = id === undefined ? undefined : await appointmentById(work.db.read, company.id, id);
  if (call === undefined) throw new NotFound();
  const customer = await customerById(work.db.read, company.id, call.customerId);
  await work.db.transaction((tx) => cancelCall(tx, work, call, { company, source: 'desk' }));
  const told =
    call.source === 'portal' &&
    (await tellCustomer(work, {
      ...{ company, customer, holds: (q) => deps.holdSources(q) },
      said: (language) => {
        const p = PORTAL_CALL_WORDS[language];
        const time = timeText(call.startsAt, language, company.zone);
        return {
          subject: p.subjectCancelled,
          text: fill(p.doneCancelled, { day: dayText(call.onDay, language), time }),
        };
      },
    }));
  const text = fill(w.cancelled, { customer: customer.name });
  asked.session.tell({ text: told ? `${text}. ${w.agree.told}` : text });
  return see(at.under('/calls', { from: mondayOf(call.onDay), whose: 'all' }));
}
