import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { Refusal } from '../kernel/result';
import { dayText, fill, inLanguage, weekdayText } from '../languages/said';
import { VISITS_WORDS } from '../languages/visits-words';
import type { VisitsWords } from '../languages/visits-words.en';
import { VISIT_REASONS } from '../outbox/content';
import {
  approveVisit,
  cancelVisit,
  moveVisit,
  planVisit,
  recordVisit,
  visitOver,
  type VisitPlan,
} from '../visits/actions';
import { agentsFor } from '../visits/agent';
import { factsOf, type Visitable, type VisitFacts } from '../visits/facts.actions';
import { agentsOf, listedVisits, type ListedVisit } from '../visits/store';
import { earliestDay, PARTS, VISIT_OUTCOMES, WAYS } from '../visits/visit';
import type { TalkSection } from './customer-agreed.pages';
import type { CustomerDeps, CustomerView } from './customer-asked.pages';
import { optionsOf } from './customer-choice.pages';
import { formRoutes, type CustomerForm, type FormAt, type Shape } from './customer-form.pages';
import { aChoice, aDay, aText, WrongFields, type Field } from './form-fields';

/** A visit to a customer: on its page, and the forms that plan, move, approve, cancel and record it. */
const wordsOf = ({ visit }: CustomerView): VisitsWords => inLanguage(VISITS_WORDS, visit.language);

async function openOf({ visit, customer }: CustomerView): Promise<ListedVisit | undefined> {
  const asked = { companyId: visit.company.id, customerId: customer.id, live: true };
  return (await listedVisits(visit.work.db.read, asked, 1))[0];
}

export async function visitSection(view: CustomerView): Promise<TalkSection[]> {
  const w = wordsOf(view);
  const { visit } = view;
  const last = await listedVisits(visit.work.db.read, { companyId: visit.company.id, customerId: view.customer.id }, 3);
  const open = last.find(({ endedAt }) => endedAt === null);
  const links = view.may('/visit') ? linksOf(view, open) : [];
  if (last.length === 0 && links.length === 0) return [];
  const lines = last.map((one) => ({ text: visitText(view, one), more: moreOf(view, one) }));
  return [{ title: w.sideTitle, lines, links }];
}

function linksOf(view: CustomerView, open: ListedVisit | undefined): { href: string; label: string }[] {
  const w = wordsOf(view);
  if (open === undefined) return [{ href: view.under('/visit'), label: w.plan }];
  const approve = open.state === 'waiting' && view.visit.may('approve');
  return [
    ...(approve ? [{ href: view.under('/visit/approve'), label: w.approve }] : []),
    ...(open.state === 'planned' ? [{ href: view.under('/visit/record'), label: w.record }] : []),
    { href: view.under('/visit'), label: open.state === 'requested' ? w.plan : w.move },
    { href: view.under('/visit/cancel'), label: w.cancel },
  ];
}

/** `Thu 12 Mar, 8:00–12:00: Anna Berg`. */
function visitText(view: CustomerView, { onDay, part, agent }: ListedVisit): string {
  const w = wordsOf(view);
  const when = [
    onDay === null ? '' : weekdayText(onDay, view.visit.locale),
    part === null ? '' : w.part[part],
    agent ?? '',
  ];
  const text = when.filter((one) => one !== '').join(', ');
  return text === '' ? w.sideTitle : text;
}

function moreOf(view: CustomerView, one: ListedVisit): string {
  const w = wordsOf(view);
  const told = one.state === 'planned' ? (one.announced ? w.announced : w.unannounced) : '';
  const outcome = one.outcome === null ? '' : w.outcome[one.outcome];
  const wishes = one.endedAt === null && one.wishes !== '' ? fill(w.wishes, { wishes: one.wishes }) : '';
  return [w.state[one.state], told, outcome, one.note ?? '', wishes].filter((part) => part !== '').join(' · ');
}

const aboutOf = ({ view, deps }: FormAt): Visitable => ({
  ...{ company: view.visit.company, customerId: view.customer.id, holds: (q) => deps.holdSources(q) },
});

const planned = z.object({
  agent: z.string({ error: 'choice' }).max(40, 'choice'),
  day: aDay,
  part: aChoice([...PARTS]),
  address: z.string({ error: 'choice' }).max(40, 'choice'),
  reason: aChoice([...VISIT_REASONS]),
  way: aChoice([...WAYS]),
});

const planForm: CustomerForm<typeof planned> = {
  path: '/visit',
  schema: planned,
  shape: planShape,
  act: async (at, value) => {
    const { view } = at;
    const w = wordsOf(view);
    const { work, locale } = view.visit;
    const open = await openOf(view);
    const agentId = work.ids.open('agent', value.agent);
    const addressId = work.ids.open('address', value.address);
    if (agentId === undefined) throw new WrongFields({ agent: 'choice' });
    if (addressId === undefined) throw new WrongFields({ address: 'choice' });
    const { day: onDay, part, reason, way } = value;
    const plan: VisitPlan = { agentId, addressId, onDay, part, reason, way };
    const isMove = open !== undefined && open.state !== 'requested';
    try {
      const made = isMove
        ? await moveVisit(work, aboutOf(at), open.id, plan)
        : await planVisit(work, aboutOf(at), plan);
      const said = { day: dayText(onDay, locale) };
      if (made.state === 'waiting') return { text: fill(w.doneWaits, said) };
      return { text: fill(isMove ? w.moved : w.done, said) };
    } catch (error) {
      throw besideDay(error) ?? error;
    }
  },
};

/** What is wrong with the day stands beside it. */
function besideDay(error: unknown): WrongFields | undefined {
  const { code = '', message } = error as { code?: string; message: string };
  return error instanceof Refusal && /^visit-(too-soon|too-far|sunday|holiday)$/.test(code)
    ? new WrongFields({ day: message })
    : undefined;
}

async function planShape(at: FormAt): Promise<Shape> {
  const { view } = at;
  const w = wordsOf(view);
  const { work, company } = view.visit;
  const open = await openOf(view);
  const isMove = open !== undefined && open.state !== 'requested';
  const title = fill(isMove ? w.moveTitle : w.planTitle, { customer: view.customer.name });
  const facts = await factsOf(work.db.read, work, aboutOf(at)).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  if (facts instanceof Refusal) return { title, facts: [refusedText(at, facts)], sections: [], submit: '' };
  const intro = fill(w.intro, { n: facts.settings.visitNoticeDays });
  const all = (await agentsOf(work.db.read, company.id)).filter(({ active }) => active);
  const near = agentsFor(all, facts.addresses[0]?.postcode ?? null);
  const agents = [...near, ...all.filter((agent) => !near.includes(agent))];
  const missing = [
    ...(agents.length === 0 ? [w.noAgents] : []),
    ...(facts.addresses.length === 0 ? [w.noAddress] : []),
  ];
  if (missing.length > 0) {
    const links = [{ href: view.visit.at.under('/visits/agents'), label: w.agents.title }];
    return { title, intro, facts: missing, links, sections: [], submit: '' };
  }
  const wishes = open === undefined || open.wishes === '' ? [] : [fill(w.wishes, { wishes: open.wishes })];
  return {
    ...{ title, intro, facts: [...wishes, ...(facts.needsApproval ? [w.needsManager] : [])] },
    sections: [{ legend: '', fields: planFields(at, facts, { open, agents }) }],
    submit: isMove ? w.moveSubmit : facts.needsApproval ? w.submitWaits : w.submit,
  };
}

const refusedText = ({ f }: FormAt, { code, message, remedy }: Refusal): string =>
  Object.hasOwn(f.refused, code) ? (f.refused[code] ?? message) : `${message} ${remedy}`;

interface Offered {
  readonly open: ListedVisit | undefined;
  readonly agents: Awaited<ReturnType<typeof agentsOf>>;
}

function planFields({ view, f }: FormAt, facts: VisitFacts, { open, agents }: Offered): Field[] {
  const w = wordsOf(view);
  const { ids, today } = view.visit.work;
  const choose = { value: '', label: f.choose };
  const ways = WAYS.filter((way) => facts.recipients[way] !== undefined);
  const first = earliestDay(today, facts.settings.visitNoticeDays, ways[0] ?? 'email');
  const select = (name: string, label: string, options: readonly { value: string; label: string }[], value?: string | null): Field => ({
    ...{ kind: 'select', name, label, required: true, options: [choose, ...options] },
    ...(value === undefined || value === null ? {} : { value }),
  }); // prettier-ignore
  const address = facts.addresses.map(({ id, name, street, postcode, city }) => ({
    value: ids.seal('address', id),
    label: [name, street, postcode, city].filter((one) => one !== null && one !== '').join(', '),
  }));
  const who = agents.map(({ id, name, role }) => ({ value: ids.seal('agent', id), label: `${name}, ${role}` }));
  const agent = open?.agentId === undefined || open.agentId === null ? null : ids.seal('agent', open.agentId);
  return [
    select('agent', w.field.agent, who, agent ?? (who.length === 1 ? who[0]?.value : null)),
    { kind: 'date', name: 'day', label: w.field.day, required: true, value: open?.onDay ?? first },
    select('part', w.field.part, optionsOf(PARTS, w.part), open?.part),
    select('address', w.field.address, address, address[0]?.value),
    select('reason', w.field.reason, optionsOf(VISIT_REASONS, w.reason), open?.reason),
    select('way', w.field.way, optionsOf(ways, w.way), open?.way ?? ways[0]),
  ];
}

const nothing = z.object({});

const approveForm: CustomerForm<typeof nothing> = {
  path: '/visit/approve',
  right: 'approve',
  schema: nothing,
  shape: (at) =>
    shapeOf(at, 'approve', (open, w) => {
      const facts = [visitText(at.view, open), w.reason[open.reason], moreOf(at.view, open)];
      return { title: w.approve, facts, sections: [], submit: open.state === 'waiting' ? w.approve : '' };
    }),
  act: async (at) => {
    const { id } = await mustBeOpen(at);
    await approveVisit(at.view.visit.work, aboutOf(at), id);
    return { text: wordsOf(at.view).approved };
  },
};

const cancelled = z.object({ why: aText(500).optional() });

const cancelForm: CustomerForm<typeof cancelled> = {
  path: '/visit/cancel',
  schema: cancelled,
  shape: (at) =>
    shapeOf(at, 'cancel', (open, w) => {
      const fields: Field[] = [{ kind: 'text', name: 'why', label: w.cancelWhy }];
      return {
        title: w.cancel,
        facts: [visitText(at.view, open)],
        sections: [{ legend: '', fields }],
        submit: w.cancel,
      };
    }),
  act: async (at, { why = '' }) => {
    const { id } = await mustBeOpen(at);
    await cancelVisit(at.view.visit.work, aboutOf(at), id, why);
    return { text: wordsOf(at.view).cancelled };
  },
};

const recorded = z.object({ outcome: aChoice([...VISIT_OUTCOMES]), note: aText(2_000).optional() });

const recordForm: CustomerForm<typeof recorded> = {
  path: '/visit/record',
  schema: recorded,
  shape: (at) =>
    shapeOf(at, 'record', (open, w) => {
      const outcomes = [{ value: '', label: at.f.choose }, ...optionsOf(VISIT_OUTCOMES, w.outcome)];
      const fields: Field[] = [
        { kind: 'select', name: 'outcome', label: w.field.outcome, required: true, options: outcomes },
        { kind: 'area', name: 'note', label: w.field.note },
      ];
      const links = [{ href: at.view.under('/call'), label: w.follow }];
      return { title: w.record, facts: [visitText(at.view, open)], links, sections: [{ legend: '', fields }], submit: w.record }; // prettier-ignore
    }),
  act: async (at, { outcome, note = '' }) => {
    const { visit } = at.view;
    const { id } = await mustBeOpen(at);
    await recordVisit(visit.work, visit.company.id, id, { outcome, note });
    const w = wordsOf(at.view);
    return { text: fill(w.recorded, { outcome: w.outcome[outcome] }) };
  },
};

/** Whoever comes late, because somebody else was faster, reads what became of the visit; there is nothing left to do. */
async function shapeOf(
  at: FormAt,
  doing: 'approve' | 'cancel' | 'record',
  shape: (open: ListedVisit, w: VisitsWords) => Shape,
): Promise<Shape> {
  const { view } = at;
  const [last] = await listedVisits(view.visit.work.db.read, { companyId: view.visit.company.id, customerId: view.customer.id }, 1); // prettier-ignore
  const visit = (await openOf(view)) ?? last;
  if (visit === undefined) throw visitOver();
  const w = wordsOf(view);
  if (visit.endedAt === null) return shape(visit, w);
  return { title: w[doing], facts: [visitText(view, visit), moreOf(view, visit)], sections: [], submit: '' };
}

async function mustBeOpen({ view }: FormAt): Promise<ListedVisit> {
  const open = await openOf(view);
  if (open === undefined) throw visitOver();
  return open;
}

export const customerVisitRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, planForm),
  ...formRoutes(deps, approveForm),
  ...formRoutes(deps, cancelForm),
  ...formRoutes(deps, recordForm),
];
