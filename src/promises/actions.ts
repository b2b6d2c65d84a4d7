import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { assert } from '../kernel/assert';
import { addWorkdays, TARGET } from '../kernel/calendar';
import { Refusal, WrongUse } from '../kernel/result';
import { appendEvents } from '../ledger/event.store';
import type { HoldSource } from '../ledger/hold';
import { lockItems } from '../ledger/lock.store';
import { openItemsInRange, openItemsOf } from '../ledger/store';
import type { OpenItem } from '../ledger/open-item';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { levelOf, pausesByItself } from './level';
import type { Judged } from './promise';
import { insertPromise, markPaused, markWithdrawn, replaceParts } from './record.store';
import { checkTerms, sameStanding, spread, type PromiseRequest } from './recording';
import { judgedPromise, judgedPromises } from './store';

/** What a person does with a promise: record it and withdraw it. Whether it was kept nobody decides; see `promise.ts`. */

/** Disputes stand beside this room: what they hold is handed in, because only the rest of an item may be promised. */
export type DisputeHolds = (q: Query) => HoldSource;

export interface Recorded extends Judged {
  /** Promises, wholly or in part, whose place it takes: they count as not kept. */
  readonly replaces: readonly number[];
  /** Was the pause decided by a person, or does it follow from level and length? */
  readonly pauseDecided: boolean;
}

/** Refuses days that are past, amounts above what is open and undisputed, items of others, several currencies. */
export async function recordPromise(work: Work, request: PromiseRequest, disputes: DisputeHolds): Promise<Recorded> {
  const terms = checkTerms(request, work.today);
  return work.db.transaction(async (tx) => {
    const shared = spread(request, await accountOf(tx, work, request, disputes), work.today);
    const settings = await settingsOf(tx, request.companyId);
    const history = await historyOf(tx, work, request);
    const same = request.once ? sameStanding(history, request.promisedOn, shared.parts) : undefined;
    if (same) return { ...same, replaces: [], pauseDecided: request.pauses !== undefined };
    const itemIds = shared.parts.map((part) => part.itemId);
    const given = { ...terms, promisedOn: request.promisedOn, level: levelOf(history, itemIds) };
    const promiseId = await insertPromise(tx, work, {
      ...shared,
      ...given,
      companyId: request.companyId,
      customerId: request.customerId,
      toleranceDays: settings.promiseToleranceDays,
      countsUntil: addWorkdays(TARGET, request.promisedOn, settings.promiseToleranceDays),
      pauses: request.pauses ?? pausesByItself(given, settings.promiseLongestPauseDays),
      byWhom: request.byWhom ?? null,
      note: request.note ?? null,
    });
    const replaces = openOn(history, itemIds);
    await replaceParts(tx, work, { by: promiseId, promiseIds: replaces, itemIds });
    const judged = await told(tx, work, request, {
      promiseId,
      kind: 'recorded',
      payload: { ...shared, ...given, replaces },
    });
    return { ...judged, replaces, pauseDecided: request.pauses !== undefined };
  });
}

async function accountOf(
  tx: Tx,
  work: Work,
  request: PromiseRequest,
  disputes: DisputeHolds,
): Promise<{ found: readonly OpenItem[]; disputes: Awaited<ReturnType<HoldSource>> }> {
  const { companyId, customerId, of } = request;
  const range = { companyId, first: customerId, last: customerId };
  const itemIds =
    'items' in of
      ? of.items.map((item) => item.itemId)
      : (await openItemsInRange(tx, range, work.today)).map((item) => item.itemId);
  await lockItems(tx, companyId, itemIds);
  return { found: await openItemsOf(tx, companyId, itemIds), disputes: await disputes(tx)(range, work.today, null) };
}

async function historyOf(tx: Tx, work: Work, { companyId, customerId }: PromiseRequest): Promise<Judged[]> {
  return judgedPromises(tx, { companyId, customers: { first: customerId, last: customerId } }, work.today);
}

/** The promises on these items whose day has not come. */
const openOn = (history: readonly Judged[], itemIds: readonly number[]): number[] =>
  history
    .filter(({ verdict }) => verdict.state === 'open')
    .filter(({ promise }) => promise.parts.some((part) => part.replacedOn === null && itemIds.includes(part.itemId)))
    .map(({ promise }) => promise.id);

interface WhichPromise {
  readonly companyId: number;
  readonly promiseId: number;
}

/** A person decides that it pauses the reminders, though it is far away or not the first. From today on. */
export async function pausePromise(work: Work, which: WhichPromise): Promise<Judged> {
  return work.db.transaction(async (tx) => {
    const { promise } = await openPromise(tx, work, which);
    if (!promise.pauses) await markPaused(tx, work, promise.id);
    return told(tx, work, promise, { promiseId: promise.id, kind: 'paused', payload: {} });
  });
}

/** The customer takes it back, or it was recorded by mistake. Refuses one whose day has come: then the verdict stands. */
export async function withdrawPromise(work: Work, which: WhichPromise, why: string): Promise<Judged> {
  if (why.trim() === '') throw new WrongUse('The reason is missing.', 'Say why it is withdrawn: --why "…"');
  return work.db.transaction((tx) => withdrawIn(tx, work, which, why.trim()));
}

/** The same, inside the caller's transaction. */
export async function withdrawIn(tx: Tx, work: Work, which: WhichPromise, why: string): Promise<Judged> {
  const { companyId, promiseId } = which;
  const { promise } = await openPromise(tx, work, which);
  await markWithdrawn(tx, work, promiseId, why);
  await closeTasksAbout(tx, work, { companyId, abouts: [`promise/${promiseId}`], outcome: 'withdrawn' });
  return told(tx, work, promise, { promiseId, kind: 'withdrawn', payload: { why } });
}

/** The promise, if its day has not come. */
async function openPromise(tx: Tx, work: Work, { companyId, promiseId }: WhichPromise): Promise<Judged> {
  const judged = await judgedPromise(tx, companyId, promiseId, work.today);
  if (!judged) {
    throw new Refusal('no-such-promise', 'There is no such promise.', 'See which there are: duly promise list');
  }
  if (judged.verdict.state === 'open') return judged;
  const state = judged.verdict.state.replaceAll('_', ' ');
  throw new Refusal('promise-judged', `This promise is ${state}.`, 'Its verdict stands: duly promise list', { state });
}

/** The audit line and the event; answers with the promise as it stands after it. */
async function told(
  tx: Tx,
  work: Work,
  whose: { readonly companyId: number; readonly customerId: number },
  change: { readonly promiseId: number; readonly kind: string; readonly payload: unknown },
): Promise<Judged> {
  const { companyId, customerId } = whose;
  const ref = `promise/${change.promiseId}`;
  const kind = `promise.${change.kind}`;
  await record(tx, work, { companyId, kind, ref, payload: change.payload });
  await appendEvents(tx, work, [{ companyId, customerId, kind, subject: ref, occurredOn: work.today }]);
  const judged = await judgedPromise(tx, companyId, change.promiseId, work.today);
  assert(judged, 'a promise that was written is there');
  return judged;
}
