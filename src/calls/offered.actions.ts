import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Customer } from '../customers/customer';
import { calendarOf } from '../kernel/calendar';
import { dayIn } from '../kernel/day';
import { awayOn } from '../people/absence';
import { absencesFrom } from '../people/absence.store';
import { colleaguesAt } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { peopleOf } from '../people/store';
import { atOnce, type Query } from '../platform/db';
import type { Work } from '../platform/work';
import type { CallHours } from './hours';
import { freeSlots, type Slot } from './slots';
import { bookedOf, hoursOf } from './store';

/** When a customer can be called: by whoever collects from it, or by anybody who takes calls where that one has no time. */
export interface OfferedSlot extends Slot {
  /** Of the colleague. */
  readonly name: string;
  readonly email: string;
}

export interface Offer {
  readonly slots: readonly OfferedSlot[];
  /** Does anybody take calls that are agreed? */
  readonly hours: boolean;
}

/** `without`: a call that is to be moved stands in nobody's way. */
export async function offeredTo(
  q: Query,
  work: Work,
  company: Company,
  customer: Pick<Customer, 'collector'>,
  without?: number,
): Promise<Offer> {
  const people = await callersAt(q, company.id);
  const named = (customer.collector ?? '').trim().toLowerCase();
  const own = people.filter(({ person }) => person.email === named || person.name.toLowerCase() === named);
  const first = await slotsOf(q, work, company, own, without);
  if (first.length > 0) return { slots: first, hours: true };
  return { slots: await slotsOf(q, work, company, people, without), hours: people.length > 0 };
}

interface Caller {
  readonly person: ListedPerson;
  readonly hours: CallHours;
}

/** Who works here and offers hours. */
async function callersAt(q: Query, companyId: number): Promise<Caller[]> {
  const offered = await hoursOf(q, companyId);
  if (offered.length === 0) return [];
  const people = await peopleOf(q);
  const here = new Set(colleaguesAt(people, companyId, 'work').map(({ email }) => email));
  return offered.flatMap((hours) => {
    const person = people.find(({ id, email }) => id === hours.personId && here.has(email));
    return person === undefined ? [] : [{ person, hours }];
  });
}

async function slotsOf(
  q: Query,
  work: Work,
  company: Company,
  callers: readonly Caller[],
  without?: number,
): Promise<OfferedSlot[]> {
  if (callers.length === 0) return [];
  const today = dayIn(company.zone, work.now);
  const personIds = callers.map(({ person }) => person.id);
  const [booked, absences, { closedDays }] = await atOnce(
    q,
    () => bookedOf(q, personIds, work.now),
    () => absencesFrom(q, today),
    () => settingsOf(q, company.id),
  );
  const calendar = calendarOf(company.country, company.region);
  const slots = callers.flatMap(({ person, hours }) =>
    freeSlots({
      hours,
      zone: company.zone,
      now: work.now,
      booked: booked.filter(({ personId, id }) => personId === person.id && id !== without),
      isOpen: (day) =>
        calendar.isWorkday(day) &&
        !closedDays.includes(day) &&
        !awayOn(absences, day).some((absence) => absence.person.id === person.id),
    }).map((slot) => ({ ...slot, name: person.name, email: person.email })),
  );
  return slots.sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.personId - b.personId));
}
