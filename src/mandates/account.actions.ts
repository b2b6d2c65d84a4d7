import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { mintLink, openLink, revokeLinks, spendLink } from '../people/access-link.actions';
import { newPersonOf, nameOf } from '../people/newcomer';
import { newPasswordHash, passwordHolds } from '../people/password.actions';
import { emailFrom } from '../people/person';
import { linkGone } from '../people/refusals.actions';
import { newSecret, plainCode, stepOf } from '../people/second-factor.actions';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { aboutSeat, seatIn, type Account, type Seat } from './account';
import {
  acceptSeat,
  accountByEmail,
  accountById,
  beginTry,
  closeSeat,
  endTry,
  forgetProofs,
  insertAccount,
  putSeat,
  raiseEpochOf,
  seatById,
  seatsOfAccount,
  storeProofs,
  type Proofs,
} from './account.store';
import { partnersOf } from './partner.store';

/**
 * People at partners come in with an address, a password and a code, always all three. An invitation gives its own seat and no other:
 * whoever was let in by one company is nobody at the next one until they prove there, with its link, who they are.
 */
export const SEAT_DAYS = 7;

export interface InvitedSeat {
  readonly seatId: number;
  /** Of the link that lets the person in; shown once. */
  readonly secret: string;
}

export interface Invitee {
  readonly companyId: number;
  readonly partnerId: number;
  readonly email: string;
  readonly name: string;
  readonly language: string;
}

/** Makes the seat and its link; asked again, another link for the same seat. Refuses whoever has it already. */
export async function inviteToSeat(work: Work, { companyId, partnerId, ...given }: Invitee): Promise<InvitedSeat> {
  const { email, name, language } = newPersonOf(given);
  return work.db.transaction(async (tx) => {
    if (!(await partnersOf(tx, companyId)).some(({ id }) => id === partnerId)) throw noSuchPartner();
    const known = await accountByEmail(tx, email);
    const accountId = known?.id ?? (await insertAccount(tx, work, { email, name, language, secret: newSecret() }));
    const { id: seatId } = await putSeat(tx, work, { companyId, partnerId, accountId });
    const seat = await seatById(tx, seatId);
    if (seat !== undefined && seat.acceptedAt !== null) {
      throw new Refusal('seat-taken', `${email} has an account here already.`, 'If a phone was lost, begin anew.');
    }
    const payload = { email, name };
    await record(tx, work, { companyId, kind: 'partner.invited', ref: `partner/${partnerId}`, payload });
    return { seatId, secret: await linkFor(tx, work, companyId, seatId) };
  });
}

/**
 * Phone or password were lost: nobody is in any more, and the person begins anew with another link. Refuses where another company gave
 * them a seat too: it would let that company's cases be seen by whoever holds this link.
 */
export async function beginAnew(work: Work, companyId: number, seatId: number): Promise<InvitedSeat> {
  return work.db.transaction(async (tx) => {
    const seat = await knownSeat(tx, companyId, seatId);
    const seats = await seatsOfAccount(tx, seat.accountId);
    if (seats.some((one) => one.companyId !== companyId && one.acceptedAt !== null)) {
      throw new Refusal(
        'seat-elsewhere',
        `${seat.email} works with this account for other creditors too.`,
        'End the account here and invite another address of the person.',
      );
    }
    await forgetProofs(tx, seat.accountId, newSecret());
    const ref = `partner/${seat.partnerId}`;
    await record(tx, work, { companyId, kind: 'partner.began_anew', ref, payload: { email: seat.email } });
    return { seatId, secret: await linkFor(tx, work, companyId, seatId) };
  });
}

async function linkFor(tx: Tx, work: Work, companyId: number, seatId: number): Promise<string> {
  await revokeLinks(tx, work, 'partner_seat', aboutSeat(seatId));
  return mintLink(tx, work, { kind: 'partner_seat', about: aboutSeat(seatId), companyId, days: SEAT_DAYS });
}

/** The person sees nothing of this partner any more, from the next press of a button on. */
export async function endSeat(work: Work, companyId: number, seatId: number): Promise<Seat> {
  return work.db.transaction(async (tx) => {
    const seat = await knownSeat(tx, companyId, seatId);
    await closeSeat(tx, work, seatId);
    await revokeLinks(tx, work, 'partner_seat', aboutSeat(seatId));
    const ref = `partner/${seat.partnerId}`;
    await record(tx, work, { companyId, kind: 'partner.seat_ended', ref, payload: { email: seat.email } });
    return seat;
  });
}

async function knownSeat(q: Query, companyId: number, seatId: number): Promise<Seat> {
  const seat = await seatById(q, seatId);
  if (seat?.companyId !== companyId) {
    throw new Refusal('no-such-seat', 'There is no such account.', 'Look at the list of the partner again.');
  }
  return seat;
}

const noSuchPartner = (): Refusal =>
  new Refusal('no-such-partner', 'There is no such partner.', 'See which there are: duly case partners');

/** What an invitation is for, and whether the person is known. Changes nothing. */
export interface Arriving {
  readonly seat: Seat;
  readonly account: Account;
  /** Has a password and a code already, for another creditor or partner. */
  readonly isKnown: boolean;
  /** Of the app; null where the person is known: it was shown once. */
  readonly secret: string | null;
}

export async function arriving(work: Work, secret: string): Promise<Arriving | undefined> {
  const link = await openLink(work.db.read, work.now, 'partner_seat', secret);
  const seat = link && (await seatById(work.db.read, seatIn(link.about)));
  const account = seat && (await accountById(work.db.read, seat.accountId));
  if (!seat || !account) return undefined;
  const isKnown = account.passwordHash !== null;
  return { seat, account, isKnown, secret: isKnown ? null : account.secret };
}

export interface ProofGiven {
  readonly name: string;
  readonly password: string;
  readonly code: string;
  readonly ip: string;
}

/**
 * Spends the link: a newcomer chooses a password and shows a code of the app, somebody who is known proves it. A password or code that
 * is refused leaves the link as it was.
 */
export async function takeSeat(work: Work, secret: string, given: ProofGiven): Promise<Account> {
  const found = await arriving(work, secret);
  const before = found && (await accountById(work.db.read, found.account.id));
  if (!found || !before) throw linkGone();
  const { seat, isKnown } = found;
  const own: Work = { ...work, actor: { kind: 'partner', name: `${seat.partner}, ${before.email}` } };
  if (isKnown) {
    if (!(await signInAccount(own, { ...given, email: before.email }))) throw notProved();
  } else await firstProofs(own, before, given);
  return own.db.transaction(async (tx) => {
    if (!(await spendLink(tx, own, 'partner_seat', secret))) throw linkGone();
    await acceptSeat(tx, own.now, seat.id);
    const { companyId, partnerId } = seat;
    await record(tx, own, { companyId, kind: 'partner.seat_taken', ref: `partner/${partnerId}`, payload: { email: before.email } }); // prettier-ignore
    const account = await accountById(tx, before.id);
    if (!account) throw linkGone();
    return account;
  });
}

async function firstProofs(work: Work, account: Proofs, given: ProofGiven): Promise<void> {
  const name = nameOf(given.name);
  const passwordHash = await newPasswordHash(given.password, account.email);
  const step = account.secret === null ? undefined : stepOf(work, account.secret, plainCode(given.code));
  if (step === undefined) throw codeWrong();
  await work.db.transaction(async (tx) => {
    await storeProofs(tx, account.id, { name, passwordHash });
    if (!(await endTry(tx, work.now, account.id, step))) throw codeWrong();
  });
}

const codeWrong = (): Refusal =>
  new Refusal(
    'code-wrong',
    'This is not the code that the app shows now.',
    'Look at the app again, and whether the clock of the phone is right.',
  );

const notProved = (): Refusal =>
  new Refusal(
    'not-proved',
    'Password and code do not belong to this account, or there were too many wrong ones.',
    'Type them again; after several wrong ones wait some minutes.',
  );

export interface AccountTry {
  readonly email: string;
  readonly password: string;
  readonly code: string;
  /** From where, for the record. */
  readonly ip: string;
}

/** Undefined: refused; whoever is refused does not learn why. What was typed is not recorded. */
export async function signInAccount(
  work: Work,
  { email, password, code, ip }: AccountTry,
): Promise<Account | undefined> {
  const known = await accountByEmail(work.db.read, emailFrom(email) ?? '');
  const may = await work.db.transaction((tx) => beginTry(tx, work.now, known?.id ?? 0));
  const right = await passwordHolds(known?.passwordHash ?? null, password);
  const secret = known?.secret ?? null;
  const step = secret === null ? undefined : stepOf(work, secret, plainCode(code));
  return work.db.transaction(async (tx) => {
    const isIn = may && right && known && step !== undefined && (await endTry(tx, work.now, known.id, step));
    const ref = known ? `partner_account/${known.id}` : 'partner_account/unknown';
    const kind = isIn ? 'partner.signed_in' : 'partner.refused';
    const actor = isIn ? ({ kind: 'partner', name: known.email } as const) : work.actor;
    await record(tx, { ...work, actor }, { companyId: null, kind, ref, payload: { ip } });
    return isIn ? known : undefined;
  });
}

/** Every session of the person ends, on every machine. */
export async function signOutAccount(work: Work, account: Account): Promise<void> {
  await work.db.transaction(async (tx) => {
    await raiseEpochOf(tx, account.id);
    const own = { ...work, actor: { kind: 'partner', name: account.email } as const };
    const ref = `partner_account/${account.id}`;
    await record(tx, own, { companyId: null, kind: 'partner.signed_out', ref, payload: {} });
  });
}
