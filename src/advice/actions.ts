import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { kindOfDebtor } from '../customers/customer';
import { addressesInRange, contactsInRange, customersInRange } from '../customers/store';
import { approvalsOf } from '../disputes/e-invoice.store';
import { limitationSources } from '../dossier/limitation-sources.store';
import { addDays, daysBetween, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { limitationsNow } from '../law/limitation.actions';
import type { CustomerRange, HoldSource } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import { assignedItems } from '../ledger/payee.store';
import { spansOf } from '../ledger/spans';
import { customerRanges, openItemsInRange } from '../ledger/store';
import { concerned, EVENTS_AT_ONCE, takeEvents } from '../ledger/subscription.store';
import { atOnce, type Query } from '../platform/db';
import type { Work } from '../platform/work';
import { judgedPlans, standsAt } from '../promises/plan.store';
import { judgedPromises } from '../promises/store';
import { assignedHolds } from '../reminders/assigned';
import { inCurrency } from '../reminders/facts';
import { unanswered } from '../reminders/past.store';
import { rulesOf } from '../reminders/rules.store';
import type { Advice, AdviceKind } from './advice';
import { adviceOn } from './decide';
import { endsIn } from './ends.store';
import { claimedIn, coversIn, demandsIn, heardIn, objectionsIn, paymentsIn, returnsIn } from './facts.store';
import { factsBy, type House, type Rows } from './gather';
import { endAsides, insertAside, keepAdvice, type Counted } from './store';

/** Advice is counted, of one customer for a page and of all for the clock, and set aside by people with their reason. */
export type HoldSources = (q: Query) => readonly HoldSource[];

/** As it is now, of a range of customers; of those with nothing overdue there is none. */
export async function adviceNow(
  work: Work,
  company: Company,
  range: CustomerRange,
  holdSources: HoldSources,
): Promise<Counted[]> {
  const { read } = work.db;
  const [rows, house, customers] = [
    await rowsIn(work, company, range, holdSources(read)),
    await houseOf(work, company),
    await customersInRange(read, range),
  ];
  const factsOf = factsBy(rows, house);
  return customers.flatMap((customer) => {
    const advice = adviceOn(factsOf(customer), work.today);
    return advice === undefined ? [] : [{ customerId: customer.id, advice }];
  });
}

/** Of one customer; undefined: nothing is overdue. */
export async function adviceFor(
  work: Work,
  company: Company,
  customerId: number,
  holdSources: HoldSources,
): Promise<Advice | undefined> {
  const range = { companyId: company.id, first: customerId, last: customerId };
  return (await adviceNow(work, company, range, holdSources))[0]?.advice;
}

async function rowsIn(
  work: Work,
  company: Company,
  range: CustomerRange,
  sources: readonly HoldSource[],
): Promise<Rows> {
  const { today } = work;
  const q = work.db.read;
  const asking = { range, asOn: today, knownAt: null, holds: sources };
  const { companyId } = range;
  const [items, holds, assigned, demands, heard, paid, waiting, objections, promises, plans] = await atOnce(
    q,
    () => openItemsInRange(q, range, today),
    () => holdsFrom(sources, range, today),
    () => assignedItems(q, range, today),
    () => demandsIn(q, range),
    () => heardIn(q, range, today),
    () => paymentsIn(q, range, today),
    () => unanswered(q, asking),
    () => objectionsIn(q, range),
    () => judgedPromises(q, { companyId, customers: range }, today),
    () => judgedPlans(q, { companyId, customers: range, where: standsAt(['defaulted'], today) }, today),
  );
  const [returns, contacts, addresses, covers, claimed, approvals, ends] = await atOnce(
    q,
    () => returnsIn(q, range, addDays(today, -365)),
    () => contactsInRange(q, range),
    () => addressesInRange(q, range),
    () => coversIn(q, range),
    () => claimedIn(q, range),
    () => approvalsOf(q, companyId, [...new Set(objections.map(({ itemId }) => itemId))]),
    () => endsIn(q, range, addDays(today, -TAUGHT_DAYS), today),
  );
  return {
    ...{ today, items, demands, heard, paid, waiting, objections, promises, plans },
    ...{ returns, contacts, addresses, covers, claimed, approvals, ends },
    holds: [...holds, ...assignedHolds(assigned, [])],
    limitations: await limitationsNow(work, company, range, limitationSources),
  };
}

/** What ended longer ago says nothing about the customer of today: three years. */
const TAUGHT_DAYS = 1_096;

async function houseOf(work: Work, company: Company): Promise<House> {
  const rules = await rulesOf(work.db.read, company, work.today);
  const { settings } = rules;
  return {
    country: company.country,
    kindOf: (customer) => kindOfDebtor(customer, settings).type,
    least: (currency) => inCurrency(rules, settings.handOverMinor, currency),
  };
}

/** The clock's, each morning, and after whatever moved something: a thousand customers at a time. */
export async function countAdvice(
  work: Work,
  company: Company,
  holdSources: HoldSources,
  ranges?: readonly CustomerRange[],
): Promise<number> {
  let count = 0;
  for (const range of ranges ?? (await customerRanges(work.db.read, company.id))) {
    const counted = await adviceNow(work, company, range, holdSources);
    await work.db.transaction((tx) => keepAdvice(tx, work, range, counted));
    count += counted.length;
  }
  return count;
}

const SUBSCRIBER = 'advice.count';
const KINDS = ['booked', 'allocated', 'reversed', 'settled', 'cancelled', 'changed'];

/** Between two mornings: those whose money moved, each event once. */
export async function followLedger(work: Work, company: Company, holdSources: HoldSources): Promise<number> {
  let [count, served] = [0, 0];
  do {
    const events = await work.db.transaction((tx) =>
      takeEvents(tx, { subscriber: SUBSCRIBER, companyId: company.id, kinds: KINDS }),
    );
    served = events.length;
    if (served === 0) break;
    const who = concerned(events);
    const ranges = who === 'all' ? undefined : spansOf([...who]).map((span) => ({ companyId: company.id, ...span }));
    count += await countAdvice(work, company, holdSources, ranges);
  } while (served === EVENTS_AT_ONCE);
  return count;
}

export interface SetAside {
  readonly company: Company;
  readonly customerId: number;
  readonly until: Day;
  readonly why: string;
}

/** No reason to look away is good for longer. */
export const LONGEST_ASIDE_DAYS = 366;

/** A person knows better, with a reason, until a day. It stands against this advice only: another one is told in spite of it. */
export async function setAside(work: Work, given: SetAside, holdSources: HoldSources): Promise<AdviceKind> {
  const { company, customerId, until, why } = given;
  if (until <= work.today || daysBetween(work.today, until) > LONGEST_ASIDE_DAYS) {
    throw new Refusal('aside-day', `An advice cannot be set aside until ${until}.`, 'Give a day to come, within a year.'); // prettier-ignore
  }
  const advice = await adviceFor(work, company, customerId, holdSources);
  if (advice === undefined) throw new Refusal('no-advice', 'Nothing of this customer is overdue: there is no advice to set aside.', 'Look at the page of the customer.'); // prettier-ignore
  const whose = { companyId: company.id, customerId };
  await work.db.transaction(async (tx) => {
    await endAsides(tx, work, whose);
    await insertAside(tx, work, { ...whose, kind: advice.kind, untilOn: until, why });
    const payload = { advice: advice.kind, until, why };
    await record(tx, work, { companyId: company.id, kind: 'advice.set_aside', ref: `customer/${customerId}`, payload });
  });
  return advice.kind;
}

export async function takeBackAside(work: Work, companyId: number, customerId: number): Promise<void> {
  await work.db.transaction(async (tx) => {
    if ((await endAsides(tx, work, { companyId, customerId })) === 0)
      throw new Refusal('no-aside', 'No advice is set aside here.', 'Look at the page of the customer again.');
    await record(tx, work, { companyId, kind: 'advice.counts_again', ref: `customer/${customerId}`, payload: {} });
  });
}
