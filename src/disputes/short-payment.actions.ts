import { Refusal } from '../kernel/result';
import { format } from '../kernel/money';
import { labelOf } from '../ledger/open-item';
import { openItemsOf } from '../ledger/store';
import { asks } from '../languages/task-title';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { raiseWithin, voidWithin } from './actions';
import { REST_TITLES } from './deduction';
import { categoryOfReason } from './deduction-reason';
import { UNSETTLED } from './dispute';
import { disputeForChange, standingOn } from './move.store';
import { disputeById, movesOf } from './store';

/** Money came and a part was kept back, with or without a reason: from that moment it is a case with an owner, never a first reminder. */
export interface ShortPayment {
  readonly companyId: number;
  readonly itemId: number;
  /** What was kept back, > 0. */
  readonly amountMinor: number;
  /** A category of disputes, where it is known. */
  readonly reasonCode: string | null;
  /** What the customer says; may be empty. */
  readonly text: string;
  /** The payment. */
  readonly paidByItemId: number;
}

/**
 * Opens the case of a deduction, after the payment was applied and in its transaction, and returns the dispute. On an item that is
 * disputed already there is no second case: its owner is asked to look at the rest as well, and that dispute is returned.
 */
export async function openDeduction(tx: Tx, work: Work, short: ShortPayment): Promise<number> {
  const { companyId, itemId, paidByItemId } = short;
  const found = await openItemsOf(tx, companyId, [itemId, paidByItemId]);
  const [item, payment] = [itemId, paidByItemId].map((id) => found.find((one) => one.itemId === id));
  if (!item || !payment) {
    throw new Refusal('no-such-item', 'There is no such document or payment.', 'See what is open: duly items');
  }
  const { customerId, currency, openMinor } = item;
  const amountMinor = Math.min(short.amountMinor, openMinor);
  const [standing] = await standingOn(tx, [itemId]);
  if (standing) {
    const about = `dispute/${standing.disputeId}`;
    const dispute = await disputeById(tx, companyId, standing.disputeId);
    const reason = { code: 'unexplained', of: 'rest', en: REST_TITLES.unexplained } as const;
    const title = asks('decideRest', { document: labelOf(item), rest: { minor: amountMinor, currency }, reason });
    const key = `deduction/${itemId}/${paidByItemId}`;
    await openTasks(tx, work, [
      {
        ...{ companyId, customerId, kind: 'deduction_disputed', key, about, title, dueOn: work.today },
        ...(dispute === undefined ? {} : { assignee: dispute.owner }),
      },
    ]);
    return standing.disputeId;
  }
  const said = short.text.trim().slice(0, MOST_SAID);
  const money = `${payment.document} ${payment.issuedOn}: ${format({ minor: amountMinor, currency }, 'en')}`;
  const objection = {
    ...{ companyId, customerId, items: [{ itemId, amountMinor }] },
    category: categoryOfReason(short.reasonCode, said),
    objection: said === '' ? money : `${said} (${money})`,
  };
  return (await raiseWithin(tx, work, objection, causeOf(paidByItemId))).id;
}

const causeOf = (paidByItemId: number): string => `payment/${paidByItemId}`;

const MOST_SAID = 9_000;

/** The payment was taken back: so is the case that it opened, unless somebody has settled it. False: it stays. */
export async function takeBackDeduction(tx: Tx, work: Work, taken: TakenBack): Promise<boolean> {
  const { companyId, disputeId, paidByItemId, why } = taken;
  const dispute = await disputeForChange(tx, companyId, disputeId);
  if (!dispute || !UNSETTLED.has(dispute.state)) return false;
  const [first] = await movesOf(tx, dispute.id);
  if (first?.cause !== causeOf(paidByItemId)) return false;
  await voidWithin(tx, work, dispute, why);
  return true;
}

export interface TakenBack {
  readonly companyId: number;
  readonly disputeId: number;
  /** A dispute that stood before this payment is another's. */
  readonly paidByItemId: number;
  readonly why: string;
}
