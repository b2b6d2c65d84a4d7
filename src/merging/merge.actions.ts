import { record } from '../audit/actions';
import { dropProposalsFor } from '../cash/proposal.store';
import { hasEntities } from '../customers/group.store';
import { mergedFields, unfitOf, type CustomerMerge, type Fields, type Standing, type Unfit } from '../customers/merged';
import {
  fieldsOf,
  insertMerge,
  keepRefusals,
  mergeById,
  mergesInto,
  storeFields,
  storeMergedInto,
  storeUndone,
  takeRefusalsBack,
} from '../customers/merged.store';
import { moveAll, moveAllBack, noteRows, torn } from '../customers/moved.store';
import type { Move } from '../customers/moves';
import { changeField } from '../customers/override.store';
import { Refusal } from '../kernel/result';
import { ASIDE, setAside, takeFromAside, twinsOf, type Twin } from '../ledger/aside.store';
import { rebalance } from '../ledger/balance.store';
import { appendEvents } from '../ledger/event.store';
import { ITEMS, ITEMS_THAT_CAME } from '../ledger/moves.store';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { dropPairs } from './alike.store';
import { isSending, partnersWith, usedItems, type Pair } from './facts.store';

/**
 * Two records of one customer become one: everything that hangs on the one comes to the other, in one transaction; nothing is thrown
 * away, and all of it goes back when a person says that they were two after all.
 */
export interface Merging extends Pair {
  readonly why: string;
}

const ABOUT_ITEMS = { table: ITEMS, came: ITEMS_THAT_CAME };

/** Returns the number of the merge. Refuses where it would be wrong, or not now. */
export async function mergeCustomers(work: Work, moves: readonly Move[], merging: Merging): Promise<number> {
  return work.db.transaction((tx) => mergeIn(tx, work, moves, merging));
}

/** Inside the caller's transaction. */
async function mergeIn(tx: Tx, work: Work, moves: readonly Move[], merging: Merging): Promise<number> {
  const { companyId, winnerId, loserId } = merging;
  await waitForCompany(tx, companyId);
  const [winner, loser] = [await standingOf(tx, companyId, winnerId), await standingOf(tx, companyId, loserId)];
  const unfit = unfitOf(winner, loser);
  if (unfit !== undefined) throw refusalOf(unfit);
  await refuseNow(tx, merging);
  const aside = await asideOf(tx, merging);
  const mergeId = await insertMerge(tx, work, merging);
  const moving = { mergeId, companyId, winnerId, loserId };
  await noteRows(tx, mergeId, ASIDE, aside);
  if (aside.length > 0) await setAside(tx, work, aside);
  await keepRefusals(tx, mergeId, winnerId, loserId);
  await moveAll(tx, moves, moving);
  await fillFields(tx, work, moving, loser.fields);
  await storeMergedInto(tx, loserId, winnerId);
  await settle(tx, work, merging);
  const payload = { merge: mergeId, ...names(winner, loser), why: merging.why, setAside: aside.length };
  await record(tx, work, { companyId, kind: 'customer.merged', ref: `customer/${winnerId}`, payload });
  return mergeId;
}

/** Gives everything back that came by a merge; what was made since stays, where it is not about what goes back and that alone. */
export async function unmergeCustomers(
  work: Work,
  moves: readonly Move[],
  { companyId, mergeId }: { readonly companyId: number; readonly mergeId: number },
): Promise<CustomerMerge> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const merge = await mergeById(tx, companyId, mergeId);
    if (merge === undefined || merge.undoneAt !== null) throw notMerged();
    const { winnerId, loserId } = merge;
    const moving = { mergeId, companyId, winnerId, loserId };
    const [winner, loser] = [await standingOf(tx, companyId, winnerId), await standingOf(tx, companyId, loserId)];
    if ((winner.fields['merged_into'] ?? null) !== null) throw mergedFurther();
    if (await isSending(tx, moving)) throw onItsWay();
    if ((await torn(tx, moves, ABOUT_ITEMS, moving)).length > 0) throw ofBoth();
    await emptyFields(tx, work, merge);
    await takeRefusalsBack(tx, mergeId);
    await moveAllBack(tx, moves, ABOUT_ITEMS, moving);
    await takeFromAside(tx, merge);
    await storeMergedInto(tx, loserId, null);
    await storeUndone(tx, work, mergeId);
    await settle(tx, work, moving);
    const payload = { merge: mergeId, ...names(winner, loser) };
    await record(tx, work, { companyId, kind: 'customer.unmerged', ref: `customer/${winnerId}`, payload });
    return merge;
  });
}

async function standingOf(tx: Tx, companyId: number, id: number): Promise<Standing> {
  return { fields: await recordOf(tx, companyId, id), hasEntities: await hasEntities(tx, companyId, id) };
}

async function recordOf(tx: Tx, companyId: number, id: number): Promise<Fields> {
  const fields = await fieldsOf(tx, companyId, id);
  if (fields !== undefined) return fields;
  throw new Refusal('no-such-customer', 'There is no such customer.', 'Look for it: duly customers TEXT');
}

const names = (winner: Standing, loser: Standing) => ({
  customer: winner.fields['code'],
  merged: loser.fields['code'],
  name: loser.fields['name'],
});

async function refuseNow(tx: Tx, pair: Pair): Promise<void> {
  if (await isSending(tx, pair)) throw onItsWay();
  if ((await partnersWith(tx, pair)) > 1) throw withTwoPartners();
}

/** Of each document that stands under both, the one of the record that goes; refuses where more hangs on it than that it was listed. */
async function asideOf(tx: Tx, { companyId, ...pair }: Pair): Promise<number[]> {
  const twins = await twinsOf(tx, companyId, pair);
  const used = await usedItems(tx, twins.flatMap((twin) => twin.itemIds)); // prettier-ignore
  const isBound = (twin: Twin): boolean => !twin.same || twin.used || twin.itemIds.some((id) => used.has(id));
  const bound = twins.filter(isBound);
  if (bound.length > 0) throw standsTwice(bound);
  return twins.map(({ entryId }) => entryId);
}

async function fillFields(tx: Tx, work: Work, moving: Pair & { readonly mergeId: number }, loser: Fields): Promise<void> {
  const { companyId, winnerId, mergeId } = moving;
  const fields = mergedFields(await recordOf(tx, companyId, winnerId), loser);
  for (const { field, after } of fields) await changeField(tx, work, { companyId, customerId: winnerId, field, value: after });
  await storeFields(tx, mergeId, fields);
} // prettier-ignore

/** What the merge changed goes, what other merges into the same record change stays. */
async function emptyFields(tx: Tx, work: Work, { id, companyId, winnerId }: CustomerMerge): Promise<void> {
  const standing = await mergesInto(tx, companyId, winnerId);
  for (const { fields } of [...standing].reverse()) {
    const now = await recordOf(tx, companyId, winnerId);
    for (const { field, before, after } of fields) {
      if ((now[field] ?? null) === after) await changeField(tx, work, { companyId, customerId: winnerId, field, value: before });
    }
  }
  for (const other of standing.filter((one) => one.id !== id)) {
    const loser = await recordOf(tx, companyId, other.loserId);
    await fillFields(tx, work, { companyId, winnerId, loserId: other.loserId, mergeId: other.id }, loser);
  }
} // prettier-ignore

/** The balances of both, what the bank proposes, and that rooms above look again. */
async function settle(tx: Tx, work: Work, { companyId, winnerId, loserId }: Pair): Promise<void> {
  await rebalance(tx, companyId, [winnerId, loserId]);
  for (const customerId of [winnerId, loserId]) {
    await dropProposalsFor(tx, companyId, customerId);
    await dropPairs(tx, customerId);
  }
  await appendEvents(
    tx,
    work,
    [winnerId, loserId].map((customerId) => ({
      ...{ companyId, customerId, kind: 'changed', subject: `customer/${customerId}`, occurredOn: work.today },
    })),
  );
}

function refusalOf(unfit: Unfit): Refusal {
  switch (unfit) {
    case 'same':
      return new Refusal('same-customer', 'That is one and the same record.', 'Name two records.');
    case 'gone':
      return new Refusal(
        'merged-already',
        'One of the two was merged into another record already.',
        'Merge with the record that it went into, or take that merge back first.',
      );
    case 'group':
      return new Refusal(
        'one-group',
        'One of the two belongs to the other, or pays for it.',
        'Take it out of the group first, if they are one customer.',
      );
    case 'levels':
      return new Refusal(
        'second-level',
        'A group has one level: one parent and its entities.',
        'Name the customer at the top of the group, which belongs to no other.',
      );
    case 'kind':
      return new Refusal(
        'two-kinds',
        'One of the two is something else in law than the other.',
        'Correct first what they are.',
      );
  }
}

const onItsWay = (): Refusal =>
  new Refusal(
    'sending-now',
    'Messages are on their way just now: a run is being issued, or something waits to be sent to one of the two.',
    'Try again when they have left, or withdraw them.',
  );

const withTwoPartners = (): Refusal =>
  new Refusal('two-partners', 'Two partners have files of these two in hand.', 'Close one of the cases first.');

const standsTwice = (bound: readonly Twin[]): Refusal =>
  new Refusal(
    'stands-twice',
    `Documents stand under both, and more happened with them than that they were listed: ${documentsOf(bound)}.`,
    'Keep the other record, or settle these documents first on the record that goes.',
  );

const documentsOf = (bound: readonly Twin[]): string =>
  [...bound.slice(0, MOST_NAMED).map(({ document }) => document), ...(bound.length > MOST_NAMED ? ['…'] : [])].join(
    ', ',
  );
const MOST_NAMED = 10;

const notMerged = (): Refusal =>
  new Refusal('not-merged', 'There is no such merge, or it was taken back.', 'Look at what was merged.');

const mergedFurther = (): Refusal =>
  new Refusal(
    'merged-further',
    'The record that stayed was itself merged into another since.',
    'Take that merge back first.',
  );

const ofBoth = (): Refusal =>
  new Refusal(
    'of-both',
    'A promise, a plan, a dispute or a case made since is about invoices of both.',
    'End it first, or make it anew for each of the two.',
  );
