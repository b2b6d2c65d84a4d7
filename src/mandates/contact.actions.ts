import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { contactById, contactsOf, endContact, insertContact } from './contact.store';
import type { PartnerContact } from './partner';
import { partnerIn, type Which } from './partner.actions';

/** Who answers at a partner: added, changed, ended, and let go on; each one transaction with one audit line. */
export type ContactSaid = Omit<PartnerContact, 'id' | 'partnerId'>;

/** The same said again is the one that is there. */
export async function addContact(work: Work, which: Which, said: ContactSaid): Promise<number> {
  return work.db.transaction(async (tx) => {
    const { companyId, partnerId } = which;
    await partnerIn(tx, which);
    const same = (await contactsOf(tx, companyId, partnerId)).find((one) => sameAs(one, said));
    if (same !== undefined) return same.id;
    const id = await insertContact(tx, work, companyId, { ...said, partnerId });
    await record(tx, work, { companyId, kind: 'partner.contact_added', ref: `partner/${partnerId}`, payload: { ...said } });
    return id;
  });
} // prettier-ignore

const sameAs = (one: PartnerContact, said: ContactSaid): boolean =>
  (Object.keys(said) as (keyof ContactSaid)[]).every((field) => one[field] === said[field]);

/** What stood there before stays in the record: the old one ends, the new one begins. Returns the new one's row number. */
export async function changeContact(work: Work, which: Which, contactId: number, said: ContactSaid): Promise<number> {
  return work.db.transaction(async (tx) => {
    const { companyId, partnerId } = which;
    const before = await contactById(tx, companyId, partnerId, contactId);
    if (before === undefined) throw noSuchContact();
    if (sameAs(before, said)) return contactId;
    await endContact(tx, work, contactId, true);
    const id = await insertContact(tx, work, companyId, { ...said, partnerId });
    const { id: _, partnerId: __, ...was } = before;
    const payload = { before: was, after: said };
    await record(tx, work, { companyId, kind: 'partner.contact_changed', ref: `partner/${partnerId}`, payload });
    return id;
  });
}

/** Ends one, or lets it go on: `isOver` says which. */
export async function setContactOver(work: Work, which: Which, contactId: number, isOver: boolean): Promise<PartnerContact> {
  return work.db.transaction(async (tx) => {
    const { companyId, partnerId } = which;
    const found = await contactById(tx, companyId, partnerId, contactId);
    if (found === undefined) throw noSuchContact();
    const isThere = (await contactsOf(tx, companyId, partnerId)).some(({ id }) => id === contactId);
    if (isThere !== isOver) return found;
    await endContact(tx, work, contactId, isOver);
    const kind = isOver ? 'partner.contact_ended' : 'partner.contact_resumed';
    await record(tx, work, { companyId, kind, ref: `partner/${partnerId}`, payload: { name: found.name } });
    return found;
  });
} // prettier-ignore

const noSuchContact = (): Refusal =>
  new Refusal('no-such-contact', 'There is no such contact.', 'See who there is: duly partner show NAME');
