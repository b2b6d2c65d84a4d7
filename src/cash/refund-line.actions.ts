import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { addDays } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { MOST_DAYS } from '../ledger/same-money';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { dealtWith, insertApplicationEntries, insertApplications, takenBackOnce } from './application.store';
import { refundOf, stateOfRefund, type RefundFound } from './refund';
import { followRefunds, payRefundIn, unpayRefundIn } from './refund.actions';
import { refundById, refundsOf } from './refund.store';
import { wentOutLines, type LiveReceipt } from './store';

/** A line of the bank shows that a refund was paid: said by the rule or by a person, and taken back with the line. */
export interface RefundLine {
  readonly line: LiveReceipt;
  readonly refundId: number;
  readonly byRule: boolean;
}

/** In the caller's transaction. False: less than that is left of the money, a person has to look. */
async function isRefund(tx: Tx, work: Work, companyId: number, { line, refundId, byRule }: RefundLine): Promise<boolean> {
  const refund = await refundById(tx, companyId, refundId);
  if (!refund) return false;
  const isDue = stateOfRefund(refund) === 'due';
  if (isDue && refund.leftMinor < refund.amountMinor) return false;
  const itemId = isDue ? await payRefundIn(tx, work, companyId, { id: refundId, on: line.bookedOn, how: null }) : (refund.refundItemId ?? 0);
  const [id = 0] = await insertApplications(tx, work, [
    { companyId, lineId: line.id, kind: 'refunded', byRule, finding: null, note: null, tookBack: JSON.stringify({ refund: refundId, paid: isDue }) },
  ]);
  const { customerId, amountMinor } = refund;
  await insertApplicationEntries(tx, [{ applicationId: id, customerId, itemId, amountMinor, learned: false }]);
  await record(tx, work, { companyId, kind: 'cash.refunded', ref: `bank_line/${line.id}`, payload: { refund: refundId, byRule } });
  return true;
} // prettier-ignore

/** What the bank shows to be paid is paid, and what is due no more ends. Returns how many. */
export async function takeRefunds(work: Work, companyId: number): Promise<number> {
  const ended = await followRefunds(work, companyId);
  const { cashApplies } = await settingsOf(work.db.read, companyId);
  if (cashApplies !== 'high' || !(await isAwaited(work, companyId))) return ended;
  if ((await wentOutLines(work.db.read, companyId)).length === 0) return ended;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const lines = (await wentOutLines(tx, companyId)).filter((line) => !line.doubtful);
    const takenBack = await takenBackOnce(tx, companyId, lines.map((line) => line.id)); // prettier-ignore
    let refunds = await refundsOf(tx, { companyId, which: 'live' });
    let taken = ended;
    for (const line of lines.filter(({ id }) => !takenBack.has(id))) {
      const { certain } = refundOf(line, refunds);
      if (certain === null || !(await isRefund(tx, work, companyId, { line, refundId: certain, byRule: true })))
        continue;
      refunds = refunds.filter(({ id }) => id !== certain);
      taken++;
    }
    return taken;
  });
}

/** Is anything due, or called paid so lately that the bank may still show it? Else no line is looked at. */
async function isAwaited({ db, today }: Work, companyId: number): Promise<boolean> {
  const live = await refundsOf(db.read, { companyId, which: 'live' });
  return live.some(({ paidOn }) => paidOn === null || paidOn >= addDays(today, -MOST_DAYS));
}

/** A person says that this line is that refund. Refuses another amount or currency, and what was dealt with. */
export async function sayRefundLine(work: Work, companyId: number, said: { readonly lineId: number; readonly refundId: number }): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    if ((await dealtWith(tx, companyId, [said.lineId])).size > 0) throw new Refusal('cash-done', 'This money was dealt with already.', 'Look at what was done with it; it can be taken back.');
    const [line] = await wentOutLines(tx, companyId, said.lineId);
    if (line === undefined || line.doubtful) throw new Refusal('refund-no-line', 'This line of the bank is no money that went out.', 'Name a line with which money left the account.');
    if (!(await refundsFor(tx, companyId, line)).candidates.includes(said.refundId)) throw new Refusal('refund-other-line', 'That refund has another amount, or another line of the bank shows it.', 'Name the line of its amount.');
    if (!(await isRefund(tx, work, companyId, { line, refundId: said.refundId, byRule: false }))) throw new Refusal('refund-used', 'Less than that is left of the money: something of it was applied since.', 'Take that back first, or the refund.');
  });
} // prettier-ignore

/** Which refunds a line of their amount may be. */
const refundsFor = async (tx: Query, companyId: number, line: LiveReceipt): Promise<RefundFound> =>
  refundOf(line, await refundsOf(tx, { companyId, which: 'live' }));

/** The line was taken back: what it had paid is due again; what somebody had called paid before stays so. */
export async function takeBackRefundLine(tx: Tx, work: Work, companyId: number, { tookBack, why }: { readonly tookBack: string | null; readonly why: string }): Promise<void> {
  const { refund: id, paid } = JSON.parse(tookBack ?? '{}') as { refund?: number; paid?: boolean };
  const refund = id === undefined || paid !== true ? undefined : await refundById(tx, companyId, id);
  if (refund) await unpayRefundIn(tx, work, companyId, { refund, why });
} // prettier-ignore
