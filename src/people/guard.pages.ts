import type { Query } from '../platform/db';
import { NotAllowed, NotSignedIn, type Asked } from '../platform/web/answer';
import type { Person } from './person';
import { mayEverywhere } from './rights';
import { personById } from './store';

/** Who is asking: read anew at each request, so that a role that was taken and a person who was disabled end at once. */
export async function signedIn(q: Query, asked: Asked): Promise<Person> {
  const person = await whoeverIsThere(q, asked);
  if (!person) throw new NotSignedIn();
  return person;
}

/** The same, where a page is also for nobody. */
export async function whoeverIsThere(q: Query, { session }: Asked): Promise<Person | undefined> {
  if (session.userId === undefined) return undefined;
  const person = await personById(q, session.userId);
  return person?.epoch === session.epoch ? person : undefined;
}

/** For what concerns the whole installation. */
export async function administrator(q: Query, asked: Asked): Promise<Person> {
  const person = await signedIn(q, asked);
  if (!mayEverywhere(person, 'administer')) throw new NotAllowed();
  return person;
}
