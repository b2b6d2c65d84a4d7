import { record } from '../audit/actions';
import { bookedAlready, bookedNear } from '../ledger/booked-already.store';
import { inParts, type Told } from '../ledger/same-money';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { insertApplicationEntries, insertApplications, linkedPayments } from './application.store';
import type { Knowledge } from './knowledge';
import { knownAs, payerSigns } from './paying';
import { dropProposals } from './proposal.store';
import { saidBy } from './said';
import type { LiveReceipt } from './store';

/** Money of which accounting told first: the payment stands in the ledger already, and the line of the bank only belongs to it. */
interface Looking {
  readonly receipts: readonly LiveReceipt[];
  readonly knowledge: Knowledge;
}

/**
 * Links each receipt whose payer is sure to the payment that accounting booked of it: same customer, currency and amount, within five
 * bank days, one to one; or to the payments that add up to it, in one way only. Nothing is booked. Returns the lines that are dealt with
 * by that, and those that may be what accounting booked, where nobody can say how.
 */
export async function linkBooked(
  tx: Tx,
  work: Work,
  companyId: number,
  { receipts, knowledge }: Looking,
): Promise<{ readonly linked: ReadonlySet<number>; readonly perhaps: ReadonlySet<number> }> {
  const asked = receipts.flatMap((receipt) => {
    const customerId = receipt.doubtful ? undefined : surePayer(receipt, knowledge);
    return customerId === undefined ? [] : [{ receipt, customerId }];
  });
  const { linked, perhaps } = await found(tx, companyId, asked);
  if (linked.length === 0) return { linked: new Set(), perhaps };
  const ids = await insertApplications(
    tx,
    work,
    linked.map(({ receipt }) => ({
      ...{ companyId, lineId: receipt.id, kind: 'booked_already', byRule: true },
      ...{ finding: null, note: null, tookBack: null },
    })),
  );
  const entries = linked.flatMap(({ customerId, payments, receipt }, at) =>
    payments.map(({ itemId, amountMinor }) => ({
      ...{ applicationId: ids[at] ?? 0, customerId, itemId, amountMinor, learned: receipt.iban !== null },
    })),
  );
  await insertApplicationEntries(tx, entries);
  await dropProposals(tx, companyId, linked.map(({ receipt }) => receipt.id)); // prettier-ignore
  const payload = linked.flatMap(({ receipt, payments }) => payments.map(({ itemId }) => ({ line: receipt.id, payment: itemId }))); // prettier-ignore
  await record(tx, work, { companyId, kind: 'cash.linked', ref: `company/${companyId}`, payload });
  return { linked: new Set(linked.map(({ receipt }) => receipt.id)), perhaps };
}

interface Asked {
  readonly receipt: LiveReceipt;
  readonly customerId: number;
}

interface Linked extends Asked {
  readonly payments: readonly { readonly itemId: number; readonly amountMinor: number }[];
}

/** First one to one; then what accounting booked in several lines, and several receipts that it booked as one. */
async function found(tx: Tx, companyId: number, asked: readonly Asked[]): Promise<{ linked: Linked[]; perhaps: Set<number> }> {
  const money = asked.map(({ receipt: { currency, amountMinor, bookedOn }, customerId }) => ({ customerId, currency, amountMinor, bookedOn }));
  const taken = new Set(await linkedPayments(tx, companyId));
  const pairs = await bookedAlready(tx, companyId, money, taken);
  const linked = asked.flatMap((one, at): Linked[] => {
    const itemId = pairs[at];
    return itemId === undefined ? [] : [{ ...one, payments: [{ itemId, amountMinor: one.receipt.amountMinor }] }];
  });
  for (const { payments } of linked) for (const { itemId } of payments) taken.add(itemId);
  const rest = asked.filter((_, at) => pairs[at] === undefined);
  const parts = inPartsOf(rest, await bookedNear(tx, companyId, money.filter((_, at) => pairs[at] === undefined), taken));
  return { linked: [...linked, ...parts.linked], perhaps: parts.perhaps };
} // prettier-ignore

/** Each receipt and each payment once. What adds up in several ways stays for a person. */
function inPartsOf(asked: readonly Asked[], booked: readonly Told[]): { linked: Linked[]; perhaps: Set<number> } {
  const [linked, perhaps] = [[] as Linked[], new Set<number>()];
  const [free, waiting] = [new Map(booked.map((one) => [one.id, one])), new Map(asked.map((one) => [one.receipt.id, one]))];
  const told = ({ receipt: { id, currency, amountMinor, bookedOn: on }, customerId }: Asked): Told => ({ id, customerId, currency, amountMinor, on });
  for (const one of asked) {
    const of = inParts(told(one), [...free.values()]);
    if (of === 'several') perhaps.add(one.receipt.id);
    if (of === undefined || of === 'several') continue;
    linked.push({ ...one, payments: of.map((itemId) => ({ itemId, amountMinor: free.get(itemId)?.amountMinor ?? 0 })) });
    for (const id of of) free.delete(id);
    waiting.delete(one.receipt.id);
  }
  for (const payment of free.values()) {
    const of = inParts(payment, [...waiting.values()].map(told));
    if (of === 'several') for (const { receipt, customerId } of waiting.values()) if (customerId === payment.customerId) perhaps.add(receipt.id);
    if (of === undefined || of === 'several') continue;
    for (const id of of) {
      const one = waiting.get(id);
      if (one) linked.push({ ...one, payments: [{ itemId: payment.id, amountMinor: one.receipt.amountMinor }] });
      waiting.delete(id);
    }
  }
  return { linked, perhaps };
} // prettier-ignore

/** The one customer that surely pays, by name or account; undefined where it is not one. */
function surePayer(receipt: LiveReceipt, knowledge: Knowledge): number | undefined {
  const signs = payerSigns(receipt, saidBy(receipt), knowledge);
  const sure = [...new Set(signs.map((sign) => sign.customerId))].filter(
    (id) => knownAs(id, signs, knowledge) === 'fully',
  );
  return sure.length === 1 ? sure[0] : undefined;
}
