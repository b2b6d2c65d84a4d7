import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { addDays } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { allocateMany } from '../ledger/allocation.store';
import { bookedNear } from '../ledger/booked-already.store';
import { differenceOf } from '../ledger/difference';
import { differencesBeside } from '../ledger/difference.store';
import { inParts, type Told } from '../ledger/same-money';
import { openItemsOf } from '../ledger/store';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import {
  insertApplicationEntries,
  insertApplications,
  linkedPayments,
  paidBy,
  takenBackOnce,
  type Paid,
} from './application.store';
import { undoWithin } from './apply.actions';
import { toldByBank, type ToldByBank } from './booked.store';

/** So far back may be what accounting tells of now. */
const RECENT_DAYS = 60;
/** In one transaction. */
const AT_ONCE = 50;
const WHY = 'Accounting has booked this money in several payments.';

/**
 * The bank told of money first, and it was applied; then accounting books it in several payments, one for each invoice. They are the same
 * money: ours gives way, theirs pay what ours had paid, and the line of the bank belongs to them. Only payments that pay nothing yet, that
 * add up in one way only, of one customer and currency, within five bank days; and only where the company lets money apply itself, nobody
 * took the line back before, and nothing was given up beside our payment. Returns how many lines of the bank.
 */
export async function takeToldInParts(work: Work, companyId: number): Promise<number> {
  const { cashApplies } = await settingsOf(work.db.read, companyId);
  if (cashApplies !== 'high') return 0;
  for (let total = 0; ; total += AT_ONCE) {
    // Mostly there are none: nobody is kept waiting to find that out.
    if ((await sameInParts(work.db.read, work, companyId)).length === 0) return total;
    const found = await work.db.transaction(async (tx) => {
      await waitForCompany(tx, companyId);
      const all = await sameInParts(tx, work, companyId);
      for (const one of all.slice(0, AT_ONCE)) await giveWay(tx, work, companyId, one);
      return all.length;
    });
    if (found <= AT_ONCE) return total + found;
  }
}

async function sameInParts(q: Query, { today }: Work, companyId: number): Promise<GivingWay[]> {
  const told = await toldByBank(q, companyId, addDays(today, -RECENT_DAYS));
  const free = grouped(await freePayments(q, companyId, told), (payment) => payment.customerId);
  const among = told.filter(({ customerId }) => free.has(customerId));
  if (among.length === 0) return [];
  const takenBack = await takenBackOnce(q, companyId, among.map(({ lineId }) => lineId)); // prettier-ignore
  const beside = await differencesBeside(q, companyId, among.map(({ id }) => id)); // prettier-ignore
  const standing = beside.filter(({ cancelledAt }) => cancelledAt === null);
  const gaveUp = new Set(standing.map(({ identity, amountMinor }) => differenceOf(identity, amountMinor)?.paymentItemId)); // prettier-ignore
  return among.flatMap((one) => {
    const theirs = free.get(one.customerId) ?? [];
    const ids = takenBack.has(one.lineId) || gaveUp.has(one.id) ? undefined : inParts(one, theirs);
    if (ids === undefined || ids === 'several') return [];
    const parts = theirs.filter(({ id }) => ids.includes(id));
    free.set(one.customerId, theirs.filter((payment) => !parts.includes(payment))); // prettier-ignore
    return [{ one, parts }];
  });
}

/** Payments of accounting about those days of which nothing is applied, and to which no line of the bank belongs. */
async function freePayments(q: Query, companyId: number, told: readonly ToldByBank[]): Promise<Told[]> {
  if (told.length === 0) return [];
  const asked = told.map(({ on, ...one }) => ({ ...one, bookedOn: on }));
  const near = await bookedNear(q, companyId, asked, await linkedPayments(q, companyId));
  const items = await openItemsOf(q, companyId, near.map((one) => one.id)); // prettier-ignore
  const open = new Map(items.map((item) => [item.itemId, item.openMinor]));
  return near.filter((one) => open.get(one.id) === -one.amountMinor);
}

interface GivingWay {
  readonly one: ToldByBank;
  readonly parts: readonly Told[];
}

async function giveWay(tx: Tx, work: Work, companyId: number, { one, parts }: GivingWay): Promise<void> {
  const paid = await paidBy(tx, companyId, [one.id]);
  await undoWithin(tx, work, companyId, { id: one.applicationId, why: WHY });
  const [applicationId = 0] = await insertApplications(tx, work, [
    { companyId, lineId: one.lineId, kind: 'booked_already', byRule: true, finding: null, note: null, tookBack: null },
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
