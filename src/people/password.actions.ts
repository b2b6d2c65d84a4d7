import { hash, verify } from '@node-rs/argon2';
import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { mintLink, openLink, revokeLinks, spendLink } from './access-link.actions';
import { beginAttempt, credentialsOf, storePassword, takeBackAttempt } from './credential.store';
import { LONGEST, normalPassword, passwordFlaw, SHORTEST, type PasswordFlaw } from './password';
import { aboutPerson, actorOf, emailFrom, personIn, type Person } from './person';
import { knownPerson, linkGone } from './refusals.actions';
import { listedPerson, personByEmail, personById, raiseEpoch, storeAskedReset } from './store';

/** Passwords: kept as argon2id hashes, changed by who knows the old one, or by a link that an administrator made. */

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane. `2` is argon2id in the package's enum. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of a password that nobody has: what is compared where there is none, so that it takes as long. */
export const NOBODYS =
  '$argon2id$v=19$m=19456,t=2,p=1$L6FhiyNmroUB7i+xKUHAUw$YftN03BtKnNXCMvQ9ujjmDCwA7txJUr7j8KeQBWTEUc';

/** Whether it is that password; takes as long where there is no hash to compare with. */
export async function passwordHolds(passwordHash: string | null, password: string): Promise<boolean> {
  const given = password.length > LONGEST ? '' : normalPassword(password);
  const same = await verify(passwordHash ?? NOBODYS, given);
  return same && passwordHash !== null;
}

/** The hash of a new password. Refuses one that is too short, too long, the address, or one of the commonest. */
export async function newPasswordHash(password: string, email: string): Promise<string> {
  const flaw = passwordFlaw(password, email);
  if (flaw !== undefined) throw new Refusal(flaw, ...FLAWS[flaw]);
  return hash(normalPassword(password), ARGON2ID);
}

const FLAWS: Readonly<Record<PasswordFlaw, readonly [message: string, remedy: string]>> = {
  'password-short': [`The password is shorter than ${SHORTEST} characters.`, 'Take a longer one; a few words do well.'],
  'password-long': [`The password is longer than ${LONGEST} characters.`, 'Take a shorter one.'],
  'password-email': ['The password is the e-mail address.', 'Take another one.'],
  'password-common': ['This password is among the first that anybody would try.', 'Take another one.'],
};

/** Asks once more who it is, before something grave. Refuses where the password is wrong, or too many were. */
export async function provePassword(work: Work, personId: number, password: string): Promise<void> {
  const { passwordHash } = await credentialsOf(work.db.read, personId);
  const attempt = await work.db.transaction((tx) => beginAttempt(tx, work.now, personId));
  if ((await passwordHolds(passwordHash, password)) && attempt) {
    await work.db.transaction((tx) => takeBackAttempt(tx, attempt));
    return;
  }
  await work.db.transaction((tx) =>
    record(tx, work, {
      companyId: null,
      kind: 'person.refused',
      ref: aboutPerson(personId),
      payload: { by: 'password' },
    }),
  );
  throw new Refusal(
    'wrong-password',
    'This is not your password, or there were too many wrong ones.',
    'Type it again; after several wrong ones wait some minutes.',
  );
}

/** Every other session of the person ends. Returns the person as they are now, for a new session. */
export async function changePassword(
  work: Work,
  personId: number,
  given: { readonly current: string; readonly password: string },
): Promise<Person> {
  const { email } = await knownPerson(work.db.read, personId);
  const passwordHash = await newPasswordHash(given.password, email);
  await provePassword(work, personId, given.current);
  return setPassword(work, personId, passwordHash, 'person.password_changed');
}

/** Who asks again within so many minutes gets no other mail. */
const QUIET_MINUTES = 10;

export interface ResetAsked {
  readonly person: Person;
  /** Of the link that goes to the person's own mailbox, and nowhere else. */
  readonly secret: string;
}

/**
 * Notes it for the administrators. Nobody who asks learns whether there is such a person: the answer, with the secret of a
 * link where there is one, is for the person's own mailbox alone. Links made before stay, so that nobody can end them by asking.
 */
export async function askReset(work: Work, email: string): Promise<ResetAsked | undefined> {
  const known = emailFrom(email);
  const person = known === undefined ? undefined : await personByEmail(work.db.read, known);
  return work.db.transaction(async (tx) => {
    const ref = person ? aboutPerson(person.id) : 'person/unknown';
    await record(tx, work, { companyId: null, kind: 'person.reset_asked', ref, payload: {} });
    if (!person) return undefined;
    const before = (await listedPerson(tx, { id: person.id }))?.askedResetAt ?? null;
    const quiet = before !== null && Date.parse(work.now) - Date.parse(before) < QUIET_MINUTES * 60_000;
    if (quiet) return undefined;
    await storeAskedReset(tx, person.id, work.now);
    const secret = await mintLink(tx, work, { kind: 'reset', about: ref, companyId: null, days: RESET_DAYS });
    return { person, secret };
  });
}

const RESET_DAYS = 1;

/** Returns the secret of a new link; the ones before open no more. */
export async function makeResetLink(work: Work, personId: number): Promise<string> {
  return work.db.transaction(async (tx) => {
    const person = await knownPerson(tx, personId);
    const about = aboutPerson(person.id);
    await revokeLinks(tx, work, 'reset', about);
    await storeAskedReset(tx, person.id, null);
    return mintLink(tx, work, { kind: 'reset', about, companyId: null, days: RESET_DAYS });
  });
}

/** Spends the link. A password that is refused leaves it as it was. A second factor stays and is asked for. */
export async function resetPassword(work: Work, secret: string, password: string): Promise<Person> {
  const link = await openLink(work.db.read, work.now, 'reset', secret);
  const person = link && (await personById(work.db.read, personIn(link.about)));
  if (!person) throw linkGone();
  const passwordHash = await newPasswordHash(password, person.email);
  return setPassword({ ...work, actor: actorOf(person) }, person.id, passwordHash, 'person.password_reset', secret);
}

async function setPassword(
  work: Work,
  personId: number,
  passwordHash: string,
  kind: string,
  secret?: string,
): Promise<Person> {
  return work.db.transaction(async (tx) => {
    if (secret !== undefined && !(await spendLink(tx, work, 'reset', secret))) throw linkGone();
    const about = aboutPerson(personId);
    await storePassword(tx, personId, passwordHash);
    await raiseEpoch(tx, personId);
    for (const link of ['reset', 'invitation'] as const) await revokeLinks(tx, work, link, about);
    await record(tx, work, { companyId: null, kind, ref: about, payload: {} });
    return knownPerson(tx, personId);
  });
}
