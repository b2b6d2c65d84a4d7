import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Address, Contact, ContactSms, ContactState } from './customer';

/** Contacts and addresses: added and ended, never overwritten, so that a past message shows whom it went to. */
export interface NewContact extends Omit<Contact, 'id' | 'customerId' | 'state'> {
  readonly companyId: number;
  readonly customerId: number;
}

export async function insertContact(tx: Tx, work: Work, contact: NewContact): Promise<number> {
  const [made] = await tx('contact')
    .insert({
      company_id: contact.companyId,
      customer_id: contact.customerId,
      role: contact.role,
      name: contact.name,
      email: contact.email,
      phone: contact.phone,
      language: contact.language,
      sms: contact.sms ?? null,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

export async function contactById(q: Query, companyId: number, contactId: number): Promise<Contact | undefined> {
  const [found] = await rowsOf<Contact>(
    q,
    `select id, customer_id as "customerId", role, name, email, phone, language, state, sms from v_contact
     where company_id = ? and id = ?`,
    [companyId, contactId],
  );
  return found;
}

export async function endContact(tx: Tx, work: Work, companyId: number, contactId: number): Promise<void> {
  await tx('contact')
    .where({ company_id: companyId, id: contactId, ended_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
}

export async function storeContactState(
  tx: Tx,
  companyId: number,
  contactId: number,
  state: ContactState,
): Promise<void> {
  await tx('contact').where({ company_id: companyId, id: contactId }).update({ state });
}

/** Of the contact in use. False: there is none of that number. */
export async function storeContactSms(
  tx: Tx,
  companyId: number,
  contactId: number,
  sms: ContactSms | null,
): Promise<boolean> {
  const many = await tx('contact').where({ company_id: companyId, id: contactId }).whereNull('ended_at').update({ sms }); // prettier-ignore
  return many === 1;
}

export interface NewAddress extends Omit<Address, 'id' | 'customerId' | 'invalidSince'> {
  readonly companyId: number;
  readonly customerId: number;
}

/** Keeps the address; the one in use in that role before is ended. */
export async function insertAddress(tx: Tx, work: Work, address: NewAddress): Promise<number> {
  const who = actorText(work.actor);
  const { companyId, customerId, ...fields } = address;
  await tx('address')
    .where({ company_id: companyId, customer_id: customerId, role: address.role, ended_at: null })
    .update({ ended_at: work.now, ended_by: who });
  const [made] = await tx('address')
    .insert({ company_id: companyId, customer_id: customerId, ...fields, recorded_at: work.now, recorded_by: who })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

export async function storeAddressInvalid(tx: Tx, work: Work, companyId: number, addressId: number): Promise<void> {
  await tx('address')
    .where({ company_id: companyId, id: addressId, invalid_since: null })
    .update({ invalid_since: work.now });
}
