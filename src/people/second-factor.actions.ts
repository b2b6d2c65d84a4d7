import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import {
  beginAttempt,
  credentialsOf,
  removeFactor,
  storeFactor,
  storePendingFactor,
  useSpare,
  useStep,
} from './credential.store';
import { aboutPerson, type Person } from './person';
import { knownPerson } from './refusals.actions';
import { refused, signedIn, type SignedIn } from './sign-in.actions';

/**
 * The second factor: codes of an app (RFC 6238), half a minute early or late, each good once; and spare codes for the day on
 * which the phone is lost, kept as hashes, each good once.
 */
const PERIOD_S = 30;
const SECRET_BYTES = 20; // RFC 4226, 4: 160 bits are recommended
const SPARES = 10;
const SPARE_BYTES = 10;

/** After the password. A wrong code counts like a wrong password. */
export async function checkSecondFactor(
  work: Work,
  person: Person,
  { code, ip }: { readonly code: string; readonly ip: string },
): Promise<Exclude<SignedIn, { outcome: 'second_factor' }>> {
  const attempt = await work.db.transaction((tx) => beginAttempt(tx, work.now, person.id));
  const by = attempt && (await codeHolds(work, person.id, code));
  if (by) return signedIn(work, person, { by, ip });
  await refused(work, person, { by: 'code', waiting: attempt === undefined, ip });
  return { outcome: 'refused' };
}

async function codeHolds(work: Work, personId: number, typed: string): Promise<'code' | 'spare' | undefined> {
  const { secret, spares } = await credentialsOf(work.db.read, personId);
  if (secret === null) return undefined;
  const code = plainCode(typed);
  const step = stepOf(work, secret, code);
  if (step !== undefined) {
    return (await work.db.transaction((tx) => useStep(tx, personId, secret, step))) ? 'code' : undefined;
  }
  const hash = spareHash(code);
  if (!spares.includes(hash)) return undefined;
  return (await work.db.transaction((tx) => useSpare(tx, personId, spares, hash))) ? 'spare' : undefined;
}

/** As people type them: with blanks and dashes, in capitals or not. */
export const plainCode = (typed: string): string => typed.slice(0, 100).replace(/[\s-]/g, '').toUpperCase();

const spareHash = (plain: string): string => createHash('sha256').update(plain).digest('hex');

/** The time step to which a code belongs: now, the one before, the one after. */
export function stepOf(work: Pick<Work, 'now'>, secret: string, code: string): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const timestamp = Date.parse(work.now);
  const delta = totpOf(secret).validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_S) + delta;
}

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({
    issuer: 'Duly',
    label,
    secret: Secret.fromBase32(secret),
    period: PERIOD_S,
    digits: 6,
    algorithm: 'SHA1',
  });

export interface PendingFactor {
  /** base32, to be typed where no picture can be read. */
  readonly secret: string;
  /** For the QR code: `otpauth://totp/…`. */
  readonly uri: string;
}

/** A secret that an app makes codes of, in base32. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** For the QR code that an app reads. */
export const secretUri = (secret: string, label: string): string => totpOf(secret, label).toString();

/** Draws a secret to be put into the app; nothing is asked for until `confirmSecondFactor` has seen a code of it. */
export async function startSecondFactor(work: Work, personId: number): Promise<PendingFactor> {
  const secret = newSecret();
  return work.db.transaction(async (tx) => {
    const person = await knownPerson(tx, personId);
    if (person.hasSecondFactor) throw alreadyOn();
    await storePendingFactor(tx, personId, secret);
    return { secret, uri: secretUri(secret, person.email) };
  });
}

/** What was begun and not confirmed yet. */
export async function pendingSecondFactor(q: Query, person: Person): Promise<PendingFactor | undefined> {
  const { pending } = await credentialsOf(q, person.id);
  return pending === null ? undefined : { secret: pending, uri: secretUri(pending, person.email) };
}

const alreadyOn = (): Refusal =>
  new Refusal('second-factor-on', 'The second factor is on already.', 'End it first, to begin with another device.');

/** From now on a code is asked for at each sign-in. Returns the spare codes, which are shown this once. */
export async function confirmSecondFactor(work: Work, personId: number, code: string): Promise<readonly string[]> {
  const person = await knownPerson(work.db.read, personId);
  if (person.hasSecondFactor) throw alreadyOn();
  const { pending: secret } = await credentialsOf(work.db.read, personId);
  const step = secret === null ? undefined : stepOf(work, secret, plainCode(code));
  if (secret === null || step === undefined) throw codeWrong();
  const spares = Array.from({ length: SPARES }, newSpare);
  await work.db.transaction(async (tx) => {
    const hashes = spares.map((spare) => spareHash(plainCode(spare)));
    if (!(await storeFactor(tx, personId, { secret, step, spares: hashes }))) throw codeWrong();
    const ref = aboutPerson(personId);
    await record(tx, work, { companyId: null, kind: 'person.second_factor_begun', ref, payload: {} });
  });
  return spares;
}

const codeWrong = (): Refusal =>
  new Refusal(
    'code-wrong',
    'This is not the code that the app shows now.',
    'Look at the app again, and whether the clock of the phone is right.',
  );

/** 80 bits in four groups of four letters and digits. */
function newSpare(): string {
  const text = new Secret({ buffer: Uint8Array.from(randomBytes(SPARE_BYTES)).buffer }).base32;
  return (text.match(/.{4}/g) ?? []).join('-');
}

/** Only the password is asked for from now on: by the person, who proved it is them, or by an administrator. */
export async function endSecondFactor(work: Work, personId: number): Promise<void> {
  await work.db.transaction(async (tx) => {
    const { hasSecondFactor } = await knownPerson(tx, personId);
    await removeFactor(tx, personId);
    if (!hasSecondFactor) return;
    const ref = aboutPerson(personId);
    await record(tx, work, { companyId: null, kind: 'person.second_factor_ended', ref, payload: {} });
  });
}
