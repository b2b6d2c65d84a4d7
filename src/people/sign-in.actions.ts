import { record } from '../audit/actions';
import type { Work } from '../platform/work';
import { beginAttempt, beginNoAttempt, credentialsOf, storeSignedIn, takeBackAttempt } from './credential.store';
import { passwordHolds } from './password.actions';
import { aboutPerson, actorOf, emailFrom, type Person } from './person';
import { personByEmail, raiseEpoch } from './store';

/**
 * Signing in and out. Whoever is refused does not learn why: an unknown address, a wrong password and a wait after too many
 * tries are one answer, and take the same time.
 */
export type SignedIn =
  | { readonly outcome: 'ok'; readonly person: Person }
  /** The password is right; a code is asked for. */
  | { readonly outcome: 'second_factor'; readonly person: Person }
  | { readonly outcome: 'refused' };

export interface SignInTry {
  readonly email: string;
  readonly password: string;
  /** From where, for the record. */
  readonly ip: string;
}

export async function signIn(work: Work, { email, password, ip }: SignInTry): Promise<SignedIn> {
  const address = emailFrom(email) ?? '';
  const person = await personByEmail(work.db.read, address);
  const { passwordHash } = await credentialsOf(work.db.read, person?.id ?? 0);
  const attempt = await work.db.transaction(async (tx) => {
    if (person) return beginAttempt(tx, work.now, person.id);
    await beginNoAttempt(tx);
    return undefined;
  });
  const right = await passwordHolds(passwordHash, password);
  if (!person || !attempt || !right) {
    await refused(work, person, { by: 'password', waiting: person !== undefined && attempt === undefined, ip });
    return { outcome: 'refused' };
  }
  if (!person.hasSecondFactor) return signedIn(work, person, { ip });
  await work.db.transaction((tx) => takeBackAttempt(tx, attempt));
  return { outcome: 'second_factor', person };
}

/** The end of signing in, when all that was asked for was right. */
export async function signedIn(
  work: Work,
  person: Person,
  how: Readonly<Record<string, unknown>>,
): Promise<{ readonly outcome: 'ok'; readonly person: Person }> {
  await work.db.transaction(async (tx) => {
    await storeSignedIn(tx, work.now, person.id);
    const own = { ...work, actor: actorOf(person) };
    await record(tx, own, { companyId: null, kind: 'person.signed_in', ref: aboutPerson(person.id), payload: how });
  });
  return { outcome: 'ok', person };
}

/** What was typed is not recorded: it may be a password in the wrong field. */
export async function refused(
  work: Work,
  person: Person | undefined,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const ref = person ? aboutPerson(person.id) : 'person/unknown';
  await work.db.transaction((tx) => record(tx, work, { companyId: null, kind: 'person.refused', ref, payload }));
}

export async function signOut(work: Work, person: Person): Promise<void> {
  const ref = aboutPerson(person.id);
  await work.db.transaction((tx) => record(tx, work, { companyId: null, kind: 'person.signed_out', ref, payload: {} }));
}

/** Every session of the person ends, on every machine. */
export async function signOutEverywhere(work: Work, personId: number): Promise<void> {
  await work.db.transaction(async (tx) => {
    await raiseEpoch(tx, personId);
    const ref = aboutPerson(personId);
    await record(tx, work, { companyId: null, kind: 'person.signed_out_everywhere', ref, payload: {} });
  });
}
