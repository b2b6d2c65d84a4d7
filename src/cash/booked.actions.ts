import { record } from '../audit/actions';
import { bookedAlready } from '../ledger/booked-already.store';
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
 * bank days, one to one. Nothing is booked. Returns the lines that are dealt with by that.
 */
export async function linkBooked(
  tx: Tx,
  work: Work,
  companyId: number,
  { receipts, knowledge }: Looking,
): Promise<Set<number>> {
  const asked = receipts.flatMap((receipt) => {
    const customerId = receipt.doubtful ? undefined : surePayer(receipt, knowledge);
    return customerId === undefined ? [] : [{ receipt, customerId }];
  });
  const found = await bookedAlready(
    tx,
    companyId,
    asked.map(({ receipt: { currency, amountMinor, bookedOn }, customerId }) => ({
      customerId,
      currency,
      amountMinor,
      bookedOn,
    })),
    await linkedPayments(tx, companyId),
  );
  const linked = asked.flatMap(({ receipt, customerId }, at) => {
    const itemId = found[at];
    return itemId === undefined ? [] : [{ receipt, customerId, itemId }];
  });
  if (linked.length === 0) return new Set();
  const ids = await insertApplications(
    tx,
    work,
    linked.map(({ receipt }) => ({
      ...{
        companyId,
        lineId: receipt.id,
        kind: 'booked_already',
        byRule: true,
        finding: null,
        note: null,
        tookBack: null,
      },
    })),
  );
  const entries = linked.map(({ customerId, itemId, receipt }, at) => ({
    ...{
      applicationId: ids[at] ?? 0,
      customerId,
      itemId,
      amountMinor: receipt.amountMinor,
      learned: receipt.iban !== null,
    },
  }));
  await insertApplicationEntries(tx, entries);
  await dropProposals(tx, companyId, linked.map(({ receipt }) => receipt.id)); // prettier-ignore
  const payload = linked.map(({ receipt, itemId }) => ({ line: receipt.id, payment: itemId }));
  await record(tx, work, { companyId, kind: 'cash.linked', ref: `company/${companyId}`, payload });
  return new Set(linked.map(({ receipt }) => receipt.id));
}

/** The one customer that surely pays, by name or account; undefined where it is not one. */
function surePayer(receipt: LiveReceipt, knowledge: Knowledge): number | undefined {
  const signs = payerSigns(receipt, saidBy(receipt), knowledge);
  const sure = [...new Set(signs.map((sign) => sign.customerId))].filter(
    (id) => knownAs(id, signs, knowledge) === 'fully',
  );
  return sure.length === 1 ? sure[0] : undefined;
}
