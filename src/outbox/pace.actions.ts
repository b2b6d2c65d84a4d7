import type { Instant } from '../kernel/day';
import type { Tx } from '../platform/db';
import {
  afterDeferral,
  afterLeaving,
  domainOf,
  isOfTheMailbox,
  roomFor,
  type PaceOf,
  type PaceState,
} from '../platform/pace';
import type { Work } from '../platform/work';
import { forgetPaces, lockPaces, savePaces } from './pace.store';

/** Of mails that could leave now, those that their domains take now: each domain so many a minute, whoever sends them. */
export async function takeTurns<T extends { readonly recipient: string }>(
  tx: Tx,
  paceOf: PaceOf,
  waiting: readonly T[],
  now: Instant,
): Promise<readonly T[]> {
  const states = await lockPaces(
    tx,
    waiting.map(({ recipient }) => domainOf(recipient)),
    now,
  );
  const room = new Map([...states].map(([domain, state]) => [domain, roomFor(state, paceOf(domain), now)]));
  const leaving = waiting.filter(({ recipient }) => {
    const domain = domainOf(recipient);
    const left = room.get(domain) ?? 0;
    room.set(domain, left - 1);
    return left > 0;
  });
  const after = new Map<string, PaceState>();
  for (const [domain, state] of states) {
    const count = leaving.filter(({ recipient }) => domainOf(recipient) === domain).length;
    // also where nothing more fits: it is full from now on, and is not looked at again before
    if (count > 0 || (room.get(domain) ?? 0) < 0) after.set(domain, afterLeaving(state, paceOf(domain), count, now));
  }
  await savePaces(tx, after, now);
  await forgetPaces(tx, new Date(Date.parse(now) - KEPT_MS).toISOString() as Instant);
  return leaving;
}

/** Longer than the slowest domain takes to be as fast again. */
const KEPT_MS = 3 * 60 * 60_000;

/** Domains that put mails off get less, each by itself; what a single mailbox says does not count against its domain. */
export async function slowDown(
  work: Work,
  put: readonly { readonly recipient: string; readonly answer: string }[],
): Promise<void> {
  const domains = put.filter(({ answer }) => !isOfTheMailbox(answer)).map(({ recipient }) => domainOf(recipient));
  if (domains.length === 0) return;
  await work.db.transaction(async (tx) => {
    const states = await lockPaces(tx, domains, work.now);
    const after = new Map([...states].map(([domain, state]) => [domain, afterDeferral(state, work.now)]));
    await savePaces(tx, after, work.now);
  });
}
