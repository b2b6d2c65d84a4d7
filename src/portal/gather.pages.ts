import { linesOf } from '../ledger/invoice-line.store';
import type { Priced } from '../ledger/invoice-line';
import { holdsFrom } from '../ledger/hold-index';
import type { Payees } from '../ledger/payee';
import { assignedItems, payeesIn } from '../ledger/payee.store';
import { bodyOf } from '../ledger/reference';
import { claimedCharges } from '../ledger/charge.store';
import { openItemsInRange } from '../ledger/store';
import type { JudgedPlan } from '../promises/plan';
import { judgedPlans } from '../promises/plan.store';
import { fileNumbersOf } from '../reminders/reference.store';
import {
  chargesDisputed,
  disputesTold,
  promisesOpen,
  promisesTold,
  type OpenPromise,
  type PortalDispute,
  type PortalPromise,
} from './account.panel';
import { withCharges } from './charges';
import { owed, type Owed } from './owed';
import { withPlans } from './plans';
import type { PortalDeps, PortalVisit } from './visit.pages';

/** All that the pages of an account show, brought together: a few statements, whatever the page. */
export interface Account {
  readonly owes: readonly Owed[];
  /** The lines of the invoices, by entry, where they are known. */
  readonly lines: ReadonlyMap<number, Priced>;
  /** What is paid to somebody else, by item. */
  readonly payees: Payees;
  /** What stands on the transfer. */
  readonly reference: string;
  readonly promises: readonly PortalPromise[];
  readonly promised: readonly OpenPromise[];
  readonly disputes: readonly PortalDispute[];
  readonly plans: readonly JudgedPlan[];
}

export async function accountOf(visit: PortalVisit, deps: PortalDeps): Promise<Account> {
  const { work, company, customer } = visit;
  const { read } = work.db;
  const whose = { companyId: company.id, customerId: customer.id };
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const items = await openItemsInRange(read, range, work.today);
  const holds = await holdsFrom(deps.holdSources(read), range, work.today);
  const assigned = await assignedItems(read, range, work.today);
  const hidden = assigned.filter(({ stands }) => stands !== null).map(({ itemId }) => itemId);
  const elsewhere = { hidden: new Set(hidden), payees: payeesIn(assigned) };
  const paidToUs = ({ plan }: JudgedPlan): boolean =>
    plan.items.every(({ itemId }) => !elsewhere.hidden.has(itemId) && !elsewhere.payees.has(itemId));
  const plans = await judgedPlans(read, { companyId: company.id, customers: range }, work.today);
  const hiddenEntries = items.flatMap(({ itemId, entryId }) => (elsewhere.hidden.has(itemId) ? [entryId] : []));
  const beside = {
    charges: await claimedCharges(read, range, work.today),
    disputed: await chargesDisputed(read, whose, work.today),
    ...{ holds, payees: elsewhere.payees, hidden: new Set(hiddenEntries), inHardship: customer.hardship },
  };
  const numbers = await fileNumbersOf(read, company.id, [customer.id]);
  return {
    owes: withCharges(
      withPlans(owed(items, holds, elsewhere, work.today), plans.filter(paidToUs), work.today),
      beside,
      work.today,
    ),
    payees: elsewhere.payees,
    plans,
    lines: await linesOf(read, company.id, items.map(({ entryId }) => entryId)), // prettier-ignore
    reference: numbers.get(customer.id) ?? customer.code,
    promises: await promisesTold(read, whose, work.today),
    promised: await promisesOpen(read, whose, work.today),
    disputes: await disputesTold(read, whose),
  };
}

/** The part after the check digits: what one reads out on the phone. */
export const numberOf = ({ reference }: Account): string =>
  /^RF\d{2}/.test(reference) ? bodyOf(reference) : reference;
