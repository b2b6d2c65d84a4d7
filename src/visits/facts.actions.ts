import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Settings } from '../companies/settings';
import { chooseAddress, chooseContact } from '../customers/contact-choice';
import { kindOfDebtor, type Address, type Customer } from '../customers/customer';
import { addressesInRange, contactsInRange, customerById } from '../customers/store';
import { calendarOf, type PublicCalendar } from '../kernel/calendar';
import { Refusal } from '../kernel/result';
import { inForce, type HoldKind, type HoldSource } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import type { Recipient } from '../outbox/draft';
import { atOnce, type Query } from '../platform/db';
import type { Work } from '../platform/work';
import { refusedBefore } from './store';
import { needsApproval, type Way } from './visit';

/** What must be known before somebody is sent to a customer: where it lives, how it is told, and what forbids it. */
export interface VisitFacts {
  readonly company: Company;
  readonly customer: Customer;
  readonly settings: Settings;
  readonly addresses: readonly Address[];
  /** How an announcement reaches the customer. */
  readonly recipients: Readonly<Partial<Record<Way, Recipient>>>;
  readonly language: string;
  readonly calendar: PublicCalendar;
  readonly needsApproval: boolean;
}

export interface Visitable {
  readonly company: Company;
  readonly customerId: number;
  holds(q: Query): readonly HoldSource[];
}

/** Holds on the whole of a customer under which nobody goes there. */
const FORBIDS: ReadonlySet<HoldKind> = new Set<HoldKind>(['legal', 'insolvency', 'moratorium', 'with_partner']);

export async function factsOf(q: Query, work: Work, { company, customerId, holds }: Visitable): Promise<VisitFacts> {
  const range = { companyId: company.id, first: customerId, last: customerId };
  const customer = await customerById(q, company.id, customerId);
  const [settings, contacts, addresses, held, before] = await atOnce(
    q,
    () => settingsOf(q, company.id),
    () => contactsInRange(q, range),
    () => addressesInRange(q, range),
    () => holdsFrom(holds(q), range, work.today),
    () => refusedBefore(q, company.id, customerId),
  );
  const { type } = kindOfDebtor(customer, settings);
  const { to, represented } = chooseContact({ type }, contacts, { means: 'email' });
  if (customer.internal || represented || held.some((hold) => FORBIDS.has(hold.kind) && inForce(hold, work.today))) {
    throw new Refusal(
      'no-visits',
      'Nobody may be sent to this customer: it is one of our own, is represented by an adviser, is insolvent, or the matter is with a partner or a court.',
      'Write to whoever speaks for it.',
    );
  }
  const address = chooseAddress(addresses, false);
  const usable = addresses.filter(({ invalidSince, street, city }) => invalidSince === null && street !== null && city !== null); // prettier-ignore
  return {
    ...{ company, customer, settings, addresses: usable },
    recipients: {
      ...(to === null || to.email === null
        ? {}
        : { email: { channel: 'email', email: to.email.trim().toLowerCase(), name: to.name, contactId: to.id } }),
      ...(address === null ? {} : { letter: letterTo(address, customer) }),
    },
    language: (to?.language ?? customer.language ?? company.language).slice(0, 2).toLowerCase(),
    calendar:
      customer.country === null
        ? calendarOf(company.country, company.region)
        : calendarOf(customer.country, customer.region),
    needsApproval: needsApproval({ type, hardship: customer.hardship, refusedBefore: before }),
  };
}

const letterTo = ({ id, name, street, postcode, city, region, country }: Address, customer: Customer): Recipient => ({
  ...{ channel: 'letter', contactId: null, addressId: id, name: name ?? customer.legalName ?? customer.name },
  address: { street, postcode, city, region, country: country ?? customer.country },
});
