import { record } from '../audit/actions';
import { addDays } from '../kernel/day';
import { allocateMany } from '../ledger/allocation.store';
import { bookedNear } from '../ledger/booked-already.store';
import { inParts, type Told } from '../ledger/same-money';
import { openItemsOf } from '../ledger/store';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { insertApplicationEntries, insertApplications, linkedPayments, paidBy, type Paid } from './application.store';
import { undoWithin } from './apply.actions';
import { toldByBank, type ToldByBank } from './booked.store';

/** So far back may be what accounting tells of now. */
const RECENT_DAYS = 60;
const WHY = 'Accounting has booked this money in several payments.';

/**
 * The bank told of money first, and it was applied; then accounting books it in several payments, one for each invoice. They are the same
 * money: ours gives way, theirs pay what ours had paid, and the line of the bank belongs to them. Only payments that pay nothing yet, that
 * add up in one way only, of one customer and currency, within five bank days. Returns how many lines of the bank.
 */
export async function takeToldInParts(work: Work, companyId: number): Promise<number> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const ours = await toldByBank(tx, companyId, addDays(work.today, -RECENT_DAYS));
    const free = await freePayments(tx, companyId, ours);
    let replaced = 0;
    for (const one of free.size === 0 ? [] : ours) {
      const ids = inParts(one, [...free.values()]);
      if (ids === undefined || ids === 'several') continue;
      await giveWay(tx, work, companyId, { one, parts: ids.flatMap((id) => free.get(id) ?? []) });
      for (const id of ids) free.delete(id);
      replaced++;
    }
    return replaced;
  });
}

/** Payments of accounting about those days of which nothing is applied, and to which no line of the bank belongs. */
async function freePayments(tx: Tx, companyId: number, ours: readonly ToldByBank[]): Promise<Map<number, Told>> {
  if (ours.length === 0) return new Map();
  const asked = ours.map(({ on, ...one }) => ({ ...one, bookedOn: on }));
  const near = await bookedNear(tx, companyId, asked, await linkedPayments(tx, companyId));
  const items = await openItemsOf(tx, companyId, near.map((one) => one.id)); // prettier-ignore
  const open = new Map(items.map((item) => [item.itemId, item.openMinor]));
  return new Map(near.filter((one) => open.get(one.id) === -one.amountMinor).map((one) => [one.id, one]));
}

interface GivingWay {
  readonly one: ToldByBank;
  readonly parts: readonly Told[];
}

async function giveWay(tx: Tx, work: Work, companyId: number, { one, parts }: GivingWay): Promise<void> {
  const paid = await paidBy(tx, companyId, [one.id]);
  await undoWithin(tx, work, companyId, { id: one.applicationId, why: WHY });
  const [applicationId = 0] = await insertApplications(tx, work, [
    { companyId, lineId: one.lineId, kind: 'booked_already', byRule: true, finding: null, note: WHY, tookBack: null },
  ]);
  const { customerId, learned } = one;
  await insertApplicationEntries(
    tx,
    parts.map(({ id, amountMinor }) => ({
      applicationId,
      customerId,
      itemId: id,
      amountMinor,
      learned: learned === 1,
    })),
  );
  await allocateMany(
    tx,
    work,
    spread(parts, paid).map(({ from, to, minor }) => ({
      ...{ companyId, fromItemId: from, to: { itemId: to }, amountMinor: minor, allocatedOn: one.on },
      basis: 'matched' as const,
    })),
  );
  const payload = parts.map(({ id }) => ({ line: one.lineId, payment: id }));
  await record(tx, work, { companyId, kind: 'cash.linked', ref: `company/${companyId}`, payload });
}

interface Share {
  readonly from: number;
  readonly to: number;
  readonly minor: number;
}

/** What ours had paid, from theirs: of the same amount first, the rest in order. */
function spread(parts: readonly Told[], paid: readonly Paid[]): Share[] {
  const left = new Map(parts.map(({ id, amountMinor }) => [id, amountMinor]));
  const shares: Share[] = [];
  const owed = paid.map(({ itemId, amountMinor }) => ({ itemId, minor: amountMinor }));
  const give = (from: number, to: { itemId: number; minor: number }): void => {
    const minor = Math.min(left.get(from) ?? 0, to.minor);
    if (minor <= 0) return;
    shares.push({ from, to: to.itemId, minor });
    left.set(from, (left.get(from) ?? 0) - minor);
    to.minor -= minor;
  };
  for (const to of owed) {
    const same = parts.find(({ id }) => left.get(id) === to.minor);
    if (same) give(same.id, to);
  }
  for (const to of owed) for (const { id } of parts) give(id, to);
  return shares;
}
