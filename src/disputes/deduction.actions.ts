import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { addDays, maxDay, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { allocationsOf } from '../ledger/allocation.store';
import { bookDifferences, takeBackDifferences } from '../ledger/difference.actions';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { standing } from '../ledger/return';
import { openItemsOf } from '../ledger/store';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { CASE_OF, COURSE, decideBy, GIVEN_AS, REST_TITLES, restOf, type RestKind } from './deduction';
import { ruleOf } from './category';
import { endAsked, insertAsked, restTasks, shortPaid, type ShortPaidItem } from './deduction.store';

/**
 * What is done with the rests of short payments. A case is opened as any dispute is, a write-off proposed as any small
 * balance; here a person asks for the rest after all, and the clock gives each rest to somebody.
 */
export interface Rest extends ShortPaidItem {
  readonly kind: RestKind;
}

/** All rests that wait for a person, and those that are asked for because a discount was taken too late. */
export async function restsOf(q: Query, { companyId, today, customerId, itemIds }: Asked): Promise<Rest[]> {
  const range = { companyId, first: customerId ?? 0, last: customerId ?? Number.MAX_SAFE_INTEGER };
  const { shortPayments } = await settingsOf(q, companyId);
  const found = await shortPaid(q, range, { asOn: today, known: null }, itemIds);
  return found.flatMap((one) => {
    const kind = restOf(one, shortPayments);
    return kind === undefined ? [] : [{ ...one, kind }];
  });
}

interface Asked {
  readonly companyId: number;
  readonly today: Day;
  /** Only this customer's. */
  readonly customerId?: number;
  /** Only these. */
  readonly itemIds?: readonly number[];
}

interface Which {
  readonly companyId: number;
  readonly itemId: number;
}

/** A person decides that the customer owes the rest: reminders ask for it. Refuses what is no rest of a short payment. */
export async function askForRest(work: Work, { companyId, itemId, reason }: Which & { reason: string }): Promise<void> {
  await work.db.transaction(async (tx) => {
    const [rest] = await restsOf(tx, { companyId, today: work.today, itemIds: [itemId] });
    if (rest === undefined) throw noRest();
    await insertAsked(tx, work, { companyId, itemId, reason });
    await closeTasksAbout(tx, work, { companyId, abouts: [aboutRest(itemId)], outcome: 'the rest is asked for' });
    const payload = { reason, kind: rest.kind, restMinor: rest.restMinor, currency: rest.currency };
    await record(tx, work, { companyId, kind: 'rest.asked', ref: `item/${itemId}`, payload });
  });
}

/**
 * A person accepts the rest for what it seems to be: it is given up beside the payment that left it, as a posting of its own, and comes back
 * with that payment. Refuses what nobody knows the reason of, and what no payment left.
 */
export async function acceptRest(work: Work, { companyId, itemId }: Which): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const [rest] = await restsOf(tx, { companyId, today: work.today, itemIds: [itemId] });
    if (rest === undefined) throw noRest();
    const kind = GIVEN_AS[rest.kind];
    if (kind === null) throw new Refusal('rest-unexplained', 'Nobody knows why that is missing.', 'Look into it, ask for it, or propose to write it off.'); // prettier-ignore
    const payment = (await paymentsOf(tx, companyId, itemId)).at(-1);
    if (payment === undefined) throw new Refusal('rest-no-payment', 'Only a list says that the rest was paid, and no payment.', 'Propose to write it off.'); // prettier-ignore
    const { shortPayments } = await settingsOf(tx, companyId);
    const { currency, customerId, restMinor } = rest;
    const beside = { paymentItemId: payment.itemId, document: payment.document, customerId, currency, on: maxDay(payment.issuedOn, rest.paidOn), chargesMinor: null, paid: [itemId], byRule: false, differences: [{ itemId, kind, minor: restMinor }] }; // prettier-ignore
    await bookDifferences(tx, work, companyId, { beside: [beside], tolerance: shortPayments.tolerance });
    await closeTasksAbout(tx, work, { companyId, abouts: [aboutRest(itemId)], outcome: 'the rest is given up' });
    await record(tx, work, {
      companyId,
      kind: 'rest.accepted',
      ref: `item/${itemId}`,
      payload: { kind, restMinor, currency },
    });
  });
}

/** Payments that pay something of it, oldest first. */
async function paymentsOf(tx: Tx, companyId: number, itemId: number): Promise<OpenItem[]> {
  const paid = standing(await allocationsOf(tx, companyId, [itemId])).filter((one) => one.toItemId === itemId);
  const from = await openItemsOf(tx, companyId, paid.map(({ fromItemId }) => fromItemId)); // prettier-ignore
  return from.filter(({ type }) => type === 'payment').sort((a, b) => a.issuedOn.localeCompare(b.issuedOn) || a.itemId - b.itemId); // prettier-ignore
}

/** What was given up of it beside its payments is owed again. False: nothing was. */
async function takeBackAccepted(tx: Tx, work: Work, { companyId, itemId }: Which): Promise<boolean> {
  let taken = 0;
  for (const { itemId: paymentItemId } of await paymentsOf(tx, companyId, itemId))
    taken += await takeBackDifferences(tx, work, companyId, { paymentItemId, ofItems: [itemId], why: 'not given up after all' }); // prettier-ignore
  return taken > 0;
}

/** It is not asked for, or not given up, after all: it waits for a person again. */
export async function stopAskingForRest(work: Work, { companyId, itemId }: Which): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await endAsked(tx, work, companyId, itemId)) && !(await takeBackAccepted(tx, work, { companyId, itemId }))) throw noRest(); // prettier-ignore
    await record(tx, work, { companyId, kind: 'rest.not_asked', ref: `item/${itemId}`, payload: {} });
  });
}

const noRest = (): Refusal =>
  new Refusal('no-such-rest', 'That is no rest of a short payment.', 'See which there are: duly short list');

const aboutRest = (itemId: number): string => `rest/${itemId}`;

/** Days after which a rest that nobody decided on goes to the manager. */
const DAYS_TO_MANAGER = 7;

/**
 * A task for each rest that waits for a person, to the manager where it waits too long, and the end of those whose rest is
 * paid, disputed, asked for or written off. Once per payment, however often it is asked.
 */
export async function noticeRests(work: Work, companyId: number): Promise<number> {
  return work.db.transaction(async (tx) => {
    const { disputeCategories } = await settingsOf(tx, companyId);
    const waiting = (await restsOf(tx, { companyId, today: work.today })).filter(({ kind }) => COURSE[kind] !== 'ask');
    const current = new Set(waiting.map(({ itemId }) => aboutRest(itemId)));
    const over = (await restTasks(tx, companyId)).filter((about) => !current.has(about));
    if (over.length > 0)
      await closeTasksAbout(tx, work, { companyId, abouts: over, outcome: 'nothing is kept back any more' });
    return openTasks(
      tx,
      work,
      waiting.flatMap((rest) =>
        tasksFor(rest, companyId, { today: work.today, owner: ruleOf(CASE_OF[rest.kind], disputeCategories).owner }),
      ),
    );
  });
}

function tasksFor(
  rest: Rest,
  companyId: number,
  { today, owner }: { today: Day; owner: string },
): Parameters<typeof openTasks>[2] {
  const { itemId, customerId, kind, restMinor, currency, paidOn } = rest;
  const dueOn = decideBy(rest);
  const about = aboutRest(itemId);
  const title = asks('decideRest', {
    document: labelOf(rest),
    rest: { minor: restMinor, currency },
    reason: { code: kind, of: 'rest', en: REST_TITLES[kind] },
  });
  const task = { companyId, customerId, about, title, dueOn };
  const key = `${about}/${paidOn}/${restMinor}`;
  const own = { ...task, kind: 'short_payment', key, assignee: owner };
  if (addDays(dueOn, DAYS_TO_MANAGER) > today) return [own];
  return [own, { ...task, kind: 'short_payment', key: `${key}/manager`, assignee: 'manager' }];
}
