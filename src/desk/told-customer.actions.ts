import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { chooseContact } from '../customers/contact-choice';
import { kindOfDebtor, type Customer } from '../customers/customer';
import { contactsInRange } from '../customers/store';
import { Refusal } from '../kernel/result';
import { portalLanguage, type PortalLanguage } from '../languages/portal-words';
import type { HoldSource } from '../ledger/hold';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { sendLetter } from '../reminders/free.actions';

/** What a colleague changed of what was agreed with a customer, told by mail in its language. Answers whether it could be. */
export interface Told {
  readonly company: Company;
  readonly customer: Customer;
  readonly holds: (q: Query) => readonly HoldSource[];
  said(language: PortalLanguage): { readonly subject: string; readonly text: string };
}

/** What the pages that tell need of the house. */
export interface DeskTells {
  holdSources(q: Query): readonly HoldSource[];
}

export async function tellCustomer(work: Work, { company, customer, holds, said }: Told): Promise<boolean> {
  const q = work.db.read;
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const debtor = kindOfDebtor(customer, await settingsOf(q, company.id));
  const { to } = chooseContact(debtor, await contactsInRange(q, range), { means: 'email' });
  if (to === null || to.email === null) return false;
  const language = portalLanguage(to.language ?? undefined, customer.language, company.language);
  const recipient = {
    channel: 'email',
    email: to.email.trim().toLowerCase(),
    name: to.name,
    contactId: to.id,
  } as const;
  try {
    await sendLetter(work, {
      ...{ company, customerId: customer.id, to: recipient, language, ...said(language), itemIds: [] },
      ...{ attach: 'none', holds },
    });
    return true;
  } catch (error) {
    // there was a message today, or nothing may leave: a person tells it
    if (error instanceof Refusal) return false;
    throw error;
  }
}
