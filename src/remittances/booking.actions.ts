import { record } from '../audit/actions';
import { nextNumbers } from '../companies/store';
import { Refusal } from '../kernel/result';
import { allocateMany } from '../ledger/allocation.store';
import { cancelEntries } from '../ledger/cancellation.store';
import { bookEntries } from '../ledger/entry.store';
import { appendEvents } from '../ledger/event.store';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { aboutOf, found } from './actions';
import { BOOKED_HERE } from './booking';
import type { Collected } from './collected-rows';
import { collectedOfRemittance, setSplits } from './collected.store';
import { owedOfCases } from './owed.actions';
import { recount } from './recount.actions';
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
    const spreads = await spreadsOf(tx, work, companyId, lines);
    const entryIds = await book(tx, work, companyId, { remittance, lines, spreads });
    await setSplits(tx, lines.map((line, at) => ({ id: line.id, entryId: entryIds[at] ?? null, ...splitOf(spreads[at]) }))); // prettier-ignore
    await setConfirmed(tx, work, id, true);
    await recount(tx, companyId, lines.map(({ caseId }) => caseId)); // prettier-ignore
    await tell(tx, work, companyId, { remittance, lines, kind: 'collected.booked' });
    return found(tx, companyId, id);
  });
}

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
  await allocateMany(tx, work, rows);
  return booked.map(({ entryId }) => entryId);
}

/** The payments are cancelled as if they had never been; the money stays found. */
export async function unbookRemittance(work: Work, companyId: number, id: number, why: string): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const remittance = await found(tx, companyId, id);
    if (remittance.confirmedAt === null) return;
    const lines = await collectedOfRemittance(tx, companyId, id);
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
