import { record } from '../audit/actions';
import type { Work } from '../platform/work';
import { mintLink, openLink, revokeLinks, spendLink } from './access-link.actions';
import { storePassword, storeSignedIn } from './credential.store';
import { newPersonOf, type Newcomer } from './newcomer';
import { newPasswordHash } from './password.actions';
import { aboutPerson, actorOf, type Person } from './person';
import { knownPerson, linkGone, onlyOneAtATime } from './refusals.actions';
import { countPeople, insertPerson, storeRoles } from './store';

/** The first administrator: whoever sees what the server prints when it starts, and is first. */
const DAYS = 7;
const INSTALLATION = 'installation';

/** The secret of the link by which they come in; undefined as soon as there is anybody. */
export async function setUpLink(work: Work): Promise<string | undefined> {
  return work.db.transaction(async (tx) => {
    if ((await countPeople(tx)) > 0) return undefined;
    return mintLink(tx, work, { kind: 'set_up', about: INSTALLATION, companyId: null, days: DAYS });
  });
}

/** Spends the set-up link. Of two at once one is the first; later ones are refused. */
export async function makeFirstAdministrator(
  work: Work,
  secret: string,
  given: Newcomer & { readonly password: string },
): Promise<Person> {
  const person = newPersonOf(given);
  if (!(await openLink(work.db.read, work.now, 'set_up', secret))) throw linkGone();
  const passwordHash = await newPasswordHash(given.password, person.email);
  const own = { ...work, actor: actorOf(person) };
  return work.db.transaction(async (tx) => {
    await onlyOneAtATime(tx);
    if (!(await spendLink(tx, own, 'set_up', secret)) || (await countPeople(tx)) > 0) throw linkGone();
    const id = await insertPerson(tx, own, person);
    await storePassword(tx, id, passwordHash);
    await storeSignedIn(tx, own.now, id);
    await storeRoles(tx, own, id, [{ companyId: null, role: 'administrator' }]);
    await revokeLinks(tx, own, 'set_up', INSTALLATION);
    const payload = { ...person, role: 'administrator' };
    await record(tx, own, { companyId: null, kind: 'person.first_administrator', ref: aboutPerson(id), payload });
    return knownPerson(tx, id);
  });
}
