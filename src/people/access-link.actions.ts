import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import type { Instant } from '../kernel/day';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { isSecret, secretHash, type AccessLink, type LinkKind, type NewLink } from './access-link';
import {
  endLinks,
  enterLiveLink,
  insertLinks,
  isKnown,
  liveLink,
  refuseKnownLink,
  type KeptLink,
} from './access-link.store';
import { codeFrom } from './short-code';

/** Makes, opens, spends and revokes access links, in the transaction of whoever needs them; each with its audit line. */
const SECRET_BYTES = 32;
const CODE_BYTES = 11;
const DAY_MS = 86_400_000;

/** Returns the secret: it is nowhere else, so whoever asks puts it into the link and forgets it. */
export async function mintLink(tx: Tx, work: Work, link: NewLink): Promise<string> {
  const { secret, kept } = await drawn(work, link);
  await insertLinks(tx, work, [kept]);
  const { companyId, about: ref, kind, expiresAt } = kept;
  await record(tx, work, { companyId, kind: 'link.made', ref, payload: { link: kind, expiresAt } });
  return secret;
}

/** Those that go out together, with one statement and one audit line about `ref`. Returns the secrets, in their order. */
export async function mintLinks(
  work: Work,
  links: readonly NewLink[],
  { companyId, ref }: { readonly companyId: number; readonly ref: string },
): Promise<readonly string[]> {
  const all = await Promise.all(links.map((link) => drawn(work, link)));
  if (all.length === 0) return [];
  await work.db.transaction(async (tx) => {
    await insertLinks(tx, work, all.map(({ kept }) => kept)); // prettier-ignore
    const payload = { links: all.map(({ kept: { kind, about, madeFor } }) => ({ link: kind, about, madeFor })) };
    await record(tx, work, { companyId, kind: 'link.made', ref, payload });
  });
  return all.map(({ secret }) => secret);
}

async function drawn(
  work: Work,
  { days, from = work.now, ...link }: NewLink,
): Promise<{ readonly secret: string; readonly kept: KeptLink }> {
  const secret =
    link.typed === true ? codeFrom(randomBytes(CODE_BYTES)) : randomBytes(SECRET_BYTES).toString('base64url');
  const expiresAt = new Date(Date.parse(from) + days * DAY_MS).toISOString() as Instant;
  return { secret, kept: { ...link, expiresAt, sha: await secretHash(secret) } };
}

/** The link behind a secret; undefined where there is none, or it is expired, revoked or spent. Changes nothing. */
export async function openLink(
  q: Query,
  now: Instant,
  kind: LinkKind,
  secret: string,
): Promise<AccessLink | undefined> {
  return isSecret(kind, secret) ? liveLink(q, now, kind, await secretHash(secret)) : undefined;
}

/** The same, once: of several who ask at the same time one gets the link, the others undefined. */
export const spendLink = (tx: Tx, work: Work, kind: LinkKind, secret: string): Promise<AccessLink | undefined> =>
  entered(tx, work, { kind, secret, once: true });

/** Lets in whoever comes by it, as often as they come, and counts them. */
export const enterByLink = (tx: Tx, work: Work, kind: LinkKind, secret: string): Promise<AccessLink | undefined> =>
  entered(tx, work, { kind, secret, once: false });

async function entered(
  tx: Tx,
  work: Work,
  { kind, secret, once }: { readonly kind: LinkKind; readonly secret: string; readonly once: boolean },
): Promise<AccessLink | undefined> {
  if (!isSecret(kind, secret)) return undefined;
  const link = await enterLiveLink(tx, work.now, { kind, sha: await secretHash(secret), once });
  if (link) {
    const { companyId, about } = link;
    await record(tx, work, { companyId, kind: 'link.used', ref: about, payload: { link: kind, id: link.id } });
  }
  return link;
}

/**
 * Whoever came by a link that opens for nobody: of one that we know a line in the audit, one a day; false where we know none, which
 * is all that is to be known of it.
 */
export async function refuseLink(work: Work, kind: LinkKind, secret: string): Promise<boolean> {
  if (!isSecret(kind, secret)) return false;
  const sha = await secretHash(secret);
  if (!(await isKnown(work.db.read, kind, sha))) return false;
  return work.db.transaction(async (tx) => {
    const refused = await refuseKnownLink(tx, work.now, kind, sha);
    if (refused === undefined) return false;
    const { link, why, told } = refused;
    const { companyId, about: ref } = link;
    const payload = { link: kind, id: link.id, why };
    if (!told) await record(tx, work, { companyId, kind: 'link.refused', ref, payload });
    return true;
  });
}

/** No link of that kind about it opens any more. Returns how many did. */
export async function revokeLinks(tx: Tx, work: Work, kind: LinkKind, about: string): Promise<number> {
  const ended = await endLinks(tx, work, kind, about);
  for (const companyId of new Set(ended)) {
    await record(tx, work, { companyId, kind: 'link.revoked', ref: about, payload: { link: kind } });
  }
  return ended.length;
}
