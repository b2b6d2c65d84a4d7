import { settingsOf } from '../companies/store';
import type { AllocationTarget } from '../ledger/allocation';
import { allocateMany } from '../ledger/allocation.store';
import { bookDifferences, type BesidePayment } from '../ledger/difference.actions';
import { replaceSettlements } from '../ledger/settlement.store';
import { openItemsOf } from '../ledger/store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { givings, type PlannedCustomer } from './plan';
import type { SettledBefore } from './settled.store';
import type { LiveReceipt } from './store';

/** Booked money pays what it is for, and what is given up beside it is booked of its own. */
export interface Applying {
  readonly receipt: LiveReceipt;
  readonly plan: readonly PlannedCustomer[];
  /** By the rule, without a person. */
  readonly byRule: boolean;
  /** What was proposed, in a word each; null where a person decided otherwise. */
  readonly finding: string | null;
  readonly note: string | null;
  /** The advice that tells what it pays: it explains no other money. */
  readonly adviceId?: number | null;
  /** The account that it came from is the customer's from now on. */
  readonly learn: boolean;
}

/** What an undo puts back besides the payment itself. */
export interface TookBack {
  /** Allocations of credits that were taken off. */
  readonly credits: readonly number[];
  /** What lists had settled before. */
  readonly settled: readonly SettledBefore[];
}

interface Paying {
  readonly at: number;
  readonly applying: Applying;
  readonly planned: PlannedCustomer;
  readonly paymentItemId: number;
  /** Of the payment. */
  readonly document: string;
}

/** Where a list had taken an item for paid, the real payment takes the place of that. */
export async function pay(tx: Tx, work: Work, companyId: number, all: readonly Paying[]): Promise<TookBack[]> {
  const targets = all.flatMap(({ planned }) => planned.parts.map((part) => part.itemId));
  const items = new Map((await openItemsOf(tx, companyId, targets)).map((item) => [item.itemId, item]));
  const gives = all.flatMap(({ at, planned, paymentItemId, applying: { byRule, receipt } }) =>
    givings(planned, paymentItemId).map((giving) => ({
      at,
      isCredit: giving.from !== paymentItemId,
      row: {
        companyId,
        fromItemId: giving.from,
        to: giving.to,
        amountMinor: giving.minor,
        allocatedOn: receipt.bookedOn,
        basis: byRule ? ('matched' as const) : ('manual' as const),
      },
    })),
  );
  const wanted = new Map<number, number>();
  for (const { row } of gives) {
    const id = itemOf(row.to);
    if (id !== null) wanted.set(id, (wanted.get(id) ?? 0) + row.amountMinor);
  }
  const settled = new Set(
    [...wanted].filter(([id, minor]) => minor > (items.get(id)?.openMinor ?? 0)).map(([id]) => id),
  );
  const isSettled = ({ to }: { readonly to: AllocationTarget }): boolean => settled.has(itemOf(to) ?? 0);
  const plain = gives.filter(({ row }) => !isSettled(row));
  const made = await allocateMany(tx, work, plain.map(({ row }) => row)); // prettier-ignore
  const before = await replaceSettlements(tx, work, gives.filter(({ row }) => isSettled(row)).map(({ row }) => row)); // prettier-ignore
  await bookDifferences(tx, work, companyId, { beside: all.map(besideOf), tolerance: (await settingsOf(tx, companyId)).shortPayments.tolerance }); // prettier-ignore
  return tookBackBy(all, made, before);
}

const itemOf = (to: AllocationTarget): number | null => ('itemId' in to ? to.itemId : null);

function tookBackBy(
  all: readonly Paying[],
  made: readonly { readonly id: number; readonly fromItemId: number; readonly toItemId: number | null }[],
  before: readonly SettledBefore[],
): TookBack[] {
  const payments = new Set(all.map((one) => one.paymentItemId));
  const found: { credits: number[]; settled: SettledBefore[] }[] = [];
  for (const { at, planned } of all) {
    const mine = (found[at] ??= { credits: [], settled: [] });
    const ids = new Set(planned.parts.map((part) => part.itemId));
    mine.credits.push(
      ...made.filter((one) => !payments.has(one.fromItemId) && ids.has(one.fromItemId)).map((one) => one.id),
    );
    mine.settled.push(...before.filter((one) => ids.has(one.itemId)));
  }
  return found;
}

const besideOf = ({ planned, paymentItemId, document, applying: { receipt, byRule } }: Paying): BesidePayment => ({
  ...{ paymentItemId, document, byRule, customerId: planned.customerId, currency: receipt.currency },
  ...{ on: receipt.bookedOn, chargesMinor: receipt.chargesMinor, differences: planned.differences ?? [] },
  paid: planned.parts.filter((part) => part.minor > 0).map((part) => part.itemId),
});
