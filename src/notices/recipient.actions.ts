import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { chooseAddress, chooseContact } from '../customers/contact-choice';
import { kindOfDebtor, type Customer } from '../customers/customer';
import { addressesInRange, contactsInRange } from '../customers/store';
import { Refusal } from '../kernel/result';
import type { Recipient } from '../outbox/draft';
import type { Work } from '../platform/work';

/** By which ways a paper can reach a customer: an adviser alone where there is one; a letter goes to the address for it. */
export interface Ways {
  readonly letter: Recipient | null;
  readonly email: Recipient | null;
}

export async function waysTo(work: Work, company: Company, customer: Customer): Promise<Ways> {
  const q = work.db.read;
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const contacts = await contactsInRange(q, range);
  const debtor = kindOfDebtor(customer, await settingsOf(q, company.id));
  const { to, represented } = chooseContact(debtor, contacts, { means: 'email' });
  const address = chooseAddress(await addressesInRange(q, range), represented);
  const name = address?.name ?? customer.legalName ?? customer.name;
  return {
    letter: address && { channel: 'letter', name, contactId: null, addressId: address.id, address },
    email: to?.email
      ? { channel: 'email', email: to.email.trim().toLowerCase(), name: to.name, contactId: to.id }
      : null,
  };
}

/** Refuses where there is no such way. */
export function wayOf(ways: Ways, channel: 'letter' | 'email'): Recipient {
  const found = ways[channel];
  if (found !== null) return found;
  if (channel === 'letter') {
    throw new Refusal('no-address', 'No postal address is known for this letter.', 'Record an address, or send it by email.'); // prettier-ignore
  }
  throw new Refusal('no-email', 'The customer has no address for emails.', 'Send it by post, or record an address.');
}

/** A letter that is only looked at needs no address. */
export const paperRecipient = ({ letter }: Ways, customer: Customer): Recipient =>
  letter ?? {
    ...{ channel: 'letter', name: customer.legalName ?? customer.name, contactId: null, addressId: null },
    address: { street: null, postcode: null, city: null, region: null, country: customer.country },
  };
