import { record } from '../audit/actions';
import { findApplications } from '../cash/application.store';
import { setAsideWithin, undoWithin } from '../cash/apply.actions';
import { waitingReceipt } from '../cash/deciding.actions';
import { liveReceipts } from '../cash/store';
import { Refusal } from '../kernel/result';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { aboutOf, askOfDifferences, found } from './actions';
import { candidatesFor, type Candidate } from './candidates';
import { ibansOfPartner, remittanceOfLine, setBankLine, type Remittance } from './store';

/** The money of a remittance is found on the bank: candidates with their reasons, one of which a person confirms, and the way back. */
export async function candidatesOf(q: Query, companyId: number, remittance: Remittance): Promise<Candidate[]> {
  const lines = await liveReceipts(q, companyId, { afterId: 0, most: MOST_LINES, undecided: true });
  const ibans = await ibansOfPartner(q, companyId, remittance.partnerId);
  return candidatesFor(
    { ...remittance, ibans },
    lines.filter(({ reversal, returned, doubtful }) => !reversal && returned === null && !doubtful),
  );
}

/** Of money that waits; the oldest first. */
const MOST_LINES = 5_000;

export interface Finding {
  readonly companyId: number;
  readonly id: number;
  readonly lineId: number;
}

/** The line leaves the list of money that waits: it is the partner's, less than what debtors paid, and of several debtors. */
export async function confirmMoney(work: Work, { companyId, id, lineId }: Finding): Promise<Remittance> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const remittance = await found(tx, companyId, id);
    if (remittance.bankLineId === lineId) return remittance;
    if (remittance.bankLineId !== null) {
      throw new Refusal('remittance-found', 'Money was found for this remittance, or it is booked.', 'Take that back first.'); // prettier-ignore
    }
    const receipt = await waitingReceipt(tx, companyId, lineId);
    if (receipt.currency !== remittance.currency) {
      throw new Refusal('remittance-currency', 'This money is in another currency than the remittance.', 'Choose a line of the bank in its currency.'); // prettier-ignore
    }
    const other = await remittanceOfLine(tx, companyId, lineId);
    if (other !== undefined) {
      throw new Refusal('remittance-line', `This line of the bank is the money of remittance ${other}.`, 'Choose another line, or take that back first.'); // prettier-ignore
    }
    await setBankLine(tx, id, lineId);
    const note = `${remittance.partner}: ${remittance.reference}`;
    await setAsideWithin(tx, work, companyId, { receipt, note });
    await closeTasksAbout(tx, work, { companyId, abouts: [aboutOf(id)], outcome: 'the money was found' });
    const now = await found(tx, companyId, id);
    await askOfDifferences(tx, work, companyId, now);
    const payload = { partner: now.partner, reference: now.reference, netMinor: now.netMinor, bankMinor: receipt.amountMinor, currency: now.currency, line: lineId }; // prettier-ignore
    await record(tx, work, { companyId, kind: 'collected.found', ref: aboutOf(id), payload });
    return now;
  });
}

/** It was other money: the line waits again. Refuses where the remittance is booked. */
export async function releaseMoney(work: Work, companyId: number, id: number, why: string): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const remittance = await found(tx, companyId, id);
    const { bankLineId: lineId } = remittance;
    if (lineId === null) return;
    if (remittance.confirmedAt !== null) {
      throw new Refusal('remittance-booked', 'This remittance is booked to what the debtors owe.', 'Take the booking back first.'); // prettier-ignore
    }
    await setBankLine(tx, id, null);
    await backToWaiting(tx, work, companyId, { lineId, why });
    await askOfDifferences(tx, work, companyId, await found(tx, companyId, id));
    const { partner, reference } = remittance;
    await record(tx, work, { companyId, kind: 'collected.released', ref: aboutOf(id), payload: { partner, reference, line: lineId, why } }); // prettier-ignore
  });
}

async function backToWaiting(
  tx: Tx,
  work: Work,
  companyId: number,
  { lineId, why }: { readonly lineId: number; readonly why: string },
): Promise<void> {
  const search = { companyId, kind: 'not_ours', customerId: null, lineId, withEnded: false, most: 1, offset: 0 } as const; // prettier-ignore
  const [application] = await findApplications(tx, search);
  if (application) await undoWithin(tx, work, companyId, { id: application.id, why });
}
