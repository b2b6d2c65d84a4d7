import { logWithin } from '../activities/actions';
import { record } from '../audit/actions';
import { actorText } from '../kernel/actor';
import { assert } from '../kernel/assert';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { withdrawMessages } from '../outbox/change.actions';
import type { VisitReason } from '../outbox/content';
import { waitForDesk, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import type { Agent } from './agent';
import { announce } from './announce.actions';
import { factsOf, type Visitable, type VisitFacts } from './facts.actions';
import { agentById, endVisit, hasLeft, insertVisit, liveVisit, updateVisit, visitById } from './store';
import {
  aboutVisit,
  ACTIVITY_OF,
  mayMove,
  whyNotOn,
  type NotThatDay,
  type Part,
  type Visit,
  type VisitOutcome,
  type VisitState,
  type Way,
} from './visit';

/**
 * A visit is planned for a day that is far enough, announced to the customer, moved or cancelled with a message, and recorded. Where a
 * manager has to agree, nothing is announced before.
 */
export interface VisitPlan {
  readonly agentId: number;
  readonly onDay: Day;
  readonly part: Part;
  readonly addressId: number;
  readonly reason: VisitReason;
  readonly way: Way;
}

export async function planVisit(work: Work, about: Visitable, plan: VisitPlan): Promise<Visit> {
  return work.db.transaction(async (tx) => {
    await waitForDesk(tx, about.company.id);
    const facts = await factsOf(tx, work, about);
    const agent = await activeAgent(tx, about.company.id, plan.agentId);
    refuseDay(work, facts, plan);
    const terms = termsOf(facts, plan);
    const whose = { companyId: about.company.id, customerId: about.customerId };
    const asked = await liveVisit(tx, whose);
    if (asked !== undefined && asked.state !== 'requested') throw alreadyThere();
    const id = asked?.id ?? (await insertVisit(tx, work, { ...whose, ...terms, wishes: '', source: 'desk' }));
    if (id === undefined) throw alreadyThere();
    if (asked !== undefined) await updateVisit(tx, work, asked, terms);
    await closeTasksAbout(tx, work, { companyId: whose.companyId, abouts: [aboutVisit(id)], outcome: 'planned' });
    const visit = await there(tx, whose.companyId, id);
    await told(tx, work, visit, 'visit.planned', { ...plan, needsApproval: facts.needsApproval });
    if (facts.needsApproval) return askManager(tx, work, facts, visit);
    return announced(tx, work, { facts, agent, visit, change: 'announced' });
  });
}

const alreadyThere = (): Refusal =>
  new Refusal('visit-there', 'A visit to this customer is planned already.', 'Move it, or cancel it first.');

const termsOf = (facts: VisitFacts, { agentId, onDay, part, reason, way, addressId }: VisitPlan) => ({
  ...{ agentId, onDay, part, reason, way, needsApproval: facts.needsApproval, address: addressOf(facts, addressId) },
  state: facts.needsApproval ? ('waiting' as const) : ('planned' as const),
});

function addressOf({ addresses, customer }: VisitFacts, addressId: number): Visit['address'] {
  const found = addresses.find(({ id }) => id === addressId);
  if (found === undefined)
    throw new Refusal('no-such-address', 'There is no such address to go to.', 'Choose one of the customer’s.');
  const { name, street, postcode, city, country, region } = found;
  const place = [postcode, city].filter((one) => one !== null).join(' ');
  const lines = [name, ...(street ?? '').split(/\r?\n/), place].filter((one): one is string => one !== null && one.trim() !== ''); // prettier-ignore
  return { lines, country: country ?? customer.country, region };
}

async function activeAgent(tx: Tx, companyId: number, agentId: number): Promise<Agent> {
  const agent = await agentById(tx, companyId, agentId);
  if (agent?.active === true) return agent;
  throw new Refusal('no-such-agent', 'There is no such agent who visits customers.', 'See who does: duly visits agents'); // prettier-ignore
}

const NOT_THEN: Readonly<Record<NotThatDay, string>> = {
  too_soon: 'The visit would come before its announcement is old enough.',
  too_far: 'The day is too far ahead.',
  sunday: 'Nobody is visited on a Sunday.',
  holiday: 'It is a public holiday where the customer is.',
};

function refuseDay(work: Work, facts: VisitFacts, { onDay, way }: Pick<VisitPlan, 'onDay' | 'way'>): void {
  const { settings, calendar } = facts;
  const why = whyNotOn(onDay, { today: work.today, noticeDays: settings.visitNoticeDays, way, calendar });
  if (why !== undefined) throw new Refusal(`visit-${why.replace('_', '-')}`, NOT_THEN[why], 'Choose another day.');
}

async function askManager(tx: Tx, work: Work, facts: VisitFacts, visit: Visit): Promise<Visit> {
  const { companyId, customerId, id } = visit;
  const title = asks('approveVisit', { customer: facts.customer.name, day: visit.onDay ?? '' });
  const key = `${aboutVisit(id)}/approve/${work.now}`;
  await openTasks(tx, work, [
    { companyId, customerId, kind: 'visit_approve', key, about: aboutVisit(id), title, dueOn: work.today, assignee: 'manager' }, // prettier-ignore
  ]);
  return visit;
}

type Announced = Parameters<typeof announce>[2];

async function announced(tx: Tx, work: Work, given: Announced): Promise<Visit> {
  const { visit } = given;
  const messageId = await announce(tx, work, given);
  await updateVisit(tx, work, visit, { messageId });
  return { ...visit, messageId };
}

/** A manager agrees: it is announced. The day must still be far enough. */
export async function approveVisit(work: Work, about: Visitable, visitId: number): Promise<Visit> {
  return work.db.transaction(async (tx) => {
    await waitForDesk(tx, about.company.id);
    const visit = await movable(tx, about.company.id, visitId, 'planned');
    if (visit.state !== 'waiting' || visit.onDay === null || visit.way === null || visit.agentId === null)
      throw visitOver();
    const facts = await factsOf(tx, work, about);
    refuseDay(work, facts, { onDay: visit.onDay, way: visit.way });
    const agent = await activeAgent(tx, about.company.id, visit.agentId);
    await updateVisit(tx, work, visit, { state: 'planned', approvedBy: actorText(work.actor) });
    await closeTasksAbout(tx, work, {
      companyId: visit.companyId,
      abouts: [aboutVisit(visit.id)],
      outcome: 'approved',
    });
    await told(tx, work, visit, 'visit.approved', {});
    return announced(tx, work, { facts, agent, visit: { ...visit, state: 'planned' }, change: 'announced' });
  });
}

/** Another day, part, agent or place. What was announced is told to be so; where a manager had to agree, they do so again. */
export async function moveVisit(work: Work, about: Visitable, visitId: number, plan: VisitPlan): Promise<Visit> {
  return work.db.transaction(async (tx) => {
    await waitForDesk(tx, about.company.id);
    const visit = await movable(tx, about.company.id, visitId, 'planned');
    if (visit.state === 'requested') throw visitOver();
    const facts = await factsOf(tx, work, about);
    const agent = await activeAgent(tx, about.company.id, plan.agentId);
    refuseDay(work, facts, plan);
    const wasTold = await hasLeft(tx, visit.messageId);
    await takeBack(tx, work, visit);
    const terms = { ...termsOf(facts, plan), state: visit.state };
    await updateVisit(tx, work, visit, { ...terms, messageId: null });
    await closeTasksAbout(tx, work, { companyId: visit.companyId, abouts: [aboutVisit(visit.id)], outcome: 'moved' });
    const moved = await there(tx, visit.companyId, visit.id);
    await told(tx, work, moved, 'visit.moved', { ...plan });
    if (visit.state === 'waiting') return askManager(tx, work, facts, moved);
    return announced(tx, work, { facts, agent, visit: moved, change: wasTold ? 'moved' : 'announced' });
  });
}

/** Nobody comes. Who was told that somebody would is told so. */
export async function cancelVisit(work: Work, about: Visitable, visitId: number, why: string): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForDesk(tx, about.company.id);
    const visit = await movable(tx, about.company.id, visitId, 'cancelled');
    const wasTold = await hasLeft(tx, visit.messageId);
    await takeBack(tx, work, visit);
    await endVisit(tx, work, visit, { state: 'cancelled', why: why.trim() === '' ? null : why.trim().slice(0, 500) });
    await closeTasksAbout(tx, work, {
      companyId: visit.companyId,
      abouts: [aboutVisit(visit.id)],
      outcome: 'cancelled',
    });
    await told(tx, work, visit, 'visit.cancelled', { why });
    if (!wasTold || visit.agentId === null) return;
    const agent = await agentById(tx, visit.companyId, visit.agentId);
    const facts = await factsOf(tx, work, about).catch((error: unknown) => {
      if (error instanceof Refusal) return undefined; // whoever speaks for it is told otherwise
      throw error;
    });
    if (agent !== undefined && facts !== undefined && visit.way !== null && facts.recipients[visit.way] !== undefined)
      await announce(tx, work, { facts, agent, visit, change: 'cancelled' });
  });
}

/** What was announced and has not left the house is taken back. */
export async function takeBack(tx: Tx, work: Work, visit: Visit): Promise<void> {
  if (visit.messageId === null) return;
  const which = { companyId: visit.companyId, ids: [visit.messageId], reason: 'The visit was moved or cancelled.' };
  await withdrawMessages(tx, work, which);
}

export interface VisitResult {
  readonly outcome: VisitOutcome;
  readonly note: string;
}

/** How it went: in the timeline, counted in the gap between contacts; a wrong address is looked for. */
export async function recordVisit(work: Work, companyId: number, visitId: number, of: VisitResult): Promise<Visit> {
  return work.db.transaction(async (tx) => {
    const visit = await movable(tx, companyId, visitId, 'over');
    if (visit.onDay === null || visit.onDay > work.today)
      throw new Refusal('visit-not-yet', 'The day of this visit has not come.', 'Record it when it has.');
    const outcome = ACTIVITY_OF[of.outcome];
    const { customerId } = visit;
    const activity =
      outcome === null
        ? null
        : await logWithin(tx, work, {
            ...{ companyId, customerId, kind: 'visit', direction: 'out', outcome, note: of.note, onDay: visit.onDay },
            ...{ about: aboutVisit(visit.id), countsInGap: of.outcome !== 'wrong_address' },
          });
    const ended = { state: 'over', why: null, outcome: of.outcome, note: of.note, activityId: activity?.id ?? null } as const; // prettier-ignore
    await endVisit(tx, work, visit, ended);
    await closeTasksAbout(tx, work, { companyId, abouts: [aboutVisit(visit.id)], outcome: of.outcome });
    if (of.outcome === 'wrong_address')
      await openTasks(tx, work, [
        {
          ...{ companyId, customerId, kind: 'find_address', key: `${aboutVisit(visit.id)}/address` },
          ...{ about: `customer/${customerId}`, title: asks('findAddressVisited'), dueOn: work.today },
        },
      ]);
    await told(tx, work, visit, 'visit.recorded', { ...of });
    return there(tx, companyId, visitId);
  });
}

/** The visit, where it may become so. */
export async function movable(tx: Tx, companyId: number, visitId: number, to: VisitState): Promise<Visit> {
  const visit = await visitById(tx, companyId, visitId);
  if (visit !== undefined && mayMove(visit.state, to)) return visit;
  throw visitOver();
}

export const visitOver = (): Refusal =>
  new Refusal('visit-over', 'This visit is over, or is not planned so.', 'Look at the visit again.');

async function there(tx: Tx, companyId: number, id: number): Promise<Visit> {
  const visit = await visitById(tx, companyId, id);
  assert(visit !== undefined, 'a visit that was written is there');
  return visit;
}

const told = (tx: Tx, work: Work, { companyId, customerId, id }: Visit, kind: string, payload: object): Promise<void> =>
  record(tx, work, { companyId, kind, ref: aboutVisit(id), payload: { customerId, ...payload } });
