import { record } from '../audit/actions';
import { asks } from '../languages/task-title';
import { returnPaymentIn } from '../ledger/return.actions';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { appliedBefore, insertApplications, undecided, type AppliedLine } from './application.store';
import { returnOf } from './returned';
import type { LiveReceipt } from './store';

/**
 * Lines with which the bank takes money back. Where it names the receipt itself and the amount fits, the payment goes back, and what it
 * paid is open again at its old step. All else is a task: a person says at the customer which payment it was.
 */
export async function takeReturns(
  work: Work,
  companyId: number,
  lines: readonly LiveReceipt[],
  applies: boolean,
): Promise<number> {
  const back = lines.filter((line) => line.amountMinor < 0 && !line.doubtful);
  if (back.length === 0) return 0;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    let taken = 0;
    for (const line of await undecided(tx, companyId, back)) {
      const earlier = await appliedBefore(tx, companyId, line);
      const { certain } = returnOf(line, earlier);
      const of = applies ? earlier.find((one) => one.id === certain) : undefined;
      if (of !== undefined && of.itemIds.length === 1) {
        await goesBack(tx, work, companyId, { line, of });
        taken++;
      } else await askWhich(tx, work, companyId, line);
    }
    return taken;
  });
}

interface GoesBack {
  readonly line: LiveReceipt;
  readonly of: AppliedLine;
}

async function goesBack(tx: Tx, work: Work, companyId: number, { line, of }: GoesBack): Promise<void> {
  const reason = line.returned ?? line.text.slice(0, 200);
  const request = { companyId, paymentItemId: of.itemIds[0] ?? 0, ofItems: [], on: line.bookedOn, reason };
  const { refundItemId } = await returnPaymentIn(tx, work, request);
  const row = {
    companyId,
    lineId: line.id,
    kind: 'returned',
    byRule: true,
    finding: null,
    note: reason,
    tookBack: null,
  } as const;
  await insertApplications(tx, work, [row]);
  const payload = { receipt: of.id, refund: refundItemId, reason };
  await record(tx, work, { companyId, kind: 'cash.returned', ref: `bank_line/${line.id}`, payload });
}

/** Once for each line. */
async function askWhich(tx: Tx, work: Work, companyId: number, line: LiveReceipt): Promise<void> {
  const amount = { minor: -line.amountMinor, currency: line.currency };
  const about = `bank_line/${line.id}`;
  await openTasks(tx, work, [
    {
      companyId,
      customerId: null,
      kind: 'return_unknown',
      key: about,
      about,
      title: asks('returnUnknown', { amount, day: line.bookedOn, name: line.name ?? line.text.slice(0, 60) }),
      dueOn: work.today,
    },
  ]);
}
