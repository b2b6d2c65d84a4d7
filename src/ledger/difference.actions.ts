import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { allocateMany } from './allocation.store';
import { cancelEntries } from './cancellation.store';
import {
  differenceFault,
  differenceIdentity,
  differenceOf,
  type Difference,
  type DifferenceFault,
  type Differing,
  type Tolerance,
} from './difference';
import { differencesBeside, differingItems } from './difference.store';
import { bookEntries } from './entry.store';

/** Differences beside payments: booked in the transaction of their payment, after it paid; taken back with it, and put back with it. */
export interface BesidePayment {
  readonly paymentItemId: number;
  readonly customerId: number;
  readonly currency: string;
  readonly document: string;
  readonly on: Day;
  /** What the bank says that it kept of it; null: nothing. */
  readonly chargesMinor: number | null;
  /** The documents of which it pays something. */
  readonly paid: readonly number[];
  readonly differences: readonly Difference[];
  /** By the rule, without a person. */
  readonly byRule: boolean;
}

const FAULTS: Readonly<Record<DifferenceFault, readonly [string, string]>> = {
  'no-amount': ['A difference of nothing is none.', 'Leave it out.'],
  foreign: ['A difference is named of a document that this customer does not have.', 'Name a document that the payment pays.'],
  'part-only': ['With the difference the document is not paid whole.', 'What stays open besides is a short payment: leave all of the rest open, and decide on it under short payments.'],
  'no-discount': ['The invoice offers no such cash discount.', 'Leave the rest open: it is looked into as a short payment.'],
  'more-charge': ['That is more than a bank keeps of a transfer.', 'Leave the rest open: it is looked into as a short payment.'],
  'more-than-tolerance': ['That is more than the company lets pass.', 'Leave the rest open, or raise what the company lets pass under short payments.'],
  gain: ['That is more than the few units that are kept.', 'Leave it on the account of the customer: it can be paid back.'],
}; // prettier-ignore

/** Refuses what whoever matches may not give up. Returns the entries, payment by payment. */
export async function bookDifferences(
  tx: Tx,
  work: Work,
  companyId: number,
  { beside: all, tolerance }: { readonly beside: readonly BesidePayment[]; readonly tolerance: Tolerance },
): Promise<number[][]> {
  const beside = all.filter((one) => one.differences.length > 0);
  if (beside.length === 0) return all.map(() => []);
  const ids = beside.flatMap((one) => one.differences.flatMap(({ itemId }) => itemId ?? []));
  const items = new Map((await differingItems(tx, companyId, ids)).map((item) => [item.itemId, item]));
  for (const one of beside) {
    const own = [...items.values()].filter(({ customerId, currency }) => customerId === one.customerId && currency === one.currency); // prettier-ignore
    const fault = differenceFault({ ...one, items: own, paid: new Set(one.paid), tolerance });
    if (fault) throw new Refusal(`difference-${fault}`, ...FAULTS[fault]);
  }
  const of = beside.flatMap((payment) => payment.differences.map((difference) => ({ payment, difference })));
  const booked = await bookEntries(tx, work, of.map((one) => entryOf(companyId, one, items))); // prettier-ignore
  await allocateMany(
    tx,
    work,
    of.map(({ payment, difference: { itemId, minor } }, at) => {
      const own = booked[at]?.itemIds[0] ?? 0;
      const [from, to] = itemId === null ? [payment.paymentItemId, own] : [own, itemId];
      const basis = payment.byRule ? ('matched' as const) : ('manual' as const);
      return { companyId, fromItemId: from, to: { itemId: to }, amountMinor: Math.abs(minor), allocatedOn: payment.on, basis }; // prettier-ignore
    }),
  );
  return all.map((one) => of.flatMap(({ payment }, at) => (payment === one ? [booked[at]?.entryId ?? 0] : [])));
}

const entryOf = (
  companyId: number,
  { payment, difference }: { readonly payment: BesidePayment; readonly difference: Difference },
  items: ReadonlyMap<number, Differing>,
): Parameters<typeof bookEntries>[2][number] => ({
  companyId,
  customerId: payment.customerId,
  type: 'adjustment',
  document: difference.itemId === null ? payment.document : (items.get(difference.itemId)?.label ?? ''),
  identity: differenceIdentity(difference.kind, payment.paymentItemId, difference.itemId),
  currency: payment.currency,
  amountMinor: -difference.minor,
  issuedOn: payment.on,
});

/** The payment went back, all of it or what it had paid of some documents: what was given up for its sake is owed again. What was taken back before stays as it is. Returns how many. */
export async function takeBackDifferences(
  tx: Tx,
  work: Work,
  companyId: number,
  { paymentItemId, ofItems, why }: { readonly paymentItemId: number; readonly ofItems: readonly number[]; readonly why: string }, // prettier-ignore
): Promise<number> {
  const beside = await differencesBeside(tx, companyId, [paymentItemId]);
  const standing = beside.filter(({ cancelledAt, identity, amountMinor }) => {
    const of = differenceOf(identity, amountMinor)?.itemId;
    return cancelledAt === null && (ofItems.length === 0 || ofItems.includes(of ?? 0));
  });
  if (standing.length > 0) await cancelEntries(tx, work, { companyId, entryIds: standing.map((one) => one.entryId), why }); // prettier-ignore
  return standing.length;
}

/** It did not go back after all: what was taken back at that moment stands again, as far as the documents are open by it. */
export async function putBackDifferences(
  tx: Tx,
  work: Work,
  companyId: number,
  { payment, since }: { readonly payment: Omit<BesidePayment, 'differences' | 'paid' | 'chargesMinor' | 'byRule'>; readonly since: string }, // prettier-ignore
): Promise<void> {
  const gone = (await differencesBeside(tx, companyId, [payment.paymentItemId])).filter((one) => one.cancelledAt === since); // prettier-ignore
  const wanted = gone.flatMap(({ identity, amountMinor }) => {
    const { kind, itemId, minor } = differenceOf(identity, amountMinor) ?? { itemId: null };
    return itemId === null ? [] : [{ kind, itemId, minor }];
  });
  const items = new Map((await differingItems(tx, companyId, wanted.map((one) => one.itemId))).map((item) => [item.itemId, item])); // prettier-ignore
  const again = wanted.filter(({ itemId, minor }) => items.get(itemId)?.openMinor === minor);
  if (again.length === 0) return;
  const of = again.map((difference) => ({ payment: { ...payment, paid: [], chargesMinor: null, byRule: false, differences: again }, difference })); // prettier-ignore
  const booked = await bookEntries(tx, work, of.map((one) => entryOf(companyId, one, items))); // prettier-ignore
  await allocateMany(
    tx,
    work,
    again.map(({ itemId, minor }, at) => ({
      ...{ companyId, fromItemId: booked[at]?.itemIds[0] ?? 0, to: { itemId }, amountMinor: minor },
      ...{ allocatedOn: payment.on, basis: 'manual' as const },
    })),
  );
}
