import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import type { Instant } from '../kernel/day';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { type AccessLink, type LinkKind, type NewLink } from './access-link';
import { endLinks, insertLink, liveLink, spendLiveLink } from './access-link.store';

/** Makes, opens, spends and revokes access links, in the transaction of whoever needs them; each with its audit line. */
const SECRET_BYTES = 32;
const SECRET = /^[A-Za-z0-9_-]{43}$/;
const DAY_MS = 86_400_000;

/** Returns the secret: it is nowhere else, so whoever asks puts it into the link and forgets it. */
export async function mintLink(
  tx: Tx,
  work: Work,
  { kind, about, companyId, days, from = work.now }: NewLink,
): Promise<string> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const expiresAt = new Date(Date.parse(from) + days * DAY_MS).toISOString() as Instant;
  await insertLink(tx, work, { kind, about, companyId, expiresAt }, secret);
  await record(tx, work, { companyId, kind: 'link.made', ref: about, payload: { link: kind, expiresAt } });
  return secret;
}

/** The link behind a secret; undefined where there is none, or it is expired, revoked or spent. Changes nothing. */
export async function openLink(
  q: Query,
  now: Instant,
  kind: LinkKind,
  secret: string,
): Promise<AccessLink | undefined> {
  return SECRET.test(secret) ? liveLink(q, now, kind, secret) : undefined;
}

/** The same, once: of several who ask at the same time one gets the link, the others undefined. */
export async function spendLink(tx: Tx, work: Work, kind: LinkKind, secret: string): Promise<AccessLink | undefined> {
  if (!SECRET.test(secret)) return undefined;
  const link = await spendLiveLink(tx, work.now, kind, secret);
  if (link) {
    const { companyId, about } = link;
    await record(tx, work, { companyId, kind: 'link.used', ref: about, payload: { link: kind } });
  }
  return link;
}

/** No link of that kind about it opens any more. Returns how many did. */
export async function revokeLinks(tx: Tx, work: Work, kind: LinkKind, about: string): Promise<number> {
  const ended = await endLinks(tx, work, kind, about);
  for (const companyId of new Set(ended)) {
    await record(tx, work, { companyId, kind: 'link.revoked', ref: about, payload: { link: kind } });
  }
  return ended.length;
}
