import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import {
  contactById,
  endContact,
  insertAddress,
  insertContact,
  storeAddressInvalid,
  storeContactSms,
  storeContactState,
  type NewAddress,
  type NewContact,
} from './contact.store';
import { correctionFrom, sourceValueOf, type CorrectableField } from './correction';
import type { Contact, ContactSms, ContactState } from './customer';
import { changeField, endOverrides, insertOverride } from './override.store';
import { customerById } from './store';

/** What people correct about a customer, and what the post tells us about its addresses. */
export interface Correction {
  readonly companyId: number;
  readonly customerId: number;
  readonly field: CorrectableField;
  /** As it was typed. */
  readonly text: string;
  readonly why: string;
}

/** Corrects a field: the correction wins over what the source brings. Throws WrongUse where the field does not accept it. */
export async function correctCustomer(work: Work, correction: Correction): Promise<void> {
  const { companyId, customerId, field, why } = correction;
  const value = correctionFrom(field, correction.text);
  await work.db.transaction(async (tx) => {
    const before = await fieldOf(tx, companyId, customerId, field);
    const override = {
      companyId,
      subject: `customer/${customerId}`,
      field,
      sourceValue: before,
      value: asText(value),
      why,
    };
    await insertOverride(tx, work, override);
    await changeField(tx, work, { companyId, customerId, field, value });
    const payload = { field, before, after: value, why };
    await record(tx, work, { companyId, kind: 'customer.corrected', ref: `customer/${customerId}`, payload });
  });
}

/** Takes the source's word again. Refuses where nothing was corrected. */
export async function endCorrection(work: Work, key: Omit<Correction, 'text' | 'why'>): Promise<void> {
  const { companyId, customerId, field } = key;
  await work.db.transaction(async (tx) => {
    const [ended] = await endOverrides(tx, work, { companyId, subject: `customer/${customerId}`, field });
    if (!ended) {
      throw new Refusal(
        'nothing-corrected',
        `Nobody corrected ${field}.`,
        'Look at the customer: duly customers show CUSTOMER',
      );
    }
    const value = sourceValueOf(field, ended.sourceValue);
    await changeField(tx, work, { companyId, customerId, field, value });
    const payload = { field, before: ended.value, after: value };
    await record(tx, work, { companyId, kind: 'customer.correction_ended', ref: `customer/${customerId}`, payload });
  });
}

/** Adds a contact; `replaces` ends the one it corrects. */
export async function addContact(work: Work, contact: NewContact, replaces?: number): Promise<number> {
  const { companyId, customerId } = contact;
  return work.db.transaction(async (tx) => {
    await mustBelong(tx, companyId, customerId);
    if (replaces !== undefined) await dropContact(tx, work, companyId, replaces);
    const contactId = await insertContact(tx, work, contact);
    const payload = { contact: contactId, replaces: replaces ?? null, ...contact };
    await record(tx, work, { companyId, kind: 'contact.added', ref: `customer/${customerId}`, payload });
    return contactId;
  });
}

/** Ends a contact: nobody is written to there any more. */
export async function removeContact(work: Work, companyId: number, contactId: number): Promise<void> {
  await work.db.transaction(async (tx) => {
    const customerId = await dropContact(tx, work, companyId, contactId);
    const payload = { contact: contactId };
    await record(tx, work, { companyId, kind: 'contact.ended', ref: `customer/${customerId}`, payload });
  });
}

/** Inside the caller's transaction, with its audit line: a mail bounced, or somebody does not want any. */
export async function markContact(tx: Tx, companyId: number, contactId: number, state: ContactState): Promise<void> {
  await storeContactState(tx, companyId, contactId, state);
}

/** A short message did not arrive there: no more of them go to that contact. The caller writes the audit line. */
export async function markSms(tx: Tx, companyId: number, contactId: number, sms: ContactSms): Promise<void> {
  await storeContactSms(tx, companyId, contactId, sms);
}

/** What the contact says of short messages; null: nothing is known again. */
export async function setContactSms(
  work: Work,
  companyId: number,
  contact: Contact,
  sms: ContactSms | null,
): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await storeContactSms(tx, companyId, contact.id, sms))) return;
    const payload = { contact: contact.id, before: contact.sms ?? null, after: sms };
    await record(tx, work, { companyId, kind: 'contact.sms_set', ref: `customer/${contact.customerId}`, payload });
  });
}

/** Keeps an address in its role, in place of the one before. */
export async function putAddress(work: Work, address: NewAddress): Promise<number> {
  return work.db.transaction((tx) => putAddressIn(tx, work, address));
}

/** The same inside the caller's transaction. */
export async function putAddressIn(tx: Tx, work: Work, address: NewAddress): Promise<number> {
  const { companyId, customerId } = address;
  await mustBelong(tx, companyId, customerId);
  const addressId = await insertAddress(tx, work, address);
  const payload = { address: addressId, ...address };
  await record(tx, work, { companyId, kind: 'address.put', ref: `customer/${customerId}`, payload });
  return addressId;
}

/** Inside the caller's transaction, with its audit line: a letter came back. */
export async function markAddressInvalid(tx: Tx, work: Work, companyId: number, addressId: number): Promise<void> {
  await storeAddressInvalid(tx, work, companyId, addressId);
}

async function dropContact(tx: Tx, work: Work, companyId: number, contactId: number): Promise<number> {
  const contact = await contactById(tx, companyId, contactId);
  if (!contact) {
    throw new Refusal(
      'no-such-contact',
      'There is no such contact.',
      'See which there are: duly customers show CUSTOMER',
    );
  }
  await endContact(tx, work, companyId, contactId);
  return contact.customerId;
}

async function mustBelong(tx: Tx, companyId: number, customerId: number): Promise<void> {
  await customerById(tx, companyId, customerId);
}

async function fieldOf(tx: Tx, companyId: number, customerId: number, field: string): Promise<string | null> {
  const customer = await customerById(tx, companyId, customerId);
  const key = field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof typeof customer;
  const value = customer[key];
  return value === null ? null : typeof value === 'boolean' ? String(Number(value)) : String(value);
}

const asText = (value: string | number | null): string | null => (value === null ? null : String(value));
