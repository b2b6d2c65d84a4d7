import { phoneFrom } from '../kernel/phone';
import type { Address, Contact, ContactRole, KindOfDebtor } from './customer';

/**
 * Who receives a reminder, judged on the contact that would receive it: the one for reminders, else for invoices, else the
 * main one. A customer represented by an adviser is written to through the adviser only. Whoever bounced or opted out is
 * passed over. Copies go only to the customer's own contacts, and never for a consumer.
 */
export type Means = 'email' | 'letter' | 'call' | 'sms';

export interface ContactChoice {
  /** Empty: nobody can be reached this way. */
  readonly to: Contact | null;
  /** Addresses of an escalation step. */
  readonly cc: readonly Contact[];
  /** An adviser stands between us and the customer. */
  readonly represented: boolean;
  readonly passedOver: readonly PassedOver[];
}

export interface PassedOver {
  readonly contact: Contact;
  readonly because: 'bounced' | 'opted_out' | 'no_email' | 'no_phone' | 'no_mobile' | 'no_sms' | 'not_agreed';
}

const ORDER: readonly ContactRole[] = ['reminder', 'invoice', 'main'];

export function chooseContact(
  debtor: Pick<KindOfDebtor, 'type'>,
  contacts: readonly Contact[],
  wish: { readonly means: Means; readonly escalate?: boolean; readonly country?: string | null },
): ContactChoice {
  const represented = contacts.some((contact) => contact.role === 'adviser');
  const roles = represented ? (['adviser'] as const) : ORDER;
  const inOrder = roles.flatMap((role) => contacts.filter((contact) => contact.role === role));
  const judged = inOrder.map((contact) => ({
    contact,
    because: obstacle(contact, wish.means, { debtor, country: wish.country ?? null }),
  }));
  const to = judged.find(({ because }) => because === null)?.contact ?? null;
  const before = to === null ? judged : judged.slice(0, inOrder.indexOf(to));
  return {
    to,
    cc: wish.escalate && !represented && debtor.type !== 'consumer' ? copies(contacts, to) : [],
    represented,
    passedOver: before.flatMap(({ contact, because }) => (because === null ? [] : [{ contact, because }])),
  };
}

interface Whose {
  readonly debtor: Pick<KindOfDebtor, 'type'>;
  readonly country: string | null;
}

function obstacle(contact: Contact, means: Means, whose: Whose): PassedOver['because'] | null {
  if (means === 'letter') return null;
  if (contact.state === 'opted_out') return 'opted_out';
  if (means === 'sms') return contact.state === 'bounced' ? 'bounced' : smsObstacle(contact, whose);
  if (means === 'call') return contact.phone === null ? 'no_phone' : null;
  if (contact.email === null) return 'no_email';
  return contact.state === 'bounced' ? 'bounced' : null;
}

/** Companies on a mobile, others only where they agreed; a landline never, and a number that tells nothing only where they agreed. */
function smsObstacle({ phone, sms = null }: Contact, { debtor, country }: Whose): PassedOver['because'] | null {
  if (phone === null) return 'no_phone';
  const number = phoneFrom(phone, country);
  if (number === undefined || number.is === 'landline') return 'no_mobile';
  if (sms === 'no' || sms === 'undelivered') return 'no_sms';
  if (sms === 'agreed') return null;
  if (number.is === 'unknown') return 'no_mobile';
  return debtor.type === 'company' || debtor.type === 'public_body' ? null : 'not_agreed';
}

const ANYBODY: Whose = { debtor: { type: 'unknown' }, country: null };

function copies(contacts: readonly Contact[], to: Contact | null): Contact[] {
  const taken = new Set([to?.email?.toLowerCase()]);
  return contacts.filter((contact) => {
    const email = contact.email?.toLowerCase();
    if (contact.role !== 'escalation' || obstacle(contact, 'email', ANYBODY) !== null || taken.has(email)) return false;
    taken.add(email);
    return true;
  });
}

/** Where a letter goes: an adviser's is the address for service; else reminder, billing, registered. Never where one came back. */
export function chooseAddress(addresses: readonly Address[], represented: boolean): Address | null {
  const roles = represented ? (['service'] as const) : (['reminder', 'billing', 'registered'] as const);
  const complete = addresses.filter(
    (address) =>
      address.invalidSince === null && address.city !== null && (address.street ?? address.postcode) !== null,
  );
  return roles.flatMap((role) => complete.filter((address) => address.role === role))[0] ?? null;
}
