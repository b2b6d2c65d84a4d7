import { Refusal } from '../kernel/result';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Person } from './person';
import { personById } from './store';

/** What several actions of this room ask first, and refuse in the same words. */

/** The person who may sign in. Refuses where there is none. */
export async function knownPerson(q: Query, personId: number): Promise<Person> {
  const person = await personById(q, personId);
  if (!person) throw noSuchPerson();
  return person;
}

const noSuchPerson = (): Refusal =>
  new Refusal('no-such-person', 'There is no such person, or they are disabled.', 'See who there is: duly people list');

export const linkGone = (): Refusal =>
  new Refusal(
    'link-gone',
    'This link does not open: it was used, has expired, or was replaced by a newer one.',
    'Ask whoever sent it for a new one.',
  );

/** Two administrators who disable each other, or two who come first: one waits, and then sees what the other did. */
export const onlyOneAtATime = (tx: Tx): Promise<void> => waitForCompany(tx, INSTALLATION_LOCK);
const INSTALLATION_LOCK = 0;
