import { record } from '../audit/actions';
import type { Day } from '../kernel/day';
import { customerById } from '../customers/store';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import type { NewTask } from '../tasks/task';
import type { Allocation, NewAllocation } from './allocation';
import { allocateMany, reverseAllocations } from './allocation.store';
import { takeBackDifferences } from './difference.actions';
import { appendEvents } from './event.store';
import { termsFor, type HoldTerms, type OwnHoldKind } from './hold-terms';
import { endHolds, heldBefore, holdById, holdsPutWith, insertHolds, type KeptHold, type NewHold } from './hold.store';
import { OBSTACLES, obstacleUntil, type ObstacleKind } from './obstacle';
import { labelOf } from './open-item';
import { arrivesBy, saidBefore, SAID_PAID } from './said-paid';
import { openItemsOf } from './store';

/** What a person does to the ledger by hand: hold, end a hold, apply a payment, take it back. */
export interface HoldRequest {
  readonly companyId: number;
  readonly customerId: number;
  /** Empty: the whole customer. */
  readonly itemIds: readonly number[];
  /** A part of the one item given; empty: all of it. Minor units. */
  readonly amountMinor: number | null;
  readonly kind: OwnHoldKind;
  readonly reason: string;
  /** Empty: fourteen days. */
  readonly until: Day | null;
}

/** Puts a hold, one per item, with the task that ends its silence. Refuses an end that has passed and more than an item has. */
export async function putHold(work: Work, request: HoldRequest): Promise<KeptHold[]> {
  return work.db.transaction((tx) => putHoldIn(tx, work, request));
}

/** Holds items of any number of customers, all of them or none. */
export async function putHolds(
  work: Work,
  companyId: number,
  items: readonly { readonly itemId: number; readonly customerId: number }[],
  terms: Pick<HoldRequest, 'kind' | 'reason' | 'until'>,
): Promise<KeptHold[]> {
  return work.db.transaction(async (tx) => {
    const put: KeptHold[] = [];
    for (const customerId of new Set(items.map((item) => item.customerId))) {
      const itemIds = items.filter((item) => item.customerId === customerId).map((item) => item.itemId);
      put.push(...(await putHoldIn(tx, work, { companyId, customerId, itemIds, amountMinor: null, ...terms })));
    }
    return put;
  });
}

/** What stands between an invoice and its payment, though nobody objects to it. */
export interface ObstacleRequest extends Omit<HoldRequest, 'kind'> {
  readonly obstacle: ObstacleKind;
  /** Empty: as the kind says. */
  readonly owner: string | null;
}

/** Holds what it is about until its next day, on which its owner has one task for all of it. Refuses a day that has passed. */
export async function putObstacle(work: Work, request: ObstacleRequest): Promise<KeptHold[]> {
  return work.db.transaction((tx) => putObstacleIn(tx, work, request));
}

/** The same, inside the caller's transaction. */
export async function putObstacleIn(tx: Tx, work: Work, request: ObstacleRequest): Promise<KeptHold[]> {
  const until = obstacleUntil(request.obstacle, work.today, request.until ?? undefined);
  return putHoldIn(tx, work, { ...request, kind: 'obstacle', until });
}

/** What is held where a customer says that it is paid, and of what that was said before. */
export interface SaidPaid {
  readonly held: readonly KeptHold[];
  readonly until: Day;
  /** As people call them. */
  readonly before: readonly string[];
}

/** The customer says that these are paid: they wait five bank days, each once. Refuses where all of it was said before. */
export async function putSaidPaid(
  work: Work,
  said: Pick<HoldRequest, 'companyId' | 'customerId' | 'itemIds'> & { readonly reason: string },
): Promise<SaidPaid> {
  return work.db.transaction(async (tx) => {
    const { companyId } = said;
    const known = await heldBefore(tx, companyId, said.itemIds, SAID_PAID);
    const items = await openItemsOf(tx, companyId, [...known]);
    const before = items.map(labelOf);
    const itemIds = said.itemIds.filter((id) => !known.has(id));
    if (itemIds.length === 0) throw saidBefore(before);
    const until = arrivesBy(work.today);
    const terms = { kind: 'payment_in_transit', amountMinor: null, until, cause: SAID_PAID } as const;
    return { held: await putHoldIn(tx, work, { ...said, ...terms, itemIds }), until, before };
  });
}

type AnyRequest = (HoldRequest & { readonly cause?: string }) | (ObstacleRequest & { readonly kind: 'obstacle' });

async function putHoldIn(tx: Tx, work: Work, request: AnyRequest): Promise<KeptHold[]> {
  const documents = await checkItems(tx, request);
  const terms = termsFor(request.kind, request.until, work.today);
  const items = request.itemIds.length === 0 ? [null] : request.itemIds;
  const cause = request.kind === 'obstacle' ? `obstacle/${request.obstacle}` : (request.cause ?? null);
  const holds = items.map((itemId): NewHold => ({ ...request, ...terms, itemId, cause }));
  const ids = await insertHolds(tx, work, holds);
  const { companyId, customerId } = request;
  const task = { companyId, customerId, dueOn: terms.until, ...taskFor(request, terms, documents) };
  const told = request.kind === 'obstacle' ? ids.slice(0, 1) : ids;
  await openTasks(
    tx,
    work,
    told.map((id) => ({ ...task, key: `hold/${id}`, about: `hold/${id}` })),
  );
  await record(tx, work, {
    companyId: request.companyId,
    kind: 'hold.put',
    ref: ids.length === 1 ? `hold/${ids[0] ?? 0}` : `customer/${request.customerId}`,
    payload: { holds: ids, ...request, ...terms },
  });
  await appendHoldEvents(tx, work, request, ids, 'held');
  const put = await Promise.all(ids.map((id) => holdById(tx, request.companyId, id)));
  return put.filter((hold) => hold !== undefined);
}

function taskFor(
  request: AnyRequest,
  { caused }: HoldTerms,
  documents: readonly string[],
): Pick<NewTask, 'kind' | 'title' | 'assignee'> {
  if (request.kind === 'obstacle') {
    const { title, owner } = OBSTACLES[request.obstacle];
    const reason = documents.length > 1 ? `${request.reason} (${shortList(documents)})` : request.reason;
    const obstacle = { code: request.obstacle, of: 'obstacle', en: title } as const;
    return { kind: 'obstacle', title: asks('clearObstacle', { obstacle, reason }), assignee: request.owner ?? owner };
  }
  const { reason } = request;
  const title = asks(caused ? 'holdReview' : 'holdEnds', { hold: { code: request.kind, of: 'hold' }, reason });
  return { kind: caused ? 'hold_review' : 'hold_ends', title };
}

/** Of many the first five are named. */
const shortList = (documents: readonly string[]): string =>
  [...documents.slice(0, 5), ...(documents.length > 5 ? [`+${documents.length - 5}`] : [])].join(', ');

/** Ends a hold from today on. Refuses one that does not exist or has ended. */
export async function endHold(work: Work, end: { companyId: number; holdId: number; reason: string }): Promise<void> {
  await work.db.transaction(async (tx) => {
    const { companyId, holdId, reason } = end;
    const hold = await holdById(tx, companyId, holdId);
    if (!hold)
      throw new Refusal('no-such-hold', 'There is no such hold.', 'See which there are: duly hold CUSTOMER list');
    if (hold.endedOn !== null) {
      throw new Refusal('hold-ended', `That hold ended on ${hold.endedOn}.`, 'Nothing is left to do.', {
        hold: holdId,
      });
    }
    if (hold.kind === 'insolvency' && hold.cause !== null) {
      throw new Refusal(
        'frozen',
        'A frozen document is released only with its insolvency.',
        'End the insolvency of this customer, or take it back as entered in error.',
      );
    }
    await endHolds(tx, work, { companyId, holdIds: [holdId], reason });
    const abouts = await aboutsOver(tx, companyId, hold);
    if (abouts.length > 0) await closeTasksAbout(tx, work, { companyId, abouts, outcome: `ended: ${reason}` });
    await record(tx, work, { companyId, kind: 'hold.ended', ref: `hold/${holdId}`, payload: { reason } });
    await appendHoldEvents(tx, work, { companyId, customerId: hold.customerId }, [holdId], 'hold_ended');
  });
}

/** What tasks are about that are over with a hold: of an obstacle only when nothing that it held is left. */
async function aboutsOver(tx: Tx, companyId: number, hold: KeptHold): Promise<string[]> {
  if (hold.kind !== 'obstacle') return [`hold/${hold.id}`];
  const together = await holdsPutWith(tx, companyId, hold);
  return together.some(({ isThere }) => isThere) ? [] : together.map(({ id }) => `hold/${id}`);
}

async function appendHoldEvents(
  tx: Tx,
  work: Work,
  whose: { readonly companyId: number; readonly customerId: number },
  ids: readonly number[],
  kind: 'held' | 'hold_ended',
): Promise<void> {
  const { companyId, customerId } = whose;
  const events = ids.map((id) => ({ companyId, customerId, kind, subject: `hold/${id}`, occurredOn: work.today }));
  await appendEvents(tx, work, events);
}

/** Returns the items as people call them. */
async function checkItems(tx: Tx, request: Omit<HoldRequest, 'kind'>): Promise<string[]> {
  await customerById(tx, request.companyId, request.customerId);
  const items = await openItemsOf(tx, request.companyId, request.itemIds);
  const foreign = items.length < request.itemIds.length || items.some((item) => item.customerId !== request.customerId);
  if (foreign) {
    throw new Refusal(
      'no-such-item',
      'That document is not this customer’s.',
      'See what is open: duly items --customer C',
    );
  }
  const byId = new Map(items.map((item) => [item.itemId, labelOf(item)]));
  const documents = request.itemIds.map((id) => byId.get(id) ?? '');
  if (request.amountMinor === null) return documents;
  const [item] = items;
  if (!item || items.length > 1) {
    throw new Refusal(
      'part-of-one',
      'A part of an amount is held on one item.',
      'Name one item, or leave the amount out.',
    );
  }
  if (request.amountMinor <= 0 || request.amountMinor > item.openMinor) {
    throw new Refusal(
      'hold-amount',
      'The amount must be more than nothing and not more than is open.',
      'Leave the amount out to hold all of it.',
      { openMinor: item.openMinor, currency: item.currency },
    );
  }
  return documents;
}

/** Applies payments to documents by hand. */
export async function allocate(work: Work, rows: readonly NewAllocation[]): Promise<Allocation[]> {
  return work.db.transaction(async (tx) => {
    const made = await allocateMany(tx, work, rows);
    const companyId = rows[0]?.companyId;
    if (companyId !== undefined) await audited(tx, work, companyId, 'allocation.made', made);
    return made;
  });
}

/**
 * Takes allocations back as if they had never been, because they were made by mistake: what they paid is open, and the money
 * may be applied to something else. Of money that went back, see `returnPayment`.
 */
export async function reverse(
  work: Work,
  companyId: number,
  allocationIds: readonly number[],
  reason: string,
): Promise<Allocation[]> {
  return work.db.transaction(async (tx) => {
    const made = await reverseAllocations(tx, work, { companyId, allocationIds, reason, on: 'as-if-never' });
    for (const { fromItemId: paymentItemId, toItemId } of made)
      if (toItemId !== null) await takeBackDifferences(tx, work, companyId, { paymentItemId, ofItems: [toItemId], why: reason }); // prettier-ignore
    await audited(tx, work, companyId, 'allocation.reversed', made);
    return made;
  });
}

async function audited(
  tx: Tx,
  work: Work,
  companyId: number,
  kind: string,
  made: readonly Allocation[],
): Promise<void> {
  const [first] = made;
  const ref = made.length === 1 ? `allocation/${first?.id ?? 0}` : `customer/${first?.customerId ?? 0}`;
  await record(tx, work, { companyId, kind, ref, payload: made });
}
