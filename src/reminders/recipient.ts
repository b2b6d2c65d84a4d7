import { chooseAddress, chooseContact } from '../customers/contact-choice';
import { kindOfDebtor, type Address, type Contact } from '../customers/customer';
import type { EmailRecipient, LetterRecipient } from '../outbox/draft';
import { languageFor } from '../outbox/language';
import { writtenTo, type Facts } from './facts';
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

const TRIED: Record<Channel, readonly Channel[]> = {
  email: ['email', 'letter', 'call'],
  letter: ['letter', 'email', 'call'],
  call: ['call'],
};

/** Undefined: there is no way to reach the customer. */
export function recipientFor(step: Step, facts: Facts): Recipient | undefined {
  for (const channel of TRIED[step.channel]) {
    const found = channel === 'letter' ? byLetter(facts) : byContact(channel, step, facts);
    if (found) return found;
  }
  return undefined;
}

function byContact(channel: 'email' | 'call', step: Step, facts: Facts): Recipient | undefined {
  const { customer } = writtenTo(facts);
  const wish = { means: channel, escalate: step.ccEscalation } as const;
  const { to, cc } = chooseContact(kindOfDebtor(customer, facts.rules.settings), inOrder(facts), wish);
  if (!to) return undefined;
  const told = { name: to.name, contactId: to.id, language: languageOf(facts, to), found: `${to.role} contact` };
  if (channel === 'call') return { channel, ...told, phone: to.phone, cc: [] };
  return { channel, ...told, email: inSmall(to.email), cc: cc.map((contact) => inSmall(contact.email)) };
}

const inSmall = (email: string | null): string => (email ?? '').trim().toLowerCase();

function byLetter(facts: Facts): Recipient | undefined {
  const { customer, contacts, addresses } = writtenTo(facts);
  const debtor = kindOfDebtor(customer, facts.rules.settings);
  const { represented } = chooseContact(debtor, contacts, { means: 'letter' });
  const address = chooseAddress([...addresses].sort(knownFirst), represented);
  if (!address) return undefined;
  return {
    channel: 'letter',
    name: address.name ?? customer.legalName ?? customer.name,
    contactId: null,
    addressId: address.id,
    address: postal(address, customer.country),
    language: languageOf(facts, undefined),
    cc: [],
    found: `${address.role} address`,
  };
}

const postal = (
  { street, postcode, city, region, country }: Address,
  usual: string | null,
): LetterRecipient['address'] => ({
  street,
  postcode,
  city,
  region,
  country: country ?? usual,
});

/** Of several with one role, the one that was known first. */
const inOrder = (facts: Facts): Contact[] => [...writtenTo(facts).contacts].sort(knownFirst);
const knownFirst = (a: { readonly id: number }, b: { readonly id: number }): number => a.id - b.id;

/** Of the contact, else the customer, else the company. */
const languageOf = (facts: Facts, contact: Contact | undefined): string =>
  (contact?.language ?? writtenTo(facts).customer.language ?? facts.rules.language).slice(0, 2).toLowerCase();

/** The one language in which the whole message is written; undefined: it must not be written at all. */
export function languageOfMessage(wanted: string, step: Step, { rules }: Facts): string | undefined {
  const available = rules.languages.get(step.template ?? '') ?? NOWHERE;
  return languageFor(wanted, { fallbacks: rules.settings.fallbackLanguage, available });
}

const NOWHERE: ReadonlySet<string> = new Set();
