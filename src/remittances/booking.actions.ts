import { record } from '../audit/actions';
import { nextNumbers } from '../companies/store';
import { Refusal } from '../kernel/result';
import { allocateMany } from '../ledger/allocation.store';
import { cancelEntries } from '../ledger/cancellation.store';
import { bookEntries, entriesOf } from '../ledger/entry.store';
import { appendEvents } from '../ledger/event.store';
import { replaceSettlements } from '../ledger/settlement.store';
import { openItemsOf } from '../ledger/store';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { aboutOf, found } from './actions';
import { BOOKED_HERE } from './booking';
import type { Collected } from './collected-rows';
import { collectedOfRemittance, setSplits } from './collected.store';
import { owedOfCases } from './owed.actions';
import { recount } from './recount.actions';
import { bookedByThem, cancelTheirs, takePlaces } from './same-money.actions';
import { isOurs } from './same-money.store';
import { lessPaid, spreadOver, type Spread } from './spread';
import { setConfirmed, type Remittance } from './store';

/**
 * A remittance is booked to what the debtors owe: each debt falls by the gross amount on the day the debtor paid, for what the partner
 * kept is our cost and not the debtor's. And the way back. One transaction, one audit line each.
 */
export async function bookRemittance(work: Work, companyId: number, id: number): Promise<Remittance> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const remittance = await found(tx, companyId, id);
    if (remittance.confirmedAt !== null) return remittance;
    if (remittance.bankLineId === null && remittance.netMinor > 0) {
      throw new Refusal('remittance-no-money', 'The money of this remittance was not found yet.', 'Confirm the line of the bank first.'); // prettier-ignore
    }
    const lines = await collectedOfRemittance(tx, companyId, id);
    const theirs = await bookedByThem(tx, companyId, lines.map((line) => ({ ...line, keptMinor: keptOf(line), bankedOn: remittance.bankedOn }))); // prettier-ignore
    await cancelTheirs(tx, work, companyId, [...theirs.values()]);
    const spreads = await spreadsOf(tx, work, companyId, lines);
    const entryIds = await book(tx, work, companyId, { remittance, lines, spreads });
    await setSplits(tx, lines.map((line, at) => ({ id: line.id, entryId: entryIds[at] ?? null, ...splitOf(spreads[at]) }))); // prettier-ignore
    await setConfirmed(tx, work, id, true);
    await takePlaces(tx, work, companyId, lines.flatMap(({ id: of, grossMinor }, at) => {
      const their = theirs.get(of);
      return their ? [{ our: { entryId: entryIds[at] ?? 0, grossMinor, remittanceId: id }, their }] : [];
    })); // prettier-ignore
    await recount(tx, companyId, lines.map(({ caseId }) => caseId)); // prettier-ignore
    await tell(tx, work, companyId, { remittance, lines, kind: 'collected.booked' });
    return found(tx, companyId, id);
  });
}

/** By the partner's own words: so much less came to our bank. */
const keptOf = (line: Collected): number =>
  (line.toldCommissionMinor ?? 0) + (line.toldVatMinor ?? 0) + (line.toldCostsMinor ?? 0);

async function spreadsOf(tx: Tx, work: Work, companyId: number, lines: readonly Collected[]): Promise<Spread[]> {
  const owed = await owedOfCases(tx, work, companyId, lines.map(({ caseId }) => caseId)); // prettier-ignore
  return lines.map((line) => {
    const before = owed.get(line.caseId);
    const spread = spreadOver(before?.owed ?? { items: [], charges: [], order: null }, line.grossMinor);
    if (before) owed.set(line.caseId, { ...before, owed: lessPaid(before.owed, spread) });
    return spread;
  });
}

const splitOf = (spread: Spread | undefined): Pick<Spread, 'principalMinor' | 'interestMinor' | 'costsMinor'> => ({
  principalMinor: spread?.principalMinor ?? 0,
  interestMinor: spread?.interestMinor ?? 0,
  costsMinor: spread?.costsMinor ?? 0,
});

interface Booking {
  readonly remittance: Remittance;
  readonly lines: readonly Collected[];
  readonly spreads: readonly Spread[];
}

/** Payments with what they pay, in the order of the lines. */
async function book(tx: Tx, work: Work, companyId: number, { remittance, lines, spreads }: Booking): Promise<number[]> {
  const first = await nextNumbers(tx, companyId, 'partner payment', lines.length);
  const booked = await bookEntries(
    tx,
    work,
    lines.map((line, at) => ({
      ...{ companyId, customerId: line.customerId, type: 'payment' as const, document: `PART-${first + at}` },
      ...{ identity: `${BOOKED_HERE}|${remittance.id}|${line.id}|${first + at}`, currency: line.currency },
      ...{ amountMinor: -line.grossMinor, issuedOn: line.on },
      more: { paymentReference: null, subject: `${remittance.partner}: ${remittance.reference}`.slice(0, 500) },
    })),
  );
  const rows = lines.flatMap(({ on: allocatedOn }, at) => {
    const given = { companyId, fromItemId: booked[at]?.itemIds[0] ?? 0, allocatedOn, basis: 'manual' as const };
    const { items = [], charges = [] } = spreads[at] ?? {};
    return [
      ...items.map(({ itemId, minor }) => ({ ...given, to: { itemId }, amountMinor: minor })),
      ...charges.map(({ chargeId, minor }) => ({ ...given, to: { chargeId }, amountMinor: minor })),
    ];
  });
  await allocate(tx, work, companyId, rows);
  return booked.map(({ entryId }) => entryId);
}

/** Where a list had taken an item for paid, the payment takes the place of that. */
async function allocate(tx: Tx, work: Work, companyId: number, rows: readonly Allocated[]): Promise<void> {
  const items = rows.flatMap(({ to }) => ('itemId' in to ? [to.itemId] : []));
  const left = new Map((await openItemsOf(tx, companyId, items)).map((item) => [item.itemId, item.openMinor]));
  const wanted = new Map<number, number>();
  for (const { to, amountMinor } of rows) if ('itemId' in to) wanted.set(to.itemId, (wanted.get(to.itemId) ?? 0) + amountMinor); // prettier-ignore
  const isSettled = ({ to }: Allocated): boolean => 'itemId' in to && (wanted.get(to.itemId) ?? 0) > (left.get(to.itemId) ?? 0); // prettier-ignore
  await allocateMany(tx, work, rows.filter((row) => !isSettled(row))); // prettier-ignore
  await replaceSettlements(tx, work, rows.filter(isSettled));
}

type Allocated = Parameters<typeof allocateMany>[2][number];

/** The payments are cancelled as if they had never been; the money stays found. */
export async function unbookRemittance(work: Work, companyId: number, id: number, why: string): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const remittance = await found(tx, companyId, id);
    if (remittance.confirmedAt === null) return;
    const lines = await collectedOfRemittance(tx, companyId, id);
    const booked = await entriesOf(tx, companyId, lines.flatMap(({ entryId }) => entryId ?? [])); // prettier-ignore
    if (!booked.every(isOurs)) {
      throw new Refusal('remittance-in-books', 'Accounting has booked money of this remittance too, and both are one payment by now.', 'Say first that it is other money: see the remittance.'); // prettier-ignore
    }
    await cancelEntries(tx, work, { companyId, entryIds: lines.flatMap(({ entryId }) => entryId ?? []), why });
    await setSplits(tx, lines.map((line) => ({ ...line, entryId: null }))); // prettier-ignore
    await setConfirmed(tx, work, id, false);
    await tell(tx, work, companyId, { remittance, lines, kind: 'collected.unbooked', why });
  });
}

interface Happened {
  readonly remittance: Remittance;
  readonly lines: readonly Collected[];
  readonly kind: 'collected.booked' | 'collected.unbooked';
  readonly why?: string;
}

async function tell(tx: Tx, work: Work, companyId: number, { remittance, lines, kind, why }: Happened): Promise<void> {
  const { partner, reference, grossMinor, netMinor, currency } = remittance;
  const payload = { partner, reference, grossMinor, netMinor, currency, cases: lines.map(({ number }) => number), ...(why !== undefined && { why }) }; // prettier-ignore
  await record(tx, work, { companyId, kind, ref: aboutOf(remittance.id), payload });
  await appendEvents(
    tx,
    work,
    lines.map((line) => ({
      ...{ companyId, customerId: line.customerId, kind, subject: `case/${line.caseId}` },
      ...{ payload: { reference, amountMinor: line.grossMinor, currency }, occurredOn: work.today },
    })),
  );
}
