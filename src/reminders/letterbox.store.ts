import { lastContacts } from '../activities/store';
import type { Address, Contact, Customer } from '../customers/customer';
import { writtenToInRange } from '../customers/letterbox.store';
import { addressesInRange, contactsInRange, customersInRange } from '../customers/store';
import type { Hold } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import { spansOf } from '../ledger/spans';
import { atOnce, type Query } from '../platform/db';
import { agreedCalls } from './agreed-call.store';
import { latest, stopsMail, type Mail } from './letterbox';
import { lastMessages, unanswered, type Asking } from './past.store';

/**
 * Of the customers of a range who are not written to for themselves alone: whom one writes to, and what is known of that one.
 * Nothing is asked for where nobody has a payer or a head.
 */
export async function mailFor(q: Query, asking: Asking): Promise<ReadonlyMap<number, Mail>> {
  const found = await writtenToInRange(q, asking.range);
  if (found.length === 0) return NOBODY;
  const boxes = await boxesOf(
    q,
    asking,
    found.filter((one) => one.as !== 'itself').map((one) => one.writtenToId),
  );
  return new Map(
    found.flatMap(({ customerId, writtenToId, as }): [number, Mail][] => {
      if (as === 'itself') return [[customerId, ITSELF]];
      const box = boxes.get(writtenToId);
      if (!box) return [];
      const { customer, contacts, addresses, holds, ...known } = box;
      const through = { customer, as, contacts, addresses };
      return [[customerId, { ...known, holds: holds.map((hold) => ({ ...hold, customerId })), through }]];
    }),
  );
}

const NOBODY: ReadonlyMap<number, Mail> = new Map();
const ITSELF: Mail = { through: undefined, lastContact: null, unansweredSince: null, holds: [] };

interface Box extends Omit<Mail, 'through'> {
  readonly customer: Customer;
  readonly contacts: readonly Contact[];
  readonly addresses: readonly Address[];
}

async function boxesOf(q: Query, asking: Asking, ids: readonly number[]): Promise<Map<number, Box>> {
  const boxes = new Map<number, Box>();
  const wanted = new Set(ids);
  for (const span of spansOf(ids)) {
    const range = { companyId: asking.range.companyId, ...span };
    const there = { ...asking, range };
    const [customers, contacts, addresses, messages, calls, waiting, agreed, holds] = await atOnce(
      q,
      () => customersInRange(q, range),
      () => contactsInRange(q, range),
      () => addressesInRange(q, range),
      () => lastMessages(q, there),
      () => lastContacts(q, range, asking.asOn, asking.knownAt),
      () => unanswered(q, there),
      () => agreedCalls(q, there),
      () => holdsFrom(asking.holds, range, asking.asOn, asking.knownAt),
    );
    const stops = holds.filter(stopsMail);
    for (const customer of customers.filter(({ id }) => wanted.has(id))) {
      const { id } = customer;
      const isOwn = (one: { readonly customerId: number }): boolean => one.customerId === id;
      const call = calls.get(id);
      boxes.set(id, {
        customer,
        contacts: contacts.filter(isOwn),
        addresses: addresses.filter(isOwn),
        holds: stops.filter(isOwn) satisfies readonly Hold[],
        lastContact: latest(messages.get(id) ?? null, call === undefined ? null : { on: call.onDay, what: call.kind }),
        unansweredSince: waiting.get(id) ?? null,
        callAgreedFor: agreed.get(id) ?? null,
      });
    }
  }
  return boxes;
}
