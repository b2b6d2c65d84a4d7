import { chooseAddress, chooseContact } from '../customers/contact-choice';
import { kindOfDebtor, type Address, type Contact } from '../customers/customer';
import { phoneFrom } from '../kernel/phone';
import { SMS_TEMPLATE, type EmailRecipient, type LetterRecipient, type SmsRecipient } from '../outbox/draft';
import { languageFor } from '../outbox/language';
import { writtenTo, type Facts } from './facts';
import { emailOf, NO_HANDLING, type Handling } from './handled';
import type { Step } from './strategy';

/**
 * To whom a step goes. The channel of the step is tried first, then email, letter, call, each judged on the contact or
 * address that would receive it, never on the customer as such. Where an adviser acts for the customer, everything goes there.
 */
export type Recipient = (EmailRecipient | LetterRecipient | SmsRecipient | CallRecipient) & {
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
  sms: ['sms', 'email', 'letter', 'call'],
  call: ['call'],
};

/** Undefined: there is no way to reach the customer. `handling`: who handles what is asked for. */
export function recipientFor(step: Step, facts: Facts, handling: Handling = NO_HANDLING): Recipient | undefined {
  for (const channel of TRIED[step.channel]) {
    const found =
      channel === 'letter'
        ? byLetter(facts)
        : channel === 'sms'
          ? bySms(facts)
          : byContact(channel, step, facts, handling.only);
    if (found) return handled(found, handling);
  }
  return undefined;
}

/** A letter names who handles all of it below the customer; an email is copied to each who handles some. */
function handled(found: Recipient, { only, copies }: Handling): Recipient {
  const attention = only?.name ?? '';
  if (found.channel === 'letter' && attention !== '') return { ...found, address: { ...found.address, attention } };
  if (found.channel !== 'email' || copies.length === 0) return found;
  const more = copies.map(({ contact }) => emailOf(contact)).filter((email) => email !== found.email);
  return { ...found, cc: [...new Set([...found.cc, ...more])] };
}

function byContact(channel: 'email' | 'call', step: Step, facts: Facts, only: Contact | null): Recipient | undefined {
  const { customer } = writtenTo(facts);
  const wish = { means: channel, escalate: step.ccEscalation } as const;
  const chosen = chooseContact(kindOfDebtor(customer, facts.rules.settings), inOrder(facts), wish);
  const to = channel === 'email' ? (only ?? chosen.to) : chosen.to;
  if (!to) return undefined;
  const cc = chosen.cc.filter((contact) => emailOf(contact) !== emailOf(to));
  const told = { name: to.name, contactId: to.id, language: languageOf(facts, to), found: `${to.role} contact` };
  if (channel === 'call') return { channel, ...told, phone: to.phone, cc: [] };
  return { channel, ...told, email: emailOf(to), cc: cc.map(emailOf) };
}

/** Only where the company can send them, and to a mobile whose owner may be written to so. */
function bySms(facts: Facts): Recipient | undefined {
  if (facts.rules.sendsSms !== true) return undefined;
  const { customer } = writtenTo(facts);
  const country = customer.country ?? facts.rules.country;
  const { to } = chooseContact(kindOfDebtor(customer, facts.rules.settings), inOrder(facts), { means: 'sms', country });
  const phone = to === null ? undefined : phoneFrom(to.phone ?? '', country);
  if (to === null || phone === undefined) return undefined;
  const told = { name: to.name, contactId: to.id, language: languageOf(facts, to), found: `${to.role} contact` };
  return { channel: 'sms', phone: phone.e164, ...told, cc: [] };
}

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
export function languageOfMessage(
  { language: wanted, channel }: Pick<Recipient, 'language' | 'channel'>,
  step: Step,
  { rules }: Facts,
): string | undefined {
  const available = rules.languages.get(channel === 'sms' ? SMS_TEMPLATE : (step.template ?? '')) ?? NOWHERE;
  return languageFor(wanted, { fallbacks: rules.settings.fallbackLanguage, available });
}

const NOWHERE: ReadonlySet<string> = new Set();
