import { lastContacts } from '../activities/store';
import { customersInRange, addressesInRange, contactsInRange } from '../customers/store';
import type { Address, Contact, Customer } from '../customers/customer';
import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { handledInRange, type Handled } from '../ledger/handled.store';
import type { Hold } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import { assignedItems, payeesIn } from '../ledger/payee.store';
import { atOnce, type Query } from '../platform/db';
import { runningPlans } from '../promises/plan.store';
import { assignedHolds } from './assigned';
import type { CompanyRules, CustomerFacts, Facts, PastDemand } from './facts';
import { instalmentsOf } from './instalment';
import { itemsInRange } from './items.store';
import { latest, withMail, type Mail } from './letterbox';
import { mailFor } from './letterbox.store';
import type { Owed } from './owed';
import {
  type Asking,
  lastMessages,
  openTasksOf,
  pastDemands,
  resetsOf,
  returnedItems,
  settledItems,
  unanswered,
} from './past.store';
import { agreedCalls } from './agreed-call.store';

/**
 * The facts of a range of customers: one statement per kind of fact, however many customers. Everything a decision may
 * look at is gathered here and nowhere else.
 */
/** Customers of whom anything could be decided: with something open, or demanded and not settled long ago. */
export async function gather(q: Query, rules: CompanyRules, asking: Asking): Promise<Facts[]> {
  const { range, asOn, knownAt } = asking;
  const [owed, plans, demands, paid, holds, assigned, returned, messages, calls, waiting, agreed, tasks, resets] =
    await atOnce(
      q,
      () => itemsInRange(q, asking),
      () => runningPlans(q, range, asOn, knownAt),
      () => pastDemands(q, asking),
      () => settledItems(q, asking),
      () => holdsFrom(asking.holds, range, asOn, knownAt),
      () => assignedItems(q, range, asOn),
      () => returnedItems(q, asking),
      () => lastMessages(q, asking),
      () => lastContacts(q, range, asOn, knownAt),
      () => unanswered(q, asking),
      () => agreedCalls(q, asking),
      () => openTasksOf(q, asking),
      () => resetsOf(q, asking),
    );
  const [customers, contacts, addresses, mail, handled] = await atOnce(
    q,
    () => customersInRange(q, range),
    () => contactsInRange(q, range),
    () => addressesInRange(q, range),
    () => mailFor(q, asking),
    () => handledInRange(q, range),
  );
  const instalments = instalmentsOf(plans);
  const payees = payeesIn(assigned);
  const paidTo = (item: Owed): Owed => {
    const payee = payees.get(item.itemId)?.holder;
    return payee === undefined ? item : { ...item, payee };
  };
  const known = payees.size === 0 ? owed : owed.map(paidTo);
  const [items, past, settled] = [by([...known, ...instalments]), by(demands), by(paid)];
  const about: About = {
    items,
    past,
    settled,
    returned,
    contacts: by<Contact>(contacts),
    addresses: by<Address>(addresses),
    holds: by<Hold>([...holds, ...assignedHolds(assigned, instalments)]),
    messages,
    calls,
    unanswered: waiting,
    agreed,
    tasks: by(tasks),
    resets: by(resets),
    mail,
    handled: by(handled),
  };
  return customers
    .filter((customer) => items.has(customer.id) || past.has(customer.id) || settled.has(customer.id))
    .map((customer) => ({ rules, customer: factsOf(customer, about) }));
}

type Of<T> = ReadonlyMap<number, readonly T[]>;

interface About {
  readonly items: Of<Owed>;
  readonly past: Of<PastDemand & { customerId: number }>;
  readonly settled: Of<CustomerFacts['settled'][number] & { customerId: number }>;
  readonly returned: ReadonlyMap<number, Day>;
  readonly contacts: Of<Contact>;
  readonly addresses: Of<Address>;
  readonly holds: Of<Hold>;
  readonly messages: ReadonlyMap<number, { on: Day; what: string }>;
  readonly calls: ReadonlyMap<number, { onDay: Day; kind: string }>;
  readonly unanswered: ReadonlyMap<number, Day>;
  readonly agreed: ReadonlyMap<number, Day>;
  readonly tasks: Of<CustomerFacts['openTasks'][number] & { customerId: number }>;
  readonly resets: Of<{ customerId: number; currency: string; on: Day }>;
  readonly mail: ReadonlyMap<number, Mail>;
  readonly handled: Of<Handled>;
}

function factsOf(customer: Customer, about: About): CustomerFacts {
  const own = ownFactsOf(customer, about);
  const mail = about.mail.get(customer.id);
  return mail ? withMail(own, mail) : own;
}

function ownFactsOf(customer: Customer, about: About): CustomerFacts {
  const { id } = customer;
  return {
    customer,
    knownSince: customer.recordedAt.slice(0, 10) as Day,
    contacts: about.contacts.get(id) ?? NONE,
    addresses: about.addresses.get(id) ?? NONE,
    ...handlersOf(about.handled.get(id)),
    items: about.items.get(id) ?? NONE,
    holds: about.holds.get(id) ?? NONE,
    past: about.past.get(id) ?? NONE,
    lastContact: lastContactOf(id, about),
    unansweredSince: about.unanswered.get(id) ?? null,
    callAgreedFor: about.agreed.get(id) ?? null,
    openTasks: about.tasks.get(id) ?? NONE,
    settled: about.settled.get(id) ?? NONE,
    clearedOn: new Map((about.resets.get(id) ?? []).map((reset) => [reset.currency, reset.on])),
    returnedOn: about.returned,
  };
}

const handlersOf = (handled: readonly Handled[] | undefined): Pick<CustomerFacts, 'handlers'> =>
  handled === undefined ? {} : { handlers: new Map(handled.map(({ itemId, email }) => [itemId, email])) };

const NONE: readonly never[] = [];

function lastContactOf(id: number, about: About): CustomerFacts['lastContact'] {
  const call = about.calls.get(id);
  return latest(about.messages.get(id) ?? null, call === undefined ? null : { on: call.onDay, what: call.kind });
}

const by = <T extends { readonly customerId: number }>(rows: readonly T[]): Map<number, T[]> =>
  grouped(rows, ({ customerId }) => customerId);

/** The facts of one customer on a day, for an explanation; undefined: nothing is or was owed that matters. */
export async function factsOfCustomer(
  q: Query,
  rules: CompanyRules,
  customerId: number,
  asking: Omit<Asking, 'range'>,
): Promise<Facts | undefined> {
  const range = { companyId: rules.companyId, first: customerId, last: customerId };
  return (await gather(q, rules, { ...asking, range }))[0];
}
