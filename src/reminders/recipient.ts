import type { Address, Contact, ContactRole, AddressRole } from '../customers/customer';
import { languageFor } from '../outbox/language';
import type { EmailRecipient, LetterRecipient } from '../outbox/draft';
import type { Facts } from './facts';
import type { Step } from './strategy';

/**
 * To whom a step goes. The channel of the step is tried first, then email, letter, call, each judged on the contact or
 * address that would receive it, never on the customer as such. Where an adviser acts for the customer, everything goes there.
 */
export type Recipient = (EmailRecipient | LetterRecipient | CallRecipient) & {
  readonly language: string;
  readonly cc: readonly string[];
  /** How it was found, for the explanation: `reminder contact`. */
  readonly found: string;
};

export interface CallRecipient {
  readonly channel: 'call';
  readonly name: string | null;
  readonly contactId: number | null;
  readonly phone: string | null;
}

type Channel = Step['channel'];

const MAIL_ROLES: readonly ContactRole[] = ['reminder', 'invoice', 'main'];
const CALL_ROLES: readonly ContactRole[] = ['reminder', 'main', 'invoice', 'query'];
const POST_ROLES: readonly AddressRole[] = ['reminder', 'billing', 'registered'];

const AFTER: Record<Channel, readonly Channel[]> = {
  email: ['email', 'letter', 'call'],
  letter: ['letter', 'email', 'call'],
  call: ['call'],
};

/** Undefined: there is no way to reach the customer. */
export function recipientFor(step: Step, facts: Facts): Recipient | undefined {
  for (const channel of AFTER[step.channel]) {
    const found = FINDERS[channel](facts);
    if (found) return { ...found.to, language: found.language, found: found.how, cc: copiesTo(step, facts, found.to) };
  }
  return undefined;
}

interface Found {
  readonly to: EmailRecipient | LetterRecipient | CallRecipient;
  readonly language: string;
  readonly how: string;
}

const FINDERS: Record<Channel, (facts: Facts) => Found | undefined> = {
  email: byEmail,
  letter: byLetter,
  call: byCall,
};

function byEmail(facts: Facts): Found | undefined {
  const usable = contactsOf(facts).filter((contact) => contact.state === 'ok' && contact.email !== null);
  const contact = firstOf(usable, rolesFor(facts, MAIL_ROLES));
  if (contact?.email == null) return undefined;
  const email = contact.email.trim().toLowerCase();
  const to = { channel: 'email', email, name: contact.name, contactId: contact.id } as const;
  return { to, language: languageOf(facts, contact), how: `${contact.role} contact` };
}

function byLetter(facts: Facts): Found | undefined {
  const usable = facts.customer.addresses.filter(isComplete);
  const adviser = adviserOf(facts);
  if (adviser) return undefined; // an adviser's postal address is not kept: its email or a call
  for (const role of POST_ROLES) {
    const found = firstById(usable.filter((address) => address.role === role));
    if (found) return { to: letterTo(facts, found), language: languageOf(facts, undefined), how: `${role} address` };
  }
  return undefined;
}

const isComplete = (address: Address): boolean =>
  address.invalidSince === null && address.street !== null && address.city !== null;

function letterTo(facts: Facts, address: Address): LetterRecipient {
  const { customer } = facts.customer;
  const { street, postcode, city, region, country } = address;
  return {
    channel: 'letter',
    name: address.name ?? customer.legalName ?? customer.name,
    contactId: null,
    addressId: address.id,
    address: { street, postcode, city, region, country: country ?? customer.country },
  };
}

function byCall(facts: Facts): Found | undefined {
  const usable = contactsOf(facts).filter((contact) => contact.phone !== null);
  const contact = firstOf(usable, rolesFor(facts, CALL_ROLES));
  if (!contact) return undefined;
  const to = { channel: 'call', name: contact.name, contactId: contact.id, phone: contact.phone } as const;
  return { to, language: languageOf(facts, contact), how: `${contact.role} contact` };
}

/** Copies go to the customer's own escalation contacts; a consumer's debt is told to nobody else. */
function copiesTo(step: Step, facts: Facts, to: Found['to']): string[] {
  if (!step.ccEscalation || facts.customer.customer.debtorType === 'consumer' || adviserOf(facts)) return [];
  if (to.channel !== 'email') return [];
  return facts.customer.contacts
    .filter((contact) => contact.role === 'escalation' && contact.state === 'ok' && contact.email !== null)
    .map((contact) => (contact.email ?? '').trim().toLowerCase())
    .filter((email) => email !== to.email);
}

const adviserOf = (facts: Facts): Contact | undefined =>
  facts.customer.contacts.find((contact) => contact.role === 'adviser');

const contactsOf = (facts: Facts): readonly Contact[] => facts.customer.contacts;

const rolesFor = (facts: Facts, roles: readonly ContactRole[]): readonly ContactRole[] =>
  adviserOf(facts) ? ['adviser'] : roles;

function firstOf(contacts: readonly Contact[], roles: readonly ContactRole[]): Contact | undefined {
  for (const role of roles) {
    const found = firstById(contacts.filter((contact) => contact.role === role));
    if (found) return found;
  }
  return undefined;
}

/** Of several with one role, the one that was known first. */
const firstById = <T extends { readonly id: number }>(rows: readonly T[]): T | undefined =>
  rows.reduce<T | undefined>((first, row) => (first === undefined || row.id < first.id ? row : first), undefined);

/** Of the contact, else the customer, else the company. */
const languageOf = ({ customer, rules }: Facts, contact: Contact | undefined): string =>
  (contact?.language ?? customer.customer.language ?? rules.language).slice(0, 2).toLowerCase();

/** The one language in which the whole message is written; undefined: it must not be written at all. */
export function languageOfMessage(wanted: string, step: Step, { rules }: Facts): string | undefined {
  const available = rules.languages.get(step.template ?? '') ?? NOWHERE;
  return languageFor(wanted, { fallbacks: rules.settings.fallbackLanguage, available });
}

const NOWHERE: ReadonlySet<string> = new Set();
