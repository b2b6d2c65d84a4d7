import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { linkHash, type AccessLink, type LinkKind } from './access-link';

/** Access links: rows in, rows out. A secret is looked up by its hash. */
interface LinkRow {
  readonly id: number;
  readonly kind: LinkKind;
  readonly about: string;
  readonly company_id: number | null;
  readonly expires_at: Instant;
}

export async function insertLink(tx: Tx, work: Work, link: Omit<AccessLink, 'id'>, secret: string): Promise<void> {
  await tx('access_link').insert({
    kind: link.kind,
    about: link.about,
    company_id: link.companyId,
    secret_sha: linkHash(secret),
    expires_at: link.expiresAt,
    recorded_at: work.now,
    recorded_by: actorText(work.actor),
  });
}

/** The link as long as it opens: not expired, not revoked, not spent. */
export async function liveLink(
  q: Query,
  now: Instant,
  kind: LinkKind,
  secret: string,
): Promise<AccessLink | undefined> {
  const row = await q<LinkRow>('access_link').where(live(kind, secret)).where('expires_at', '>', now).first();
  return row && linkFrom(row);
}

/** Marks it as used and returns it; of several who ask at once, one gets it. */
export async function spendLiveLink(
  tx: Tx,
  now: Instant,
  kind: LinkKind,
  secret: string,
): Promise<AccessLink | undefined> {
  const [row] = await tx('access_link')
    .where(live(kind, secret))
    .where('expires_at', '>', now)
    .update({ spent_at: now })
    .returning<LinkRow[]>(['id', 'kind', 'about', 'company_id', 'expires_at']);
  return row && linkFrom(row);
}

/** Returns the company of each link that opened until now. */
export async function endLinks(tx: Tx, work: Work, kind: LinkKind, about: string): Promise<(number | null)[]> {
  const rows = await tx('access_link')
    .where({ kind, about, revoked_at: null, spent_at: null })
    .where('expires_at', '>', work.now)
    .update({ revoked_at: work.now, revoked_by: actorText(work.actor) })
    .returning<{ company_id: number | null }[]>('company_id');
  return rows.map((row) => row.company_id);
}

const live = (kind: LinkKind, secret: string) => ({
  kind,
  secret_sha: linkHash(secret),
  revoked_at: null,
  spent_at: null,
});

const linkFrom = (row: LinkRow): AccessLink => ({
  id: row.id,
  kind: row.kind,
  about: row.about,
  companyId: row.company_id,
  expiresAt: row.expires_at,
});
