import { record } from '../audit/actions';
import { actorText } from '../kernel/actor';
import { maxDay } from '../kernel/day';
import { sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { allocateMany } from './allocation.store';
import { cancelEntries } from './cancellation.store';
import { bookEntries } from './entry.store';
import type { HoldSource } from './hold';
import { holdsFrom } from './hold-index';
import { labelOf } from './open-item';
import {
  isAsProposed,
  isFree,
  MOST_WRITTEN_OFF,
  NEXT,
  type WriteOff,
  type WriteOffItem,
  type WriteOffState,
  type WriteOffTerms,
} from './write-off';
import {
  insertWriteOff,
  itemsFitting,
  itemsToWriteOff,
  itemsOfWriteOff,
  moveWriteOff,
  noteAdjustments,
  writeOffById,
} from './write-off.store';

/** Small balances written off by two people: each step one transaction and one audit line. */
export interface WriteOffWords {
  readonly none: string;
  readonly noneRemedy: string;
  readonly many: string;
  readonly manyRemedy: string;
  readonly moved: string;
  readonly movedRemedy: string;
  readonly own: string;
  readonly ownRemedy: string;
  readonly all: string;
}

export interface WriteOffDeps {
  holdSources(q: Query): readonly HoldSource[];
}

interface Asked extends WriteOffDeps {
  readonly companyId: number;
}

/** What fits now, and how much more would if nothing held it. */
export async function freeItems(
  q: Query,
  work: Work,
  asked: Asked,
  terms: WriteOffTerms,
): Promise<{ readonly items: readonly WriteOffItem[]; readonly held: number }> {
  const fitting = await itemsFitting(q, asked.companyId, terms);
  const items = await withoutHeld(q, work, asked, fitting);
  return { items, held: fitting.length - items.length };
}

async function withoutHeld(
  q: Query,
  work: Work,
  { companyId, holdSources }: Asked,
  items: readonly WriteOffItem[],
): Promise<readonly WriteOffItem[]> {
  const ids = items.map(({ customerId }) => customerId);
  if (ids.length === 0) return items;
  const range = { companyId, first: Math.min(...ids), last: Math.max(...ids) };
  const holds = await holdsFrom(holdSources(q), range, work.today);
  return items.filter((item) => isFree(item, holds));
}

/** Keeps what fits now for a second person to look at. Refuses where nothing fits, and what is too much for one look. */
export async function proposeWriteOff(
  work: Work,
  asked: Asked,
  terms: WriteOffTerms & { readonly reason: string },
  w: WriteOffWords,
): Promise<number> {
  const { companyId } = asked;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const { items } = await freeItems(tx, work, asked, terms);
    if (items.length === 0) throw new Refusal('nothing-fits', w.none, w.noneRemedy);
    if (items.length > MOST_WRITTEN_OFF) throw new Refusal('too-many', w.many, w.manyRemedy);
    const id = await insertWriteOff(tx, work, companyId, { ...terms, items });
    await told(tx, work, companyId, { id, kind: 'write_off.proposed', payload: { ...terms, ...figures(items) } });
    return id;
  });
}

/** The same for items that somebody chose, such as what short payments left. */
export async function proposeThese(
  work: Work,
  asked: Asked,
  chosen: { readonly currency: string; readonly itemIds: readonly number[]; readonly reason: string },
  w: Pick<WriteOffWords, 'none' | 'noneRemedy' | 'many' | 'manyRemedy'>,
): Promise<number> {
  const { companyId } = asked;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const items = await withoutHeld(tx, work, asked, await itemsToWriteOff(tx, companyId, chosen));
    const [first] = items;
    if (first === undefined) throw new Refusal('nothing-fits', w.none, w.noneRemedy);
    if (items.length > MOST_WRITTEN_OFF) throw new Refusal('too-many', w.many, w.manyRemedy);
    const mostMinor = Math.max(...items.map(({ amountMinor }) => amountMinor));
    const dueUntil = items.map(({ dueOn }) => dueOn).reduce(maxDay);
    const terms = { currency: chosen.currency, mostMinor, dueUntil };
    const id = await insertWriteOff(tx, work, companyId, { ...terms, reason: chosen.reason, items });
    const payload = { ...terms, reason: chosen.reason, ...figures(items) };
    await told(tx, work, companyId, { id, kind: 'write_off.proposed', payload });
    return id;
  });
}

/** Only by somebody else than who proposed it. Items that changed or are held since are left out. */
export async function approveWriteOff(work: Work, asked: Asked, id: number, w: WriteOffWords): Promise<number> {
  const { companyId } = asked;
  return work.db.transaction(async (tx) => {
    const writeOff = await moved(tx, work, companyId, { id, to: 'booked', w });
    if (writeOff.proposedBy === actorText(work.actor)) throw new Refusal('second-person', w.own, w.ownRemedy);
    const items = await approvable(tx, work, asked, id);
    if (items.length === 0) throw new Refusal('all-changed', w.all, w.noneRemedy);
    const entryIds = await book(tx, work, companyId, { writeOff, items });
    const payload = { ...figures(items), entries: entryIds, proposedBy: writeOff.proposedBy, reason: writeOff.reason };
    await told(tx, work, companyId, { id, kind: 'write_off.booked', payload });
    return items.length;
  });
}

/** What would be booked now: as it was seen, and held by nothing since. */
export const approvable = async (q: Query, work: Work, asked: Asked, id: number): Promise<readonly WriteOffItem[]> =>
  withoutHeld(q, work, asked, (await itemsOfWriteOff(q, asked.companyId, id)).filter(isAsProposed));

async function book(
  tx: Tx,
  work: Work,
  companyId: number,
  { writeOff, items }: { readonly writeOff: WriteOff; readonly items: readonly WriteOffItem[] },
): Promise<number[]> {
  const booked = await bookEntries(
    tx,
    work,
    items.map((item) => ({
      ...{ companyId, customerId: item.customerId, type: 'adjustment' as const, document: labelOf(item) },
      ...{ identity: `write_off|${writeOff.id}|${item.itemId}`, currency: writeOff.currency },
      ...{ amountMinor: -item.amountMinor, issuedOn: work.today, more: { subject: writeOff.reason } },
    })),
  );
  await allocateMany(
    tx,
    work,
    items.map((item, at) => ({
      ...{ companyId, fromItemId: booked[at]?.itemIds[0] ?? 0, to: { itemId: item.itemId } },
      ...{ amountMinor: item.amountMinor, allocatedOn: work.today, basis: 'manual' as const },
    })),
  );
  const pairs = items.map(({ itemId }, at) => ({ itemId, entryId: booked[at]?.entryId ?? 0 }));
  await noteAdjustments(tx, writeOff.id, pairs);
  return pairs.map(({ entryId }) => entryId);
}

/** By whoever proposed it, or who might approve it. */
export async function rejectWriteOff(work: Work, companyId: number, id: number, w: WriteOffWords): Promise<void> {
  await work.db.transaction(async (tx) => {
    await moved(tx, work, companyId, { id, to: 'rejected', w });
    await told(tx, work, companyId, { id, kind: 'write_off.rejected', payload: {} });
  });
}

/** Takes back all that was booked, as if it had never been: the items are open again. */
export async function undoWriteOff(work: Work, companyId: number, id: number, w: WriteOffWords): Promise<number> {
  return work.db.transaction(async (tx) => {
    const { reason } = await moved(tx, work, companyId, { id, to: 'undone', w });
    const items = await itemsOfWriteOff(tx, companyId, id);
    const entryIds = items.flatMap(({ entryId }) => entryId ?? []);
    await cancelEntries(tx, work, { companyId, entryIds, why: reason });
    await told(tx, work, companyId, { id, kind: 'write_off.undone', payload: { entries: entryIds } });
    return entryIds.length;
  });
}

async function moved(
  tx: Tx,
  work: Work,
  companyId: number,
  { id, to, w }: { readonly id: number; readonly to: WriteOffState; readonly w: WriteOffWords },
): Promise<WriteOff> {
  await waitForCompany(tx, companyId);
  const writeOff = await writeOffById(tx, companyId, id);
  const refused = new Refusal('write-off-moved', w.moved, w.movedRemedy);
  if (writeOff === undefined || !NEXT[writeOff.state].includes(to)) throw refused;
  if (!(await moveWriteOff(tx, work, companyId, { id, from: writeOff.state, to }))) throw refused;
  return writeOff;
}

const figures = (items: readonly WriteOffItem[]): object => ({
  items: items.length,
  sumMinor: sum(items.map(({ amountMinor }) => amountMinor)),
});

const told = (
  tx: Tx,
  work: Work,
  companyId: number,
  { id, kind, payload }: { readonly id: number; readonly kind: string; readonly payload: object },
): Promise<void> => record(tx, work, { companyId, kind, ref: `write_off/${id}`, payload });
