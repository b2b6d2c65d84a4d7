import { record } from '../audit/actions';
import { Refusal, WrongUse } from '../kernel/result';
import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import { LONGEST_HOLDER, type Holder, type NewAssignment } from './assignment';
import {
  assignmentsOf,
  endAssignments,
  entriesOfCustomer,
  holdersOf,
  insertAssignments,
  keepHolder,
  resumeAssignments,
  storeHolder,
} from './assignment.store';

/** Claims that somebody else holds from a day on, and that come back to us. */
type Whose = { readonly companyId: number; readonly customerId: number };

/** Refuses a claim that is assigned already. Returns the ids of what was assigned. */
export async function assignClaims(work: Work, asked: NewAssignment): Promise<number[]> {
  const { companyId, customerId, on, notified } = asked;
  const holder = asked.holder.trim().slice(0, LONGEST_HOLDER);
  const entryIds = [...new Set(asked.entryIds)];
  if (holder === '' || entryIds.length === 0) {
    throw new WrongUse('It is not said what is assigned to whom.', 'Name the documents and the holder.');
  }
  if (on > work.today) throw new WrongUse(`${on} has not come yet.`, 'Record it when it is assigned.');
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const own = await entriesOfCustomer(tx, asked, entryIds);
    if (own.length < entryIds.length) {
      throw new Refusal('not-this-customer', 'Not all of these are documents of this customer.', 'Name its own.');
    }
    const standing = (await assignmentsOf(tx, asked)).find(({ entryId }) => entryIds.includes(entryId));
    if (standing) {
      throw new Refusal(
        'already-assigned',
        `${standing.document} is assigned to ${standing.holder} already.`,
        'Record first that it was assigned back.',
        { document: standing.document, holder: standing.holder },
      );
    }
    const ids = await insertAssignments(tx, work, { ...asked, holder, entryIds });
    const payload = { holder, on, notified, ...(asked.weAsk === true ? { weAsk: true } : {}), entries: entryIds };
    await record(tx, work, { companyId, kind: 'claim.assigned', ref: `customer/${customerId}`, payload });
    return ids;
  });
}

/** Whom claims are assigned to, by its name. Throws WrongUse where it has none. */
export async function holderNamed(work: Work, companyId: number, text: string): Promise<Holder> {
  const name = text.trim().slice(0, LONGEST_HOLDER);
  if (name === '') throw new WrongUse('It is not said what is assigned to whom.', 'Name the documents and the holder.');
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const id = await keepHolder(tx, work, companyId, name);
    return (await holdersOf(tx, companyId)).find((one) => one.id === id) ?? { id, name, weChase: false };
  });
}

/** It lets us ask for what its customers were told is its, from now on; or asks for it itself. */
export async function sayWhoAsks(work: Work, companyId: number, holderId: number, weChase: boolean): Promise<Holder> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const holder = (await holdersOf(tx, companyId)).find(({ id }) => id === holderId);
    if (!holder)
      throw new Refusal('no-such-holder', 'Nobody like that holds claims.', 'Look at the bank accounts again.');
    if (holder.weChase === weChase) return holder;
    await storeHolder(tx, companyId, { id: holderId, weChase });
    const payload = { holder: holder.name, weAsk: weChase };
    await record(tx, work, { companyId, kind: 'holder.changed', ref: `company/${companyId}`, payload });
    return { ...holder, weChase };
  });
}

export interface Returned {
  /** Of the assignments. */
  readonly ids: readonly number[];
  readonly why: string;
  /** The deed by which they were assigned back. */
  readonly deedId: number | null;
}

/** The claims are ours again, and asked for where they stood. Refuses what is not assigned. Returns the ids of the assignments. */
export async function takeClaimsBack(work: Work, whose: Whose, returned: Returned): Promise<number[]> {
  const why = returned.why.trim().slice(0, 500);
  if (why === '') throw new WrongUse('The reason is missing.', 'Say why: --why "…"');
  const { companyId, customerId } = whose;
  return work.db.transaction(async (tx) => {
    const standing = (await assignmentsOf(tx, whose)).filter(({ id }) => returned.ids.includes(id));
    const ids = standing.map(({ id }) => id);
    const ended = ids.length === 0 ? [] : await endAssignments(tx, work, companyId, { ...returned, ids, why });
    if (ended.length === 0) {
      throw new Refusal(
        'not-assigned',
        'None of these claims is assigned to anybody.',
        'See what is: duly assigned list',
      );
    }
    const holders = [...new Set(standing.map(({ holder }) => holder))];
    const payload = { holders, why, entries: standing.map(({ entryId }) => entryId), deed: returned.deedId };
    await record(tx, work, { companyId, kind: 'claim.returned', ref: `customer/${customerId}`, payload });
    return ended;
  });
}

/** They were not assigned back after all. */
export async function undoReturned(work: Work, whose: Whose, ids: readonly number[]): Promise<void> {
  const { companyId, customerId } = whose;
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const standing = await resumeAssignments(tx, companyId, ids);
    if (standing.length === 0) return;
    const payload = { undone: 'returned', assignments: standing };
    await record(tx, work, { companyId, kind: 'claim.assigned', ref: `customer/${customerId}`, payload });
  });
}
