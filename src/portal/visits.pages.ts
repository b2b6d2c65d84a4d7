import { chooseAddress } from '../customers/contact-choice';
import { addressesInRange } from '../customers/store';
import { PORTAL_VISIT_WORDS, type PortalVisitWords } from '../languages/portal-visit-words';
import { fill } from '../languages/said';
import { visitReason } from '../languages/visit-reason-words';
import type { Tx } from '../platform/db';
import { see, type Answer, type Mounted } from '../platform/web/answer';
import { fieldsOf, typedIn } from '../platform/web/form';
import type { Work } from '../platform/work';
import { agentsFor, type Agent } from '../visits/agent';
import { askOtherDay, refuseVisit, requestVisit } from '../visits/asked.actions';
import { agentsOf, liveVisit } from '../visits/store';
import { HOURS, type Visit } from '../visits/visit';
import { perform, type Told } from './act.pages';
import { longDay } from './call.actions';
import { accountOf, numberOf } from './gather.pages';
import { ACCOUNT, FEW, inside } from './inside.pages';
import { saidAgain } from './once.pages';
import { NOTHING_TYPED, portalPage, type Typed } from './page.pages';
import { accountPath, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** Visits by an agent: who comes, asked for, put off or refused; what waits in the house for a manager is not seen here. */
export const visitRoutes = (deps: PortalDeps): readonly Mounted[] => {
  const post = (path: string, act: (visit: PortalVisit, deps: PortalDeps) => Promise<Answer>): Mounted => ({
    ...{ method: 'post', path: `${ACCOUNT}/visit${path}`, limit: FEW },
    answer: inside(deps, (visit) => act(visit, deps)),
  });
  return [
    { method: 'get', path: `${ACCOUNT}/visit`, answer: inside(deps, (visit) => visitPage(visit, deps)) },
    post('', request),
    post('/refuse', refuse),
    post('/other', other),
  ];
};

const here = (visit: PortalVisit): string => accountPath(ofVisit(visit), 'visit');
const wordsOf = ({ language }: PortalVisit): PortalVisitWords => PORTAL_VISIT_WORDS[language];

/** Who would come to this customer. */
async function agentsOfCustomer({ work, company, customer }: PortalVisit): Promise<Agent[]> {
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const address = chooseAddress(await addressesInRange(work.db.read, range), false);
  return agentsFor(await agentsOf(work.db.read, company.id), address?.postcode ?? null);
}

/** Asked for by the customer, or told to it. */
async function seenVisit({ work, company, customer }: PortalVisit): Promise<Visit | undefined> {
  const visit = await liveVisit(work.db.read, { companyId: company.id, customerId: customer.id });
  if (visit === undefined || visit.state === 'planned') return visit;
  return visit.source === 'portal' ? visit : undefined;
}

async function visitPage(visit: PortalVisit, deps: PortalDeps, given: Typed = NOTHING_TYPED): Promise<Answer> {
  const w = wordsOf(visit);
  const agents = await agentsOfCustomer(visit);
  const there = await seenVisit(visit);
  const planned = there?.state === 'planned' ? await plannedLines(visit, there) : [];
  const blanks = {
    v: w,
    planned,
    requested: there !== undefined && planned.length === 0,
    agents: agents.map((agent) => agentBlanks(visit, agent)),
    may_ask: there === undefined && agents.length > 0,
    several: agents.length > 1,
    choices: agents.map(({ id, name }) => {
      const value = visit.work.ids.seal('agent', id);
      return { value, label: name, chosen: value === given.typed['agent'] };
    }),
    fields: fieldsOf(['agent', 'wishes'], given.typed, given.wrong),
  };
  const number = numberOf(await accountOf(visit, deps));
  return portalPage(visit, { name: 'visit', title: w.title, number, blanks }, given);
}

function agentBlanks(visit: PortalVisit, { name, role, qualification, partner, phone, hours }: Agent): object {
  const who = [role, qualification, partner === '' ? '' : fill(wordsOf(visit).partner, { partner })];
  return {
    name,
    who: who.filter((one) => one !== '').join(', '),
    reached: [phone, hours].filter((one) => one !== '').join(', '),
  };
}

async function plannedLines(visit: PortalVisit, { agentId, onDay, part, address, reason }: Visit): Promise<string[]> {
  const w = wordsOf(visit);
  if (onDay === null || part === null) return [];
  const agents = await agentsOf(visit.work.db.read, visit.company.id);
  const agent = agents.find(({ id }) => id === agentId);
  const [from, until] = HOURS[part];
  const said = { agent: agent?.name ?? '', day: longDay(onDay, visit.locale), from, until };
  return [
    fill(w.planned, said),
    ...(agent === undefined
      ? []
      : [
          Object.values(agentBlanks(visit, agent))
            .filter((one) => one !== '')
            .join(', '),
        ]),
    ...(address === null ? [] : [fill(w.where, { address: address.lines.join(', ') })]),
    fill(w.why, { reason: visitReason(visit.language, reason) }),
    w.decide,
  ];
}

const LONGEST_WISHES = 500;
const wishesIn = ({ asked }: PortalVisit): string => (asked.form.get('wishes') ?? '').trim().slice(0, LONGEST_WISHES);

async function request(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  if (saidAgain(visit, 'visit')) return see(here(visit));
  const w = wordsOf(visit);
  const { asked, work } = visit;
  const wanted = asked.form.get('agent') ?? '';
  const agents = await agentsOfCustomer(visit);
  const agent = agents.find(({ id }) => id === work.ids.open('agent', wanted));
  const wishes = wishesIn(visit);
  const wrong = {
    ...(wishes === '' ? { wishes: w.wrongWishes } : {}),
    ...(agents.length === 0 || (wanted !== '' && agent === undefined) ? { agent: w.wrongAgent } : {}),
  };
  if (Object.keys(wrong).length > 0) return visitPage(visit, deps, { typed: typedIn(asked.form), wrong });
  return acts(visit, 'visit', async (inside, tx) => {
    const dueOn = await requestVisit(tx, inside, visit, { agentId: agent?.id ?? null, wishes });
    return { title: w.subject, text: fill(w.done, { day: longDay(dueOn, visit.locale) }) };
  });
}

async function refuse(visit: PortalVisit): Promise<Answer> {
  if (saidAgain(visit, 'visit-refuse')) return see(here(visit));
  const w = wordsOf(visit);
  const there = await seenVisit(visit);
  if (there === undefined) return told(visit, w.over);
  return acts(visit, 'visit-refuse', async (work, tx) => {
    await refuseVisit(tx, work, visit, there.id);
    return { title: w.subjectRefused, text: w.refused };
  });
}

async function other(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  if (saidAgain(visit, 'visit-move')) return see(here(visit));
  const w = wordsOf(visit);
  const there = await seenVisit(visit);
  if (there?.state !== 'planned') return told(visit, w.over);
  const wishes = wishesIn(visit);
  if (wishes === '')
    return visitPage(visit, deps, { typed: typedIn(visit.asked.form), wrong: { wishes: w.wrongWishes } });
  return acts(visit, 'visit-move', async (work, tx) => {
    await askOtherDay(tx, work, visit, { visitId: there.id, wishes });
    return { title: w.subjectOther, text: w.otherDone };
  });
}

/** Done once, and said back on the page and by mail. */
async function acts(
  visit: PortalVisit,
  form: 'visit' | 'visit-refuse' | 'visit-move',
  act: (work: Work, tx: Tx) => Promise<Told>,
): Promise<Answer> {
  const refused = await perform(visit, form, act);
  return refused === null ? see(here(visit)) : told(visit, wordsOf(visit).over);
}

function told(visit: PortalVisit, text: string): Answer {
  visit.asked.session.tell({ text });
  return see(here(visit));
}

/** On the first page: the visit that is planned. */
export async function plannedVisit(visit: PortalVisit): Promise<unknown> {
  const there = await seenVisit(visit);
  if (there?.state !== 'planned') return null;
  const [text] = await plannedLines(visit, there);
  return { text, href: here(visit), change: wordsOf(visit).decide };
}

/** Somebody could come, or is to come. */
export const mayVisit = async (visit: PortalVisit): Promise<boolean> =>
  (await seenVisit(visit)) !== undefined || (await agentsOfCustomer(visit)).length > 0;
