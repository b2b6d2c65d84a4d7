import { randomUUID } from 'node:crypto';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { chooseContact } from '../customers/contact-choice';
import { kindOfDebtor, type Contact, type Customer } from '../customers/customer';
import { contactsInRange } from '../customers/store';
import { Refusal } from '../kernel/result';
import { mintReferences } from '../ledger/reference.store';
import { bodyOf } from '../ledger/reference';
import { queueMessages } from '../outbox/actions';
import { hasDoors } from '../outbox/door.actions';
import type { PortalSite } from '../outbox/post.actions';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { linkWaitingFor } from './portal-link.store';

/**
 * The way to a customer's own account, sent alone in a short mail to a contact that we know: the link is made when the mail leaves, as
 * with every message, and ends like it. It asks for nothing, and leaves beside whatever else is written that day.
 */
export interface LinkMail {
  readonly company: Company;
  readonly customer: Customer;
  /** Null: whoever messages go to. */
  readonly contactId: number | null;
  readonly site: PortalSite;
}

export interface LinkMailed {
  readonly messageId: number;
  readonly contactId: number;
  readonly email: string;
}

/** Refuses where nothing may leave, where the account is not shown, and where one is on its way already. */
export async function mailPortalLink(work: Work, mail: LinkMail): Promise<LinkMailed> {
  return work.db.transaction(async (tx) => {
    const { company, customer } = mail;
    await mayLeave(tx, mail);
    const { id: contactId, email, name, language } = await recipientOf(tx, mail);
    if (await linkWaitingFor(tx, company.id, contactId)) {
      throw new Refusal('link-on-its-way', `A mail with a link is on its way to ${email} already.`, 'It leaves within minutes; after it another can be sent.'); // prettier-ignore
    }
    const whose = { companyId: company.id, customerId: customer.id };
    const [number = ''] = await mintReferences(tx, work, [
      { ...whose, kind: 'file_number', about: `customer/${customer.id}`, itemIds: [] },
    ]);
    const wanted = language ?? customer.language ?? company.language;
    const [queued] = await queueMessages(tx, work, [
      {
        ...{ ...whose, about: `link/${contactId}/${randomUUID()}`, day: work.today, beside: true },
        ...{ to: { channel: 'email', email, name, contactId }, language: wanted, template: 'portal-link' },
        attach: { what: 'none' },
        content: {
          ...{ kind: 'free', tone: 'neutral', payByOn: null, bookedUntil: work.today, sections: [] },
          fileNumber: bodyOf(number),
        },
      },
    ]);
    if (queued?.outcome !== 'queued')
      throw new Refusal('no-language', `There is no template in ${wanted}.`, 'Choose another language.');
    const { messageId } = queued;
    const payload = { customerId: customer.id, contactId };
    await record(tx, work, { companyId: company.id, kind: 'link.mailed', ref: `message/${messageId}`, payload });
    return { messageId, contactId, email };
  });
}

async function mayLeave(q: Query, { company, customer, site }: LinkMail): Promise<void> {
  const settings = await settingsOf(q, company.id);
  if (settings.shadowMode)
    throw new Refusal('shadow-mode', 'Shadow mode is on: nothing leaves.', 'Turn it off: duly company set shadowMode false'); // prettier-ignore
  if (!hasDoors(site, settings))
    throw new Refusal('no-portal-links', 'Messages of this company carry no link to the portal.', 'Set PUBLIC_URL and the setting portalLinkDays.'); // prettier-ignore
  if ((await site.elsewhere(q, company.id, [customer.id])).size > 0)
    throw new Refusal('account-elsewhere', 'A partner looks after this account.', 'Whoever asks is sent to the partner.'); // prettier-ignore
}

async function recipientOf(tx: Tx, { company, customer, contactId }: LinkMail): Promise<Contact & { email: string }> {
  const contacts = await contactsInRange(tx, { companyId: company.id, first: customer.id, last: customer.id });
  const found =
    contactId === null
      ? chooseContact(kindOfDebtor(customer, await settingsOf(tx, company.id)), contacts, { means: 'email' }).to
      : contacts.find(({ id, state }) => id === contactId && state === 'ok');
  if (found?.email) return { ...found, email: found.email };
  throw new Refusal('no-mail-contact', 'This contact cannot be written to by email.', 'Choose another, or add or confirm an email address.'); // prettier-ignore
}
