import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { addDays, day, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { reverseCharges } from '../ledger/claimed.store';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import type { KeptInterestHold } from './interest-hold';
import * as store from './interest-hold.store';

/**
 * A person says which days bear no interest, when that ends, and takes it back: each one transaction with its audit line. Interest that is
 * claimed of such days is reversed in the same act or the hold is not put, so that nothing asked for contradicts it.
 */
export interface Holding extends store.NewInterestHold {
  /** Claims of interest over these days are reversed with it. */
  readonly reversing: boolean;
}

export interface HoldPut {
  readonly id: number;
  readonly reversed: number;
}

const EARLIEST = day('1990-01-01');
const AHEAD_DAYS = 366;

export async function putInterestHold(work: Work, { itemId, ...holding }: Holding): Promise<HoldPut> {
  const { ids, reversed } = await putOver(work, { ...holding, itemIds: itemId === null ? null : [itemId] });
  return { id: ids[0] ?? 0, reversed };
}

type Over = Omit<Holding, 'itemId'> & { readonly itemIds: readonly number[] | null };

/** Of each of these documents, in one act; null: of all that the customer owes. */
export async function putOver(work: Work, over: Over): Promise<{ readonly ids: readonly number[]; readonly reversed: number }> {
  const { companyId, customerId, itemIds, reason, from, until, basis, why } = over;
  refuseDays(work.today, from, until);
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const reversed = await reversedOver(tx, work, over);
    const rows = (itemIds ?? [null]).map((itemId) => ({ companyId, customerId, itemId, reason, from, until, basis, why }));
    const ids = rows.length === 0 ? [] : await store.insertInterestHolds(tx, work, rows);
    const holds = ids.map((id) => work.ids.seal('interest_hold', id));
    const said = itemIds !== null && itemIds.length > 1 ? { holds, items: itemIds } : { hold: holds[0], item: itemIds?.[0] ?? null };
    const payload = { ...said, reason, from, until, basis, why, reversed };
    await record(tx, work, { companyId, kind: 'interest.held', ref: `customer/${customerId}`, payload });
    const asks = reason === 'insolvency' ? await store.insolvencyAsks(tx, companyId, customerId) : [];
    const own = (itemIds ?? [null]).flatMap((itemId) => aboutsOf(customerId, itemId));
    const abouts = asks.length > 0 && itemIds !== null ? asks : [...asks, ...own];
    await closeTasksAbout(tx, work, { companyId, abouts, kind: 'hold_interest', outcome: 'decided' });
    return { ids, reversed: reversed.length };
  });
} // prettier-ignore

function refuseDays(today: Day, from: Day, until: Day | null): void {
  if (from < EARLIEST || from > addDays(today, AHEAD_DAYS))
    throw new Refusal('interest-hold-day', `Interest cannot be held from ${from}.`, 'Give a day since 1990, at most a year ahead.'); // prettier-ignore
  if (until !== null && (until < from || until > day('2199-12-31')))
    throw new Refusal('interest-hold-end', `It cannot end on ${until}.`, 'Give its last day, on or after its first; or none while it lasts.'); // prettier-ignore
}

/** Returns the documents whose claims were reversed. */
async function reversedOver(tx: Tx, work: Work, holding: Over): Promise<string[]> {
  const { companyId, why } = holding;
  const claimed = await store.claimedOver(tx, holding);
  if (claimed.length === 0) return [];
  const documents = [...new Set(claimed.map(({ document }) => document))];
  const ids = claimed.map(({ id }) => id);
  if (!holding.reversing) {
    throw new Refusal(
      'interest-hold-claimed',
      `Interest of these days is claimed: ${documents.join(', ')}.`,
      'Reverse these claims with it, or waive them first.',
    );
  }
  const reversed = await reverseCharges(tx, work, { companyId, ids, why });
  if (reversed.length < ids.length) {
    throw new Refusal(
      'charge-paid',
      'Something of this was paid.',
      'Take back what was applied to it first, or waive what is open of it.',
    );
  }
  for (const id of ids)
    await record(tx, work, { companyId, kind: 'charge.reversed', ref: `charge/${id}`, payload: { why } });
  return documents;
}

interface Deed {
  readonly companyId: number;
  readonly id: number;
  readonly why: string;
}

/** Interest runs again from the day after; the days before stay without. */
export async function closeHold(work: Work, deed: Deed & { readonly until: Day }): Promise<KeptInterestHold> {
  return work.db.transaction(async (tx) => {
    const hold = await standing(tx, deed);
    const { companyId, until, why } = deed;
    refuseDays(work.today, hold.from, until);
    if (hold.until !== null && until > hold.until)
      await reversedOver(tx, work, {
        ...hold,
        companyId,
        itemIds: hold.itemId === null ? null : [hold.itemId],
        from: addDays(hold.until, 1),
        until,
        reversing: false,
      });
    if (!(await store.closeInterestHold(tx, work, deed))) throw moved();
    await noted(tx, work, { kind: 'interest.hold_ended', hold, deed, more: { until } });
    return { ...hold, until, closedWhy: why };
  });
}

/** It was put in error: its days bear interest as if it had never been. */
export async function undoHold(work: Work, deed: Deed): Promise<KeptInterestHold> {
  return work.db.transaction(async (tx) => {
    const hold = await standing(tx, deed);
    if (!(await store.endInterestHold(tx, work, deed))) throw moved();
    await noted(tx, work, { kind: 'interest.hold_undone', hold, deed, more: {} });
    return hold;
  });
}

async function standing(tx: Tx, { companyId, id }: Deed): Promise<KeptInterestHold> {
  await waitForCompany(tx, companyId);
  const hold = await store.interestHoldById(tx, companyId, id);
  if (hold === undefined) throw noSuchHold();
  if (hold.endedAt !== null) throw moved();
  return hold;
}

const moved = (): Refusal =>
  new Refusal('charge-moved', 'This was changed meanwhile.', 'Look at interest and costs of the customer again.');

export const noSuchHold = (): Refusal =>
  new Refusal('no-such-interest-hold', 'There is no such hold of interest.', 'See which there are: duly interest hold list'); // prettier-ignore

interface Noted {
  readonly kind: 'interest.hold_ended' | 'interest.hold_undone';
  readonly hold: KeptInterestHold;
  readonly deed: Deed;
  readonly more: object;
}

async function noted(tx: Tx, work: Work, { kind, hold, deed: { companyId, id, why }, more }: Noted): Promise<void> {
  const { reason, from, customerId } = hold;
  const payload = { hold: work.ids.seal('interest_hold', id), reason, from, until: hold.until, ...more, why };
  await record(tx, work, { companyId, kind, ref: `customer/${customerId}`, payload });
}

const aboutsOf = (customerId: number, itemId: number | null): string[] =>
  itemId === null ? [`customer/${customerId}`] : [`interest/${itemId}`];

/** The clock's: an insolvency was opened, and nobody has said whether interest stops. Asked once for each; never decided by itself. */
export async function proposeInterestHolds(work: Work, companyId: number): Promise<number> {
  if ((await settingsOf(work.db.read, companyId)).latePayment === 'off') return 0;
  return work.db.transaction(async (tx) => {
    const opened = await store.undecidedInsolvencies(tx, companyId);
    return openTasks(
      tx,
      work,
      opened.map(({ holdId, customerId, from }) => ({
        ...{ companyId, customerId, kind: 'hold_interest', key: `interest_hold/hold/${holdId}` },
        ...{ about: `customer/${customerId}`, dueOn: work.today, title: asks('holdInterestInsolvency', { day: from }) },
      })),
    );
  });
}

export interface JustifiedItem {
  readonly itemId: number;
  readonly label: string;
}

/** A dispute was found justified: somebody is asked whether interest stops for its days. Inside the transaction that settles it. */
export async function proposeForDispute(
  tx: Tx,
  work: Work,
  { companyId, customerId, disputeId, items }: { companyId: number; customerId: number; disputeId: number; items: readonly JustifiedItem[] }, // prettier-ignore
): Promise<void> {
  if (items.length === 0 || (await settingsOf(tx, companyId)).latePayment === 'off') return;
  await openTasks(
    tx,
    work,
    items.map(({ itemId, label }) => ({
      ...{ companyId, customerId, kind: 'hold_interest', key: `interest_hold/dispute/${disputeId}/${itemId}` },
      ...{ about: `interest/${itemId}`, dueOn: work.today, title: asks('holdInterestDispute', { document: label }) },
    })),
  );
}
