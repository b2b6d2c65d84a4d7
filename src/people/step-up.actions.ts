import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { record } from '../audit/actions';
import type { Instant } from '../kernel/day';
import type { Work } from '../platform/work';
import { codesSince, countTry, insertCode, markUsed, waitingCode } from './step-up.store';

/**
 * A one-time code that shows that whoever came by a link also reads a mailbox that we knew before: eight digits, for ten minutes, five
 * tries, used once, kept as a hash that is slow. However many addresses somebody guesses from, a link gets few codes a day.
 */
export const CODE_MINUTES = 10;
const TRIES = 5;
const DAY_MS = 86_400_000;
const A_DAY_BY_LINK = 6;
const A_DAY_TO_CONTACT = 12;

export interface StepUp {
  readonly companyId: number;
  readonly linkId: number;
  readonly contactId: number;
  /** What the link is about, for the audit. */
  readonly about: string;
}

/** The code to be sent; undefined where this link, or this contact, has had enough of them. `work.now` is the true moment. */
export async function drawCode(
  work: Work,
  { companyId, linkId, contactId, about }: StepUp,
): Promise<{ readonly id: number; readonly code: string } | undefined> {
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  const salt = randomBytes(16).toString('hex');
  const sha = await slowHash(code, salt);
  const { now } = work;
  return work.db.transaction(async (tx) => {
    const since = new Date(Date.parse(now) - DAY_MS).toISOString() as Instant;
    const { byLink, toContact } = await codesSince(tx, { linkId, contactId }, since);
    if (byLink >= A_DAY_BY_LINK || toContact >= A_DAY_TO_CONTACT) return undefined;
    const expiresAt = new Date(Date.parse(now) + CODE_MINUTES * 60_000).toISOString() as Instant;
    const id = await insertCode(tx, { companyId, linkId, contactId, salt, sha, expiresAt, now });
    await record(tx, work, { companyId, kind: 'code.sent', ref: about, payload: { link: linkId, contact: contactId } });
    return { id, code };
  });
}

export type Tried = 'right' | 'wrong' | 'over';

/** What a visitor typed. Each try counts, also of several at once; none after the fifth, the tenth minute or the right one. */
export async function tryCode(work: Work, id: number, typed: string, of: Omit<StepUp, 'contactId'>): Promise<Tried> {
  const { companyId, linkId, about: ref } = of;
  const { now } = work;
  const kept = await work.db.transaction((tx) => countTry(tx, { id, linkId, now, most: TRIES }));
  if (kept === undefined) return 'over';
  const isRight = timingSafeEqual(Buffer.from(await slowHash(digitsIn(typed), kept.salt)), Buffer.from(kept.sha));
  return work.db.transaction(async (tx) => {
    const tried: Tried = !isRight ? 'wrong' : (await markUsed(tx, id, now)) ? 'right' : 'over';
    const kind = tried === 'right' ? 'code.right' : 'code.wrong';
    await record(tx, work, { companyId, kind, ref, payload: { link: linkId } });
    return tried;
  });
}

/** To whom the code went, as long as it can be typed. */
export const codeWaits = (
  work: Work,
  id: number,
  linkId: number,
): Promise<{ readonly contactId: number } | undefined> =>
  waitingCode(work.db.read, { id, linkId, now: work.now, most: TRIES });

const digitsIn = (typed: string): string => typed.slice(0, 40).replace(/\D/g, '');

const slowly = promisify<string, string, number, Buffer>(scrypt);
const slowHash = async (code: string, salt: string): Promise<string> => (await slowly(code, salt, 32)).toString('hex');
