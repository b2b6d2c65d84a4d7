import type { Route, Visit } from '../companies/visit.pages';
import { dayFrom } from '../kernel/day';
import { format } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { refusalText, remedyText } from '../languages/refusal';
import { dayText, fill, inLanguage, weekdayText } from '../languages/said';
import { VISITS_WORDS } from '../languages/visits-words';
import type { VisitsWords } from '../languages/visits-words.en';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';
import { addAgent, changeAgent } from '../visits/agent.actions';
import type { Agent, AgentTerms } from '../visits/agent';
import { agentsOf, listedVisits, owedBy, type ListedVisit } from '../visits/store';
import { tabsOf } from './calls.pages';

/** Visits that are planned or asked for; the sheet of a day for who makes them, without anything that is for the house only; the agents. */
export const visitsRoutes: readonly Route[] = [
  { method: 'get', path: '/visits', right: 'see', visit: list },
  { method: 'get', path: '/visits/day', right: 'see', visit: daySheet },
  { method: 'get', path: '/visits/agents', right: 'see', visit: (visit) => agents(visit) },
  { method: 'post', path: '/visits/agents', right: 'approve', visit: saveAgent },
];

const wordsOf = ({ language }: Visit): VisitsWords => inLanguage(VISITS_WORDS, language);

async function list(visit: Visit): Promise<Answer> {
  const w = wordsOf(visit);
  const { asked, work, company, at } = visit;
  const live = asked.query.get('show') !== 'all';
  const visits = await listedVisits(work.db.read, { companyId: company.id, live });
  const blanks = {
    w,
    title: w.title,
    tabs: tabsOf(visit, 'visits'),
    agents: at.under('/visits/agents'),
    other: live ? { href: at.under('/visits', { show: 'all' }), label: w.all } : { href: at.under('/visits'), label: w.live }, // prettier-ignore
    rows: visits.map((one) => rowOf(visit, one)),
  };
  return page('pages/desk/visits', w.title, blanks);
}

function rowOf(visit: Visit, one: ListedVisit): object {
  const w = wordsOf(visit);
  const { work, at, locale } = visit;
  const sealed = work.ids.seal('customer', one.customerId);
  const under = (path: string): string => at.under(`/customers/${sealed}${path}`);
  const may = visit.on === null && visit.may('work') && one.endedAt === null;
  const toCome = one.state === 'planned';
  return {
    day: one.onDay === null ? '' : weekdayText(one.onDay, locale),
    part: one.part === null ? '' : w.part[one.part],
    customer: one.customer,
    code: one.customerCode,
    href: at.customer(sealed),
    agent: one.agent ?? '',
    sheet:
      toCome && one.agentId !== null && one.onDay !== null
        ? at.under('/visits/day', { agent: work.ids.seal('agent', one.agentId), day: one.onDay })
        : '',
    state: w.state[one.state],
    more: [
      toCome ? (one.announced ? w.announced : w.unannounced) : '',
      one.outcome === null ? '' : w.outcome[one.outcome],
      one.wishes === '' || one.endedAt !== null ? '' : fill(w.wishes, { wishes: one.wishes }),
    ]
      .filter((part) => part !== '')
      .join(' · '),
    actions: may
      ? [
          ...(one.state === 'waiting' && visit.may('approve') ? [{ href: under('/visit/approve'), label: w.approve }] : []), // prettier-ignore
          ...(toCome ? [{ href: under('/visit/record'), label: w.record }] : []),
          { href: under('/visit'), label: one.state === 'requested' ? w.plan : w.move },
          { href: under('/visit/cancel'), label: w.cancel },
        ]
      : [],
  };
}

/** To be printed: whom, where, why, and what is open; only those who were told. */
async function daySheet(visit: Visit): Promise<Answer> {
  const w = wordsOf(visit);
  const { asked, work, company, locale, at } = visit;
  const agentId = work.ids.open('agent', asked.query.get('agent') ?? '');
  const onDay = dayFrom(asked.query.get('day') ?? '') ?? work.today;
  const agent = (await agentsOf(work.db.read, company.id)).find(({ id }) => id === agentId);
  if (agent === undefined) throw new NotFound();
  const all = await listedVisits(work.db.read, { companyId: company.id, agentId: agent.id, onDay, live: true });
  const visits = all.filter(({ state, announced }) => state === 'planned' && announced);
  const owed = await owedBy(work.db.read, company.id, visits.map(({ customerId }) => customerId)); // prettier-ignore
  const blanks = {
    w,
    title: w.sheet,
    back: { href: at.under('/visits'), label: w.title },
    text: fill(w.sheetText, { agent: agent.name, day: dayText(onDay, locale) }),
    rows: visits.map((one) => ({
      part: one.part === null ? '' : w.part[one.part],
      customer: one.customer,
      code: one.customerCode,
      address: one.address?.lines ?? [],
      reason: w.reason[one.reason],
      wishes: one.wishes,
      open: owed
        .filter(({ customerId }) => customerId === one.customerId)
        .map(({ openMinor, currency }) => format({ minor: openMinor, currency }, locale)),
    })),
  };
  return page('pages/desk/visits-day', w.sheet, blanks);
}

const FIELDS = ['name', 'role', 'qualification', 'partner', 'phone', 'email', 'hours', 'areas'] as const;

async function agents(visit: Visit, typed?: Typed, wrong = ''): Promise<Answer> {
  const w = wordsOf(visit);
  const { asked, work, company, at } = visit;
  const known = await agentsOf(work.db.read, company.id);
  const wanted = typed?.['agent'] ?? asked.query.get('agent') ?? '';
  const chosen = known.find(({ id }) => work.ids.seal('agent', id) === wanted);
  const mayChange = visit.on === null && visit.may('approve');
  const blanks = {
    w,
    title: w.agents.title,
    back: { href: at.under('/visits'), label: w.title },
    action: at.under('/visits/agents'),
    may_change: mayChange,
    form_title: chosen === undefined ? w.agents.add : chosen.name,
    agent: chosen === undefined ? '' : wanted,
    active: chosen === undefined || chosen.active ? 'yes' : 'no',
    choices: (['yes', 'no'] as const).map((value) => ({
      value,
      label: w.agents[value],
      chosen: (typed?.['active'] ?? (chosen === undefined || chosen.active ? 'yes' : 'no')) === value,
    })),
    wrong,
    fields: FIELDS.map((name) => ({
      name,
      label: w.agents[name],
      value: typed?.[name] ?? chosen?.[name] ?? '',
      required: name === 'name' || name === 'role',
    })),
    rows: known.map((agent) => ({
      name: agent.name,
      who: [agent.role, agent.qualification, agent.partner].filter((one) => one !== '').join(', '),
      reached: [agent.phone, agent.email, agent.hours].filter((one) => one !== '').join(' · '),
      areas: agent.areas,
      inactive: agent.active ? '' : w.agents.inactive,
      change: mayChange ? at.under('/visits/agents', { agent: work.ids.seal('agent', agent.id) }) : '',
    })),
  };
  return page('pages/desk/visits-agents', w.agents.title, blanks, { status: wrong === '' ? 200 : 422 });
}

async function saveAgent(visit: Visit): Promise<Answer> {
  const w = wordsOf(visit);
  const { asked, work, company, at } = visit;
  const typed = typedIn(asked.form);
  const terms = Object.fromEntries(FIELDS.map((name) => [name, typed[name] ?? ''])) as unknown as AgentTerms;
  const sealed = typed['agent'] ?? '';
  try {
    if (sealed === '') await addAgent(work, company.id, terms);
    else {
      const active = typed['active'] !== 'no';
      await changeAgent(work, company.id, known(work.ids.open('agent', sealed)), { ...terms, active });
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'wrong-agent') throw error;
    return agents(visit, typed, `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`);
  }
  asked.session.tell({ text: fill(w.agents.saved, { agent: terms.name }) });
  return see(at.under('/visits/agents'));
}

function known(id: Agent['id'] | undefined): number {
  if (id === undefined) throw new NotFound();
  return id;
}
