import { record } from '../audit/actions';
import { endOverrides, insertOverride } from '../customers/override.store';
import { addDays } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { cancelEntries } from '../ledger/cancellation.store';
import { bookEntries } from '../ledger/entry.store';
import { follow } from '../ledger/follow.actions';
import { concerned } from '../ledger/subscription.store';
import { firstIdentities, giveIdentities } from '../ledger/told-again.store';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks, reopenTasksAbout } from '../tasks/actions';
import { tasksByKey } from '../tasks/store';
import { aboutOf } from './actions';
import { certainly, perhaps } from './same-money';
import { isOurs, ourBooked, theirBooked, type OurBooked, type TheirBooked, type Which } from './same-money.store';

/**
 * Money of a remittance of which accounting tells too counts once: our payment stays, with the gross by which the debt falls, and bears
 * accounting's identity from then on; accounting's own goes. Where it tells of the net, its amount stands beside ours as what the source
 * says, so that its next file changes nothing. What is not certain waits for a person (`same-money.ts`). One audit line each.
 */
const RECENT_DAYS = 180;
const AROUND = 12;
const WHY = 'a remittance booked this money';

export interface Pair {
  readonly our: OurBooked;
  readonly their: TheirBooked;
}

interface Looked {
  readonly certain: readonly Pair[];
  readonly perhaps: readonly Pair[];
}

async function look(q: Query, companyId: number, which: Which): Promise<Looked> {
  const ours = (await ourBooked(q, companyId, which)).filter(isOurs);
  const [first] = ours.map(({ on }) => on).sort();
  if (first === undefined) return { certain: [], perhaps: [] };
  const theirs = await theirBooked(q, companyId, { customerIds: ours.map(({ customerId }) => customerId), from: addDays(first, -AROUND) }); // prettier-ignore
  const [our, their] = [new Map(ours.map((one) => [one.id, one])), new Map(theirs.map((one) => [one.id, one]))];
  const pair = (ourId: number, theirId: number): Pair[] => {
    const [one, other] = [our.get(ourId), their.get(theirId)];
    return one && other ? [{ our: one, their: other }] : [];
  };
  const certain = certainly(ours, theirs);
  return {
    certain: [...certain].flatMap(([ourId, theirId]) => pair(ourId, theirId)),
    perhaps: perhaps(ours, theirs, certain).flatMap(({ ourId, theirId }) => pair(ourId, theirId)),
  };
}

/** Where something happened to customers: what is certain becomes one, of the rest a person is asked, once for each two. Returns how many became one. */
export async function joinBooked(work: Work, companyId: number): Promise<number> {
  const since = addDays(work.today, -RECENT_DAYS);
  let joined = 0;
  await follow(work, { subscriber: 'remittances.twice', companyId, kinds: 'any' }, async (tx, events) => {
    await waitForCompany(tx, companyId);
    const { certain, perhaps: open } = await look(tx, companyId, { since, customers: concerned(events) });
    await cancelTheirs(tx, work, companyId, certain.map(({ their }) => their)); // prettier-ignore
    await takePlaces(tx, work, companyId, certain);
    await openTasks(tx, work, open.map((pair) => taskOf(work, companyId, pair))); // prettier-ignore
    joined += certain.length;
  });
  return joined;
}

const keyOf = ({ our, their }: Pair): string => `${aboutOf(our.remittanceId)}/same/${our.id}/${their.id}`;

function taskOf(work: Work, companyId: number, pair: Pair): Parameters<typeof openTasks>[2][number] {
  const { our, their } = pair;
  const amount = { minor: their.amountMinor, currency: our.currency };
  const title = asks('remittanceTwice', { partner: our.partner, reference: our.reference, customer: our.customer, amount, day: their.on }); // prettier-ignore
  return { companyId, customerId: our.customerId, kind: 'partner_money', key: keyOf(pair), about: keyOf(pair), title, dueOn: work.today }; // prettier-ignore
}

/** Accounting's own go first: what they paid is open again, and their identities are free. */
export const cancelTheirs = (tx: Tx, work: Work, companyId: number, theirs: readonly TheirBooked[]): Promise<void> =>
  cancelEntries(tx, work, { companyId, entryIds: theirs.map(({ id }) => id), why: WHY });

/** Ours stand in the place of those that were cancelled. */
export async function takePlaces(
  tx: Tx,
  work: Work,
  companyId: number,
  pairs: readonly {
    readonly our: Pick<OurBooked, 'entryId' | 'grossMinor' | 'remittanceId'>;
    readonly their: TheirBooked;
  }[],
): Promise<void> {
  await giveIdentities(tx, work, companyId, pairs.map(({ our, their }) => ({ entryId: our.entryId, identity: their.identity }))); // prettier-ignore
  for (const { our, their } of pairs.filter((one) => one.our.grossMinor !== one.their.amountMinor)) {
    const [sourceValue, value] = [String(-their.amountMinor), String(-our.grossMinor)];
    await insertOverride(tx, work, { companyId, subject: `entry/${our.entryId}`, field: 'amount_minor', sourceValue, value, why: WHY }); // prettier-ignore
  }
  for (const [remittanceId, of] of grouped(pairs, ({ our }) => our.remittanceId)) {
    const payload = of.map(({ our, their }) => ({ payment: our.entryId, theirs: their.id, grossMinor: our.grossMinor, theirMinor: their.amountMinor })); // prettier-ignore
    await record(tx, work, { companyId, kind: 'collected.same', ref: aboutOf(remittanceId), payload });
  }
}

/** The payments of accounting that are the money of a remittance which is about to be booked: by what came in. */
export async function bookedByThem(
  q: Query,
  companyId: number,
  ours: readonly Parameters<typeof certainly>[0][number][],
): Promise<Map<number, TheirBooked>> {
  const [first] = ours.map(({ on }) => on).sort();
  if (first === undefined) return new Map();
  const theirs = await theirBooked(q, companyId, { customerIds: ours.map(({ customerId }) => customerId), from: addDays(first, -AROUND) }); // prettier-ignore
  const byId = new Map(theirs.map((one) => [one.id, one]));
  return new Map([...certainly(ours, theirs)].flatMap(([id, theirId]) => { const their = byId.get(theirId); return their ? [[id, their] as const] : []; })); // prettier-ignore
}

export interface Asked {
  readonly companyId: number;
  readonly remittanceId: number;
  readonly ourId: number;
  readonly theirId: number;
}

/** Pairs of a remittance that wait for a person, and what became one already. */
export async function twiceOf(q: Query, companyId: number, remittanceId: number): Promise<{ readonly open: readonly Pair[]; readonly joined: readonly OurBooked[] }> {
  const { perhaps: all } = await look(q, companyId, { remittanceId });
  const known = await tasksByKey(q, companyId, all.map(keyOf));
  const ours = await ourBooked(q, companyId, { remittanceId });
  return { open: all.filter((pair) => known.get(keyOf(pair)) !== false), joined: ours.filter((one) => !isOurs(one)) };
} // prettier-ignore

async function pairIn(tx: Tx, { companyId, remittanceId, ourId, theirId }: Asked): Promise<Pair> {
  const { open } = await twiceOf(tx, companyId, remittanceId);
  const pair = open.find(({ our, their }) => our.id === ourId && their.id === theirId);
  if (pair) return pair;
  throw new Refusal('same-money-gone', 'These two payments do not wait for an answer any more.', 'Look at the remittance again.'); // prettier-ignore
}

/** A person says that accounting's payment is this money. */
export async function saySame(work: Work, asked: Asked): Promise<void> {
  const { companyId } = asked;
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const pair = await pairIn(tx, asked);
    await cancelTheirs(tx, work, companyId, [pair.their]);
    await takePlaces(tx, work, companyId, [pair]);
    await closeTasksAbout(tx, work, { companyId, abouts: [keyOf(pair)], outcome: 'it is the same money' });
  });
}

const OTHER = 'it is other money';

/** A person says that it is other money: both count, and it is not asked again. */
export async function sayOther(work: Work, asked: Asked): Promise<void> {
  const { companyId, remittanceId } = asked;
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const pair = await pairIn(tx, asked);
    await openTasks(tx, work, [taskOf(work, companyId, pair)]);
    await closeTasksAbout(tx, work, { companyId, abouts: [keyOf(pair)], outcome: OTHER });
    await record(tx, work, { companyId, kind: 'collected.other', ref: aboutOf(remittanceId), payload: { payment: pair.our.entryId, theirs: pair.their.id } }); // prettier-ignore
  });
}

/** It is asked again. */
export async function askAgain(work: Work, { companyId, remittanceId, ourId, theirId }: Asked): Promise<void> {
  await work.db.transaction(async (tx) => {
    await reopenTasksAbout(tx, { companyId, abouts: [`${aboutOf(remittanceId)}/same/${ourId}/${theirId}`], outcome: OTHER }); // prettier-ignore
    await record(tx, work, { companyId, kind: 'collected.asked_again', ref: aboutOf(remittanceId), payload: {} });
  });
}

/** What became one was two: ours is ours again, and accounting's stands on the account, paying nothing yet. It is not joined again. */
export async function tellApart(work: Work, { companyId, remittanceId, ourId }: Omit<Asked, 'theirId'>): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const our = (await ourBooked(tx, companyId, { remittanceId })).find(({ id }) => id === ourId);
    if (!our || isOurs(our)) return;
    const before = (await firstIdentities(tx, companyId, [our.entryId])).get(our.entryId) ?? '';
    const [corrected] = await endOverrides(tx, work, { companyId, subject: `entry/${our.entryId}`, field: 'amount_minor' }); // prettier-ignore
    const amountMinor = corrected?.sourceValue ? Number(corrected.sourceValue) : -our.grossMinor;
    await giveIdentities(tx, work, companyId, [{ entryId: our.entryId, identity: before }]);
    const { customerId, currency, identity, bankedOn, on } = our;
    await bookEntries(tx, work, [
      { companyId, customerId, type: 'payment', document: '', identity, currency, amountMinor, issuedOn: bankedOn ?? on }, // prettier-ignore
    ]);
    await record(tx, work, { companyId, kind: 'collected.apart', ref: aboutOf(remittanceId), payload: { payment: our.entryId } }); // prettier-ignore
  });
}
