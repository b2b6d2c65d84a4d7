import type { Contact } from '../customers/customer';
import { kindOfDebtor } from '../customers/customer';
import type { Facts } from './facts';
import type { Owed } from './owed';
import type { Step } from './strategy';

/**
 * Who at the customer handles what is asked for: a site, a buyer, a department. Where one of them handles all of it, an email is
 * addressed to that one; else each gets a copy. There is one message all the same (rules.md 2). Whoever cannot or must not be written
 * to is passed over, with the reason; an adviser is stronger than all of them.
 */
export interface Handling {
  /** Handles everything that is asked for, and can be written to. */
  readonly only: Contact | null;
  /** For whom there are copies, oldest item first. */
  readonly copies: readonly Handler[];
  readonly passedOver: readonly PassedOver[];
}

export interface Handler {
  readonly contact: Contact;
  readonly items: readonly Asked[];
}

export interface PassedOver {
  readonly email: string;
  readonly items: readonly Asked[];
  readonly because: keyof typeof WHY_NOT;
}

type Asked = Owed;

/** Why one is not written to, as an explanation says it. */
export const WHY_NOT = {
  represented: 'an adviser acts for the customer',
  elsewhere: 'the message goes to somebody who may be written to for several customers',
  ended: 'it is no contact of the customer any more',
  bounced: 'mail to it came back',
  opted_out: 'it wants no mail',
  consumer: 'a consumer’s messages go out without copies',
  no_copies: 'the step goes out without copies to who handles an invoice',
  many: 'more than 10 would get a copy',
} as const;

/** A mail with more copies than these is no message any more, and its addresses would be told around. */
const MOST_COPIES = 10;

export const NO_HANDLING: Handling = { only: null, copies: [], passedOver: [] };

export function handlingOf(facts: Facts, step: Step, asked: readonly Asked[]): Handling {
  const { handlers } = facts.customer;
  if (handlers === undefined || handlers.size === 0) return NO_HANDLING;
  const byEmail = new Map<string, Asked[]>();
  for (const item of asked) {
    const email = handlers.get(item.itemId);
    if (email !== undefined) byEmail.set(email, [...(byEmail.get(email) ?? []), item]);
  }
  const all = [...byEmail].map(([email, items]) => ({ email, items, ...usable(facts, email) }));
  const passedOver = all.flatMap(({ email, items, because }) => (because === null ? [] : [{ email, items, because }]));
  const usables = all.flatMap(({ contact, items }) => (contact === null ? [] : [{ contact, items }]));
  const [first] = usables;
  if (first?.items.length === asked.length) return { only: first.contact, copies: [], passedOver };
  const none = noCopies(facts, step);
  const left = none === null ? usables.slice(MOST_COPIES) : usables;
  const because = none ?? 'many';
  return {
    only: null,
    copies: none === null ? usables.slice(0, MOST_COPIES) : [],
    passedOver: [...passedOver, ...left.map(({ contact, items }) => ({ email: emailOf(contact), items, because }))],
  };
}

type Usable = { readonly contact: Contact; readonly because: null } | { readonly contact: null; readonly because: PassedOver['because'] }; // prettier-ignore

function usable({ customer: { contacts, letterbox } }: Facts, email: string): Usable {
  const no = (because: PassedOver['because']): Usable => ({ contact: null, because });
  if ((letterbox ?? { contacts }).contacts.some(({ role }) => role === 'adviser')) return no('represented');
  if (contacts.some(({ role }) => role === 'adviser')) return no('represented');
  if (letterbox !== undefined) return no('elsewhere');
  const named = contacts.filter((contact) => emailOf(contact) === email);
  const wrong = named.find(({ state }) => state !== 'ok')?.state ?? 'ok';
  const [contact] = [...named].sort((a, b) => a.id - b.id);
  if (contact === undefined) return no('ended');
  return wrong === 'ok' ? { contact, because: null } : no(wrong);
}

function noCopies({ customer, rules }: Facts, step: Step): PassedOver['because'] | null {
  if (kindOfDebtor(customer.customer, rules.settings).type === 'consumer') return 'consumer';
  return step.ccHandlers === false ? 'no_copies' : null;
}

export const emailOf = ({ email }: Pick<Contact, 'email'>): string => (email ?? '').trim().toLowerCase();
