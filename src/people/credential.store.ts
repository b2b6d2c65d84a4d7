import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { lockMs } from './lock-out';

/** What people prove themselves with, and the count of what went wrong: rows in, rows out. Hashes and secrets stay in here. */
export interface Credentials {
  /** Empty: invited, not come yet. */
  readonly passwordHash: string | null;
  /** base32; empty: no second factor. */
  readonly secret: string | null;
  /** base32; shown, not confirmed yet. */
  readonly pending: string | null;
  /** Hashes of the spare codes that are left. */
  readonly spares: readonly string[];
}

interface CredentialRow {
  readonly password_hash: string | null;
  readonly totp_secret: string | null;
  readonly totp_pending: string | null;
  readonly totp_spares: string;
}

export async function credentialsOf(q: Query, personId: number): Promise<Credentials> {
  const [row] = await q('person')
    .where({ id: personId })
    .select<CredentialRow[]>('password_hash', 'totp_secret', 'totp_pending', 'totp_spares');
  return {
    passwordHash: row?.password_hash ?? null,
    secret: row?.totp_secret ?? null,
    pending: row?.totp_pending ?? null,
    spares: JSON.parse(row?.totp_spares ?? '[]') as string[],
  };
}

/** A try that is counted as failed before it is judged, so that many at once are no more than many one by one. */
export interface Attempt {
  readonly personId: number;
  /** The wait that this one began; null: none. */
  readonly lockedUntil: Instant | null;
}

/** Undefined while the person must wait. */
export async function beginAttempt(tx: Tx, now: Instant, personId: number): Promise<Attempt | undefined> {
  const [row] = await rowsOf<{ failures: number }>(
    tx,
    `update person set failures = failures + 1
     where id = ? and disabled_at is null and (locked_until is null or locked_until <= ?) returning failures`,
    [personId, now],
  );
  if (row === undefined) return undefined;
  const wait = lockMs(row.failures);
  if (wait === 0) return { personId, lockedUntil: null };
  const lockedUntil = new Date(Date.parse(now) + wait).toISOString() as Instant;
  await tx('person').where({ id: personId }).update({ locked_until: lockedUntil });
  return { personId, lockedUntil };
}

/** As much work as an attempt, changing nothing: an unknown address takes as long as a known one. */
export async function beginNoAttempt(tx: Tx): Promise<void> {
  await tx.raw('update person set failures = failures where id = (select min(id) from person)');
}

/** It was right, and more is asked for: as if it had not been. */
export async function takeBackAttempt(tx: Tx, { personId, lockedUntil }: Attempt): Promise<void> {
  await tx('person').where({ id: personId }).where('failures', '>', 0).decrement('failures');
  if (lockedUntil === null) return;
  await tx('person').where({ id: personId, locked_until: lockedUntil }).update({ locked_until: null });
}

/** Everything was right: what went wrong before no longer counts. */
export async function storeSignedIn(tx: Tx, now: Instant, personId: number): Promise<void> {
  await tx('person').where({ id: personId }).update({ failures: 0, locked_until: null, signed_in_at: now });
}

export async function storePassword(tx: Tx, personId: number, passwordHash: string): Promise<void> {
  await tx('person')
    .where({ id: personId })
    .update({ password_hash: passwordHash, failures: 0, locked_until: null, asked_reset_at: null });
}

export async function storePendingFactor(tx: Tx, personId: number, secret: string): Promise<void> {
  await tx('person').where({ id: personId }).update({ totp_pending: secret });
}

/** The pending secret becomes the one in force; false where another one was asked for meanwhile. */
export async function storeFactor(
  tx: Tx,
  personId: number,
  factor: { readonly secret: string; readonly step: number; readonly spares: readonly string[] },
): Promise<boolean> {
  const changed = await tx('person')
    .where({ id: personId, totp_pending: factor.secret })
    .update({
      totp_secret: factor.secret,
      totp_pending: null,
      totp_step: factor.step,
      totp_spares: JSON.stringify(factor.spares),
    });
  return changed === 1;
}

export async function removeFactor(tx: Tx, personId: number): Promise<void> {
  await tx('person')
    .where({ id: personId })
    .update({ totp_secret: null, totp_pending: null, totp_step: null, totp_spares: '[]' });
}

/** A code is good once, and none before it: false where it or a later one was used already. */
export async function useStep(tx: Tx, personId: number, secret: string, step: number): Promise<boolean> {
  const changed = await tx('person')
    .where({ id: personId, totp_secret: secret })
    .where((fresh) => void fresh.whereNull('totp_step').orWhere('totp_step', '<', step))
    .update({ totp_step: step });
  return changed === 1;
}

/** A spare code is good once: false where somebody else was first. */
export async function useSpare(tx: Tx, personId: number, spares: readonly string[], hash: string): Promise<boolean> {
  const changed = await tx('person')
    .where({ id: personId, totp_spares: JSON.stringify(spares) })
    .update({ totp_spares: JSON.stringify(spares.filter((spare) => spare !== hash)) });
  return changed === 1;
}
