import { record } from '../audit/actions';
import { Refusal, WrongUse } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { mintLink, openLink, revokeLinks, spendLink } from './access-link.actions';
import { storePassword, storeSignedIn } from './credential.store';
import { languageOf, nameOf, newPersonOf, type Newcomer } from './newcomer';
import { newPasswordHash } from './password.actions';
import { aboutPerson, actorOf, isLocale, isTheme, LOCALES, personIn, type Person } from './person';
import { knownPerson, linkGone, onlyOneAtATime } from './refusals.actions';
import type { Grant } from './rights';
import {
  insertPerson,
  listedPerson,
  otherAdministrators,
  personById,
  raiseEpoch,
  resetPerson,
  storeDisabled,
  storePreferences,
  storeRoles,
  type Preferences,
} from './store';

/** People come, get roles and go. Who asks is checked by the page; what the house must never lose is checked here. */
export const INVITATION_DAYS = 7;

export interface Invited {
  readonly personId: number;
  /** Of the link that lets them in; shown once. */
  readonly secret: string;
}

/** Makes the person and a link for them. Somebody who never came, or was disabled, is invited anew. */
export async function invite(work: Work, given: Newcomer & { readonly roles: readonly Grant[] }): Promise<Invited> {
  const person = newPersonOf(given);
  return work.db.transaction(async (tx) => {
    await onlyOneAtATime(tx);
    const before = await listedPerson(tx, { email: person.email });
    if (before && !before.invited && before.disabledAt === null) throw personExists(person.email);
    if (before) await resetPerson(tx, before.id, person);
    const personId = before?.id ?? (await insertPerson(tx, work, person));
    await storeRoles(tx, work, personId, given.roles);
    const about = aboutPerson(personId);
    const payload = { ...person, roles: given.roles };
    await record(tx, work, { companyId: null, kind: 'person.invited', ref: about, payload });
    return { personId, secret: await invitationFor(tx, work, about) };
  });
}

/** Another link for somebody who was invited and has not come. */
export async function inviteAgain(work: Work, personId: number): Promise<string> {
  return work.db.transaction(async (tx) => {
    const person = await listedPerson(tx, { id: personId });
    if (person?.disabledAt !== null) throw linkGone();
    if (!person.invited) throw personExists(person.email);
    return invitationFor(tx, work, aboutPerson(personId));
  });
}

async function invitationFor(tx: Tx, work: Work, about: string): Promise<string> {
  await revokeLinks(tx, work, 'invitation', about);
  return mintLink(tx, work, { kind: 'invitation', about, companyId: null, days: INVITATION_DAYS });
}

const personExists = (email: string): Refusal =>
  new Refusal(
    'person-exists',
    `${email} is here already.`,
    'Change their roles, or make them a link for a new password.',
  );

/** Spends the link; they are in. A password that is refused leaves it as it was. */
export async function acceptInvitation(
  work: Work,
  secret: string,
  given: { readonly name: string; readonly password: string },
): Promise<Person> {
  const link = await openLink(work.db.read, work.now, 'invitation', secret);
  const person = link && (await personById(work.db.read, personIn(link.about)));
  if (!person) throw linkGone();
  const passwordHash = await newPasswordHash(given.password, person.email);
  const name = nameOf(given.name);
  const own = { ...work, actor: actorOf(person) };
  return work.db.transaction(async (tx) => {
    if (!(await spendLink(tx, own, 'invitation', secret))) throw linkGone();
    await storePassword(tx, person.id, passwordHash);
    await storePreferences(tx, person.id, { name });
    await storeSignedIn(tx, work.now, person.id);
    await raiseEpoch(tx, person.id);
    await record(tx, own, { companyId: null, kind: 'person.came', ref: aboutPerson(person.id), payload: { name } });
    return knownPerson(tx, person.id);
  });
}

/** These and no others. Refuses to take its last administrator from the house. */
export async function setRoles(work: Work, personId: number, roles: readonly Grant[]): Promise<Person> {
  return work.db.transaction(async (tx) => {
    await onlyOneAtATime(tx);
    const { roles: before } = await knownPerson(tx, personId);
    if (!roles.some(administersAll)) await keepAnAdministrator(tx, personId);
    await storeRoles(tx, work, personId, roles);
    const payload = { before, after: roles };
    await record(tx, work, { companyId: null, kind: 'person.roles_changed', ref: aboutPerson(personId), payload });
    return knownPerson(tx, personId);
  });
}

/** Signs in no more; all sessions and links end. Refuses for the last administrator. An invitation brings them back. */
export async function disable(work: Work, personId: number): Promise<void> {
  await work.db.transaction(async (tx) => {
    await onlyOneAtATime(tx);
    await knownPerson(tx, personId);
    await keepAnAdministrator(tx, personId);
    const about = aboutPerson(personId);
    await storeDisabled(tx, work, personId);
    await raiseEpoch(tx, personId);
    for (const kind of ['invitation', 'reset'] as const) await revokeLinks(tx, work, kind, about);
    await record(tx, work, { companyId: null, kind: 'person.disabled', ref: about, payload: {} });
  });
}

/** What people change of themselves. Throws WrongUse for a value that there is not. */
export async function setPreferences(work: Work, personId: number, given: Partial<Preferences>): Promise<Person> {
  const { language, locale, theme } = given;
  if (language !== undefined) languageOf(language);
  if (locale !== undefined && !isLocale(locale)) {
    throw new WrongUse(`There is no locale ${locale}.`, `Choose one of ${Object.values(LOCALES).flat().join(', ')}.`);
  }
  if (theme !== undefined && !isTheme(theme)) {
    throw new WrongUse('There is no such theme.', 'Choose auto, light or dark.');
  }
  const preferences = { ...given, ...(given.name === undefined ? {} : { name: nameOf(given.name) }) };
  return work.db.transaction(async (tx) => {
    await knownPerson(tx, personId);
    await storePreferences(tx, personId, preferences);
    const ref = aboutPerson(personId);
    await record(tx, work, { companyId: null, kind: 'person.preferences', ref, payload: preferences });
    return knownPerson(tx, personId);
  });
}

const administersAll = ({ companyId, role }: Grant): boolean => companyId === null && role === 'administrator';

async function keepAnAdministrator(tx: Tx, leavingId: number): Promise<void> {
  const leaving = await knownPerson(tx, leavingId);
  if (!leaving.roles.some(administersAll) || (await otherAdministrators(tx, leavingId)) > 0) return;
  throw new Refusal(
    'last-administrator',
    `${leaving.name} is the last administrator: nobody could let people in any more.`,
    'Make somebody else administrator first, and let them come in.',
  );
}
