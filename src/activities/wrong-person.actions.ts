import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { markContact, removeContact } from '../customers/actions';
import { chooseContact } from '../customers/contact-choice';
import { kindOfDebtor } from '../customers/customer';
import { contactById } from '../customers/contact.store';
import { contactsInRange, customerById } from '../customers/store';
import { Refusal, WrongUse } from '../kernel/result';
import { asks } from '../languages/task-title';
import { endVisits } from '../people/visit-link.actions';
import type { Tx } from '../platform/db';
import { within, type Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { logWithin } from './actions';
import { endWrongPerson, insertWrongPerson, wrongPersonsOf } from './wrong-person.store';

/**
 * Whoever opened a link says that it is not who owes. At once no link about that customer opens any more and nothing goes to whom it
 * was sent; a person looks, and takes it back where it is not so.
 */
export interface NotMe {
  readonly companyId: number;
  readonly customerId: number;
  /** To whom the link was sent; not said: to whom messages go. */
  readonly contactId?: number | null;
  readonly said: string;
}

const LONGEST_SAID = 1_000;

export async function sayWrongPerson(work: Work, notMe: NotMe): Promise<number> {
  const { companyId, customerId } = notMe;
  const said = notMe.said.trim().slice(0, LONGEST_SAID);
  return work.db.transaction(async (tx) => {
    const inside = within(work, tx);
    const customer = await customerById(tx, companyId, customerId);
    const contact = await contactOf(tx, notMe);
    const whose = { companyId, customerId, contactId: contact?.id ?? null, stateBefore: contact?.state ?? null };
    const id = await insertWrongPerson(tx, inside, { ...whose, said });
    const ref = aboutWrongPerson(id);
    if (contact !== undefined) await markContact(tx, companyId, contact.id, 'opted_out');
    await endVisits(inside, 'portal', `customer/${customerId}`);
    const talk = { companyId, customerId, kind: 'reply', visibility: 'internal', outcome: 'wrong_number', note: said };
    await logWithin(tx, inside, talk);
    await openTasks(tx, inside, [
      {
        ...{ companyId, customerId, kind: 'wrong_person', key: ref, about: ref, dueOn: work.today },
        title: asks('wrongPerson', { customer: customer.name, contact: contact?.email ?? contact?.name ?? '–' }),
        assignee: customer.collector,
      },
    ]);
    const payload = { customerId, contact: contact?.id ?? null };
    await record(tx, inside, { companyId, kind: 'wrong_person.said', ref, payload });
    return id;
  });
}

const aboutWrongPerson = (id: number): string => `wrong_person/${id}`;

async function contactOf(tx: Tx, { companyId, customerId, contactId }: NotMe) {
  if (contactId !== undefined && contactId !== null) {
    const known = await contactById(tx, companyId, contactId);
    return known?.customerId === customerId ? known : undefined;
  }
  const customer = await customerById(tx, companyId, customerId);
  const contacts = await contactsInRange(tx, { companyId, first: customerId, last: customerId });
  const inOrder = [...contacts].sort((a, b) => a.id - b.id);
  const debtor = kindOfDebtor(customer, await settingsOf(tx, companyId));
  return chooseContact(debtor, inOrder, { means: 'email' }).to ?? undefined;
}

interface Looked {
  readonly companyId: number;
  readonly customerId: number;
  readonly id: number;
  /** Undone: it was the right one after all, and is written to as before. Confirmed: the contact ends. */
  readonly outcome: 'undone' | 'confirmed';
  readonly why: string;
}

export async function judgeWrongPerson(work: Work, { companyId, customerId, id, outcome, why }: Looked): Promise<void> {
  if (why.trim() === '') throw new WrongUse('The reason is missing.', 'Say why.');
  await work.db.transaction(async (tx) => {
    const inside = within(work, tx);
    const found = (await wrongPersonsOf(tx, companyId, customerId)).find((one) => one.id === id);
    if (found === undefined || !(await endWrongPerson(tx, inside, { companyId, id }, { outcome, why: why.trim() })))
      throw new Refusal('wrong-person-over', 'Nobody has to look at that any more.', 'Look at the customer.');
    const contact = found.contactId === null ? undefined : await contactById(tx, companyId, found.contactId);
    if (contact !== undefined && outcome === 'undone')
      await markContact(tx, companyId, contact.id, found.stateBefore ?? 'ok');
    if (contact !== undefined && outcome === 'confirmed') await removeContact(inside, companyId, contact.id);
    const ref = aboutWrongPerson(id);
    await closeTasksAbout(tx, inside, { companyId, abouts: [ref], outcome });
    const payload = { customerId, contact: found.contactId, outcome, why: why.trim() };
    await record(tx, inside, { companyId, kind: 'wrong_person.judged', ref, payload });
  });
}
