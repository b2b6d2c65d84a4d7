import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { lockMs } from '../people/lock-out';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Account, Seat } from './account';

/** Accounts of partners' people and their seats: rows in, rows out. Hashes and secrets go no further than `account.actions.ts`. */
export interface Proofs extends Account {
  /** Null: has not come yet. */
  readonly passwordHash: string | null;
  /** base32. */
  readonly secret: string | null;
}

const ACCOUNT = `a.id, a.email, a.name, a.language, a.epoch, a.password_hash as "passwordHash", a.totp_secret as secret`;

export async function accountByEmail(q: Query, email: string): Promise<Proofs | undefined> {
  const [row] = await rowsOf<Proofs>(q, `select ${ACCOUNT} from partner_account a where a.email = ?`, [email]);
  return row;
}

export async function accountById(q: Query, id: number): Promise<Proofs | undefined> {
  const [row] = await rowsOf<Proofs>(q, `select ${ACCOUNT} from partner_account a where a.id = ?`, [id]);
  return row;
}

const SEATS = `select s.id, s.company_id as "companyId", s.partner_id as "partnerId", p.name as partner, a.id as "accountId", a.email, a.name,
    s.recorded_at as "recordedAt", s.accepted_at as "acceptedAt", a.signed_in_at as "signedInAt"
  from partner_seat s join partner_account a on a.id = s.account_id join partner p on p.id = s.partner_id
  where s.ended_at is null and p.ended_at is null`;

/** At one partner, by name. */
export const seatsOf = (q: Query, companyId: number, partnerId: number): Promise<Seat[]> =>
  rowsOf<Seat>(q, `${SEATS} and s.company_id = ? and s.partner_id = ? order by a.name, s.id`, [companyId, partnerId]);

export const seatsOfAccount = (q: Query, accountId: number): Promise<Seat[]> =>
  rowsOf<Seat>(q, `${SEATS} and s.account_id = ? order by s.id`, [accountId]);

export async function seatById(q: Query, id: number): Promise<Seat | undefined> {
  const [row] = await rowsOf<Seat>(q, `${SEATS} and s.id = ?`, [id]);
  return row;
}

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly secret: string;
}

export async function insertAccount(
  tx: Tx,
  work: Work,
  { email, name, language, secret }: NewAccount,
): Promise<number> {
  const [made] = await rowsOf<{ id: number }>(
    tx,
    `insert into partner_account (email, name, language, totp_secret, recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?) returning id`,
    [email, name, language, secret, work.now, actorText(work.actor)],
  );
  return made?.id ?? 0;
}

/** Returns the row number, of a new one or of the one that is there. */
export async function putSeat(
  tx: Tx,
  work: Work,
  { companyId, partnerId, accountId }: Pick<Seat, 'companyId' | 'partnerId' | 'accountId'>,
): Promise<{ readonly id: number; readonly isNew: boolean }> {
  const [made] = await rowsOf<{ id: number }>(
    tx,
    `insert into partner_seat (company_id, partner_id, account_id, recorded_at, recorded_by) values (?, ?, ?, ?, ?)
     on conflict (company_id, partner_id, account_id) where ended_at is null do nothing returning id`,
    [companyId, partnerId, accountId, work.now, actorText(work.actor)],
  );
  if (made) return { id: made.id, isNew: true };
  const there = (await seatsOf(tx, companyId, partnerId)).find((one) => one.accountId === accountId);
  return { id: there?.id ?? 0, isNew: false };
}

export async function acceptSeat(tx: Tx, now: Instant, seatId: number): Promise<void> {
  await tx('partner_seat').where({ id: seatId }).whereNull('accepted_at').update({ accepted_at: now });
}

/** False where it had ended. */
export async function closeSeat(tx: Tx, work: Work, seatId: number): Promise<boolean> {
  const ended = { ended_at: work.now, ended_by: actorText(work.actor) };
  return (await tx('partner_seat').where({ id: seatId }).whereNull('ended_at').update(ended)) === 1;
}

/** As if the person had never come: another secret, no password, nobody in; every seat waits for the person anew. */
export async function forgetProofs(tx: Tx, accountId: number, secret: string): Promise<void> {
  await tx('partner_account')
    .where({ id: accountId })
    .update({ password_hash: null, totp_secret: secret, totp_step: null, failures: 0, locked_until: null })
    .increment('epoch');
  await tx('partner_seat').where({ account_id: accountId }).whereNull('ended_at').update({ accepted_at: null });
}

export async function storeProofs(
  tx: Tx,
  accountId: number,
  { name, passwordHash }: { readonly name: string; readonly passwordHash: string },
): Promise<void> {
  await tx('partner_account').where({ id: accountId }).update({ name, password_hash: passwordHash }).increment('epoch');
}

/** A try that is counted as failed before it is judged; false while the person must wait. An unknown address does as much work. */
export async function beginTry(tx: Tx, now: Instant, accountId: number): Promise<boolean> {
  const [row] = await rowsOf<{ failures: number }>(
    tx,
    `update partner_account set failures = failures + 1
     where id = ? and (locked_until is null or locked_until <= ?) returning failures`,
    [accountId, now],
  );
  if (row === undefined) return false;
  const wait = lockMs(row.failures);
  if (wait === 0) return true;
  const until = new Date(Date.parse(now) + wait).toISOString();
  await tx('partner_account').where({ id: accountId }).update({ locked_until: until });
  return true;
}

/** Everything was right: the code is spent; false where it or a later one was used before. */
export async function endTry(tx: Tx, now: Instant, accountId: number, step: number): Promise<boolean> {
  const changed = await tx('partner_account')
    .where({ id: accountId })
    .where((fresh) => void fresh.whereNull('totp_step').orWhere('totp_step', '<', step))
    .update({ totp_step: step, failures: 0, locked_until: null, signed_in_at: now });
  return changed === 1;
}

/** Every session of the person ends. */
export async function raiseEpochOf(tx: Tx, accountId: number): Promise<void> {
  await tx('partner_account').where({ id: accountId }).increment('epoch');
}
