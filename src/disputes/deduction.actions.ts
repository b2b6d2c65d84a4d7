import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { addDays, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { labelOf } from '../ledger/open-item';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { CASE_OF, COURSE, decideBy, REST_TITLES, restOf, type RestKind } from './deduction';
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

/** It is not asked for after all: it waits for a person again. */
export async function stopAskingForRest(work: Work, { companyId, itemId }: Which): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await endAsked(tx, work, companyId, itemId))) throw noRest();
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
