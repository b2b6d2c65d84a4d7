import { allCompanies, settingsOf } from '../companies/store';
import type { Company } from '../companies/company';
import { refuseAnotherDay, type Route, type Visit } from '../companies/visit.pages';
import { momentOn } from '../companies/fixed-day';
import type { Actor } from '../kernel/actor';
import { dayFrom, type Day, type Instant } from '../kernel/day';
import { companyPaths } from '../kernel/paths';
import { WrongUse } from '../kernel/result';
import { actorOf } from '../people/person';
import { mayAt } from '../people/rights';
import { signedIn } from '../people/guard.pages';
import { listMemory } from './list-view.store';
import { OWN_COLUMNS } from '../platform/web/list';
import { EVERYTHING, type ListMemory } from './list-view';
import { onDay, type Work } from '../platform/work';
import { NotAllowed, NotFound, see, type Answer, type Asked, type Mounted } from '../platform/web/answer';

/**
 * The one door of the desk: who is signed in, may he see this company, may he do this, on which day. Every route of every
 * room goes through it; a company that a person may not see does not exist for him.
 */
export interface GuardParts {
  work(actor: Actor, now: Instant): Work;
}

interface DeskVisit extends Visit {
  /** All that the person may see. */
  readonly companies: readonly Company[];
  /** What the person keeps of the list that is visited. */
  readonly memory?: ListMemory;
}

/** Who visits what, for the frame that is drawn around the answer. */
const visits = new WeakMap<Asked, DeskVisit>();
export const visitOf = (asked: Asked): DeskVisit | undefined => visits.get(asked);

export function guarded(parts: GuardParts, route: Route): Mounted {
  return {
    method: route.method,
    path: `/c/:company${route.path}`,
    ...(route.uploads === undefined ? {} : { uploads: route.uploads }),
    answer: async (asked) => {
      const visit = await enter(parts, asked);
      if (!visit.may(route.right)) throw new NotAllowed();
      if (route.method === 'post') refuseAnotherDay(visit);
      return route.list ? visitList(route, visit) : route.visit(visit);
    },
  };
}

/** A list opens as its visitor keeps it: with their view where the address asks for nothing, with their columns. */
async function visitList(route: Route, visit: DeskVisit): Promise<Answer> {
  const { asked, company, person, at, work } = visit;
  const whose = { companyId: company.id, personId: person.id, list: route.path };
  const memory = await listMemory(work.db.read, whose);
  const query = new URLSearchParams(asked.query);
  query.delete('on');
  const first = memory.first?.query ?? '';
  if (query.size === 0 && first !== '') return see(at.under(`${route.path}?${first}`));
  query.delete(EVERYTHING);
  query.set(OWN_COLUMNS, memory.columns);
  const own = { ...visit, asked: { ...asked, query }, memory };
  visits.set(asked, own);
  return route.visit(own);
}

async function enter(parts: GuardParts, asked: Asked): Promise<DeskVisit> {
  const plain = parts.work({ kind: 'user', name: 'nobody' }, asked.now);
  const [person, everyCompany] = await Promise.all([signedIn(plain.db.read, asked), allCompanies(plain.db.read)]);
  const companies = everyCompany.filter((one) => mayAt(person, one.id, 'see'));
  const company = companies.find((one) => one.code === asked.params['company']);
  if (company === undefined) throw new NotFound();
  const { fixedDay } = await settingsOf(plain.db.read, company.id);
  const on = chosenDay(asked);
  const now = momentOn(fixedDay, asked.now);
  const work = onDay(parts.work(actorOf(person), now), company.zone, on ?? fixedDay ?? undefined);
  const visit: DeskVisit = {
    asked,
    work,
    company,
    companies,
    person,
    language: person.language,
    locale: person.locale,
    on,
    at: companyPaths(company.code, on),
    may: (right) => mayAt(person, company.id, right),
  };
  visits.set(asked, visit);
  return visit;
}

function chosenDay(asked: Asked): Day | null {
  const text = asked.query.get('on');
  if (text === null || text === '') return null;
  const found = dayFrom(text);
  if (found === undefined) throw new WrongUse(`${text} is no day.`, 'Write it as year-month-day, such as 2026-03-02.');
  return found;
}
