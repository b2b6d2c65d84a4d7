import { record } from '../audit/actions';
import { casesOf } from '../cases/store';
import type { Case } from '../cases/case';
import type { Company } from '../companies/company';
import type { HoldSources } from '../dossier/actions';
import type { Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { asks } from '../languages/task-title';
import { appendEvents } from '../ledger/event.store';
import { freezeItems, thawItems } from '../ledger/frozen.actions';
import { openItemsOfCustomers } from '../ledger/store';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { withdrawIn } from '../promises/actions';
import { cancelPlanIn } from '../promises/plan.actions';
import { judgedPlans } from '../promises/plan.store';
import { judgedPromises } from '../promises/store';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import type { NewTask } from '../tasks/task';
import {
  askedOn,
  deadlinesOf,
  whyFrozen,
  type Deadline,
  type Outcome,
  type NewProceeding,
  type Proceeding,
} from './proceeding';
import { asksInterest, interestTask } from './interest.actions';
import { decideMatches } from './list.store';
import { boundForPartners, tellPartners } from './partner.actions';
import { flagReceipts } from './receipt.actions';
import { split, totals, type Side } from './split';
import { endProceeding, insertProceeding, insertSides, markProofSent, proceedingsOf } from './store'; // prettier-ignore

/**
 * A proceeding is recorded in one transaction with one audit line: what was supplied before its opening is frozen, promises and
 * plans over it end, and tasks ask for the proof of debt and for what becomes of cases. Entered in error, the holds and tasks go.
 */
export interface Asked {
  readonly customer: { readonly id: number; readonly code: string };
  readonly proceeding: NewProceeding;
  /** Of these items a person says whether they are frozen. */
  readonly chosen: ReadonlyMap<number, boolean>;
}

export interface Consequences {
  readonly sides: readonly Side[];
  readonly totals: ReturnType<typeof totals>;
  readonly promises: readonly number[];
  readonly plans: readonly { readonly id: number; readonly number: string }[];
  readonly cases: readonly Pick<Case, 'id' | 'number' | 'partner'>[];
  readonly deadlines: readonly Deadline[];
  /** Somebody is asked whether interest stops: only where interest is claimed at all. */
  readonly asksInterest: boolean;
}

/** What recording it would do; writes nothing. Refuses days that cannot be and a second proceeding beside one that stands. */
export async function consequencesOf(q: Query, work: Work, company: Company, asked: Asked): Promise<Consequences> {
  const { customer, proceeding, chosen } = asked;
  checkDays(proceeding, work.today);
  const companyId = company.id;
  if ((await proceedingsOf(q, companyId, customer.id)).some(({ endedOn }) => endedOn === null)) {
    throw new Refusal(
      'insolvency-there',
      'An insolvency of this customer stands already.',
      'End that one first, or take it back as entered in error.',
    );
  }
  const items = await openItemsOfCustomers(q, companyId, [customer.id], work.today);
  const sides = split(items, proceeding, chosen);
  const frozen = new Set(sides.filter((side) => side.frozen).map(({ itemId }) => itemId));
  const customers = { first: customer.id, last: customer.id };
  const promises = await judgedPromises(q, { companyId, customers }, work.today);
  const plans = await judgedPlans(q, { companyId, customers }, work.today);
  const cases = await casesOf(q, companyId, customer.id);
  return {
    sides,
    totals: totals(sides),
    promises: promises
      .filter(({ verdict, promise }) => verdict.state === 'open' && promise.parts.some((part) => frozen.has(part.itemId)))
      .map(({ promise }) => promise.id),
    plans: plans
      .filter(({ state }) => LIVE.has(state))
      .filter(({ plan }) => plan.items.some((item) => frozen.has(item.itemId)))
      .map(({ plan }) => ({ id: plan.id, number: plan.number })),
    cases: cases.filter(({ state }) => state === 'with_partner'),
    deadlines: deadlinesOf(proceeding, company.country),
    asksInterest: frozen.size > 0 && (await asksInterest(q, companyId)),
  };
} // prettier-ignore

const LIVE: ReadonlySet<string> = new Set(['draft', 'offered', 'accepted', 'active']);

function checkDays({ openedOn, publishedOn, proofBy }: NewProceeding, today: Day): void {
  const isWrong =
    openedOn > today ||
    (publishedOn !== null && (publishedOn < openedOn || publishedOn > today)) ||
    (proofBy !== null && proofBy < openedOn);
  if (!isWrong) return;
  throw new Refusal(
    'insolvency-days',
    'These days cannot be: a proceeding opens, is published, and then claims are filed.',
    'Correct the days; neither the opening nor the publication lies ahead.',
  );
}

/** Returns the row and what it did. Partners that have a case are told in the same transaction. */
export async function recordInsolvency(
  work: Work,
  company: Company,
  asked: Asked,
  holdSources: HoldSources,
): Promise<Consequences & { readonly id: number }> {
  const whose = { companyId: company.id, customerId: asked.customer.id };
  const { companyId } = whose;
  const seen = await consequencesOf(work.db.read, work, company, asked);
  const { kind, openedOn: on } = asked.proceeding;
  const frozenSeen = new Set(seen.sides.filter((side) => side.frozen).map(({ itemId }) => itemId));
  const telling = { caseIds: seen.cases.map(({ id }) => id), kind, on, frozen: frozenSeen, holdSources };
  const told = await boundForPartners(work, company, telling);
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const does = await consequencesOf(tx, work, company, asked);
    const id = await insertProceeding(tx, work, whose, asked.proceeding);
    const cause = `insolvency/${id}`;
    await insertSides(tx, id, does.sides);
    const frozen = does.sides.filter((side) => side.frozen).map(({ itemId }) => itemId);
    const why = whyFrozen(asked.proceeding);
    await freezeItems(tx, work, frozen, { ...whose, cause, reason: why });
    for (const promiseId of does.promises) await withdrawIn(tx, work, { companyId, promiseId }, why);
    for (const plan of does.plans) await cancelPlanIn(tx, work, { companyId, planId: plan.id }, why);
    const interest = does.asksInterest ? [interestTask({ ...whose, cause, openedOn: on, today: work.today })] : [];
    await openTasks(tx, work, [...tasksFor(asked, does, { ...whose, cause, today: work.today }), ...interest]);
    await tellPartners(tx, work, company, told);
    await flagReceipts(tx, work, companyId, id);
    await decideMatches(tx, work, companyId, { customerId: whose.customerId, as: 'recorded' });
    const payload = { ...asked.proceeding, totals: does.totals, frozen, promises: does.promises, plans: does.plans };
    await record(tx, work, { companyId, kind: 'insolvency.recorded', ref: cause, payload });
    await tell(tx, work, whose, { kind: 'insolvency.recorded', subject: cause });
    return { ...does, id };
  });
}

const tell = (
  tx: Tx,
  work: Work,
  whose: { companyId: number; customerId: number },
  told: { kind: string; subject: string },
): Promise<unknown> => appendEvents(tx, work, [{ ...whose, ...told, occurredOn: work.today }]);

interface Cause {
  readonly companyId: number;
  readonly customerId: number;
  readonly cause: string;
  readonly today: Day;
}

function tasksFor({ customer }: Asked, does: Consequences, { cause, today, ...whose }: Cause): NewTask[] {
  const asking = does.deadlines.map(({ what, day, source }): NewTask => {
    const [about, key] = [`${cause}/${what}`, `${cause}/${what}`];
    const title =
      day === null
        ? asks('insolvencyProofUnknown', { customer: customer.code, source })
        : asks(what === 'proof' ? 'insolvencyProof' : 'insolvencyTitle', { customer: customer.code, day, source });
    return { ...whose, kind: 'insolvency', key, about, title, dueOn: askedOn(day, today) };
  });
  const partners = does.cases.map(({ id, number, partner }): NewTask => {
    const key = `${cause}/case/${id}`;
    const title = asks('insolvencyCase', { customer: customer.code, number, partner });
    return { ...whose, kind: 'insolvency', key, about: key, title, dueOn: today };
  });
  return [...asking, ...partners];
}

export async function standing(q: Query, companyId: number, customerId: number): Promise<Proceeding> {
  const found = (await proceedingsOf(q, companyId, customerId)).find(({ endedOn }) => endedOn === null);
  if (found) return found;
  throw new Refusal(
    'no-such-insolvency',
    'No insolvency of this customer stands.',
    'See which there are: duly insolvency list',
  );
}

interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

/** The proof of debt went out: its day and way are kept, and the task that asked for it is done. */
export async function proofSent(work: Work, whose: Whose, sent: { on: Day; way: string }): Promise<void> {
  if (sent.way.trim() === '')
    throw new WrongUse('The way by which it was sent is missing.', 'Write it, such as “registered letter”.');
  const { companyId, customerId } = whose;
  await work.db.transaction(async (tx) => {
    const { id, openedOn } = await standing(tx, companyId, customerId);
    if (sent.on < openedOn || sent.on > work.today) {
      throw new Refusal(
        'proof-day',
        'A proof of debt is sent after the opening and not on a day to come.',
        'Give the day on which it left.',
      );
    }
    const cause = `insolvency/${id}`;
    await markProofSent(tx, id, { on: sent.on, way: sent.way.trim() });
    await closeTasksAbout(tx, work, { companyId, abouts: [`${cause}/proof`], outcome: `sent ${sent.on}` });
    await record(tx, work, { companyId, kind: 'insolvency.proof_sent', ref: cause, payload: sent });
  });
}

/** It is over, or never was so (`error`): what it held is held no more, and what it asked for is asked for no more. */
export async function endInsolvency(
  work: Work,
  company: Company,
  customerId: number,
  end: { readonly outcome: Outcome; readonly why: string; readonly holdSources: HoldSources },
): Promise<{ readonly released: number }> {
  const why = end.why.trim();
  if (why === '') throw new WrongUse('The reason is missing.', 'Say why: --why "…"');
  const companyId = company.id;
  const whose = { companyId, customerId };
  const { kind } = await standing(work.db.read, companyId, customerId);
  const open = (await casesOf(work.db.read, companyId, customerId)).filter(({ state }) => state === 'with_partner');
  const telling = {
    caseIds: open.map((one) => one.id),
    kind,
    on: work.today,
    frozen: null,
    holdSources: end.holdSources,
  };
  const told = await boundForPartners(work, company, telling);
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const { id } = await standing(tx, companyId, customerId);
    const cause = `insolvency/${id}`;
    const cases = await casesOf(tx, companyId, customerId);
    await tellPartners(tx, work, company, told);
    await endProceeding(tx, work, id, { outcome: end.outcome, why });
    const released = await thawItems(tx, work, { ...whose, cause, reason: why });
    const abouts = [
      `${cause}/proof`,
      `${cause}/title`,
      `${cause}/receipt`,
      ...cases.map((one) => `${cause}/case/${one.id}`),
    ];
    await closeTasksAbout(tx, work, { companyId, abouts, outcome: `ended: ${end.outcome}` });
    if (end.outcome === 'error')
      await closeTasksAbout(tx, work, { companyId, abouts: [`${cause}/interest`], outcome: 'entered in error' });
    await record(tx, work, {
      companyId,
      kind: 'insolvency.ended',
      ref: cause,
      payload: { outcome: end.outcome, why, released },
    });
    await tell(tx, work, whose, { kind: 'insolvency.ended', subject: cause });
    return { released };
  });
}
