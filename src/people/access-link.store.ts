import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { AccessLink, LinkEnd, LinkKind, NewLink } from './access-link';

/** Access links: rows in, rows out. A secret is looked up by its hash. */
interface LinkRow {
  readonly id: number;
  readonly kind: LinkKind;
  readonly about: string;
  readonly company_id: number | null;
  readonly expires_at: Instant;
  readonly contact_id: number | null;
  readonly recorded_at: Instant;
}

const COLUMNS = ['id', 'kind', 'about', 'company_id', 'expires_at', 'contact_id', 'recorded_at'] as const;

/** A link as it is kept: its secret is not. */
export interface KeptLink extends Omit<NewLink, 'days' | 'from'> {
  readonly sha: string;
  readonly expiresAt: Instant;
}

/** All with one statement. */
export async function insertLinks(tx: Tx, work: Work, links: readonly KeptLink[]): Promise<void> {
  if (links.length === 0) return;
  await tx('access_link').insert(
    links.map((link) => ({
      kind: link.kind,
      about: link.about,
      company_id: link.companyId,
      secret_sha: link.sha,
      expires_at: link.expiresAt,
      contact_id: link.contactId ?? null,
      made_for: link.madeFor ?? null,
      typed: link.typed === true ? 1 : 0,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })),
  );
}

/** The link as long as it opens: not expired, not revoked, not spent. */
export async function liveLink(q: Query, now: Instant, kind: LinkKind, sha: string): Promise<AccessLink | undefined> {
  const row = await q<LinkRow>('access_link').where(live(kind, sha)).where('expires_at', '>', now).first();
  return row && linkFrom(row);
}

/** Counts that it let somebody in, and returns it; `once`: of several who ask at once, one gets it. */
export async function enterLiveLink(
  tx: Tx,
  now: Instant,
  { kind, sha, once }: { readonly kind: LinkKind; readonly sha: string; readonly once: boolean },
): Promise<AccessLink | undefined> {
  const [row] = await tx('access_link')
    .where(live(kind, sha))
    .where('expires_at', '>', now)
    .update({ uses: tx.raw('uses + 1'), last_used_at: now, ...(once ? { spent_at: now } : {}) })
    .returning<LinkRow[]>([...COLUMNS]);
  return row && linkFrom(row);
}

/** Open or not. */
export async function isKnown(q: Query, kind: LinkKind, sha: string): Promise<boolean> {
  return (await q('access_link').where({ kind, secret_sha: sha }).first<unknown>('id')) !== undefined;
}

/** Counts that a link was asked for after its end; undefined where there is none. `told`: it was on the same day before. */
export async function refuseKnownLink(
  tx: Tx,
  now: Instant,
  kind: LinkKind,
  sha: string,
): Promise<{ readonly link: AccessLink; readonly why: LinkEnd; readonly told: boolean } | undefined> {
  const row = await tx('access_link')
    .where({ kind, secret_sha: sha })
    .first<(LinkRow & Record<'spent_at' | 'revoked_at' | 'refused_at', Instant | null>) | undefined>([
      ...COLUMNS,
      'spent_at',
      'revoked_at',
      'refused_at',
    ]);
  if (row === undefined) return undefined;
  await tx('access_link')
    .where({ id: row.id })
    .update({ refusals: tx.raw('refusals + 1'), refused_at: now });
  const why = row.revoked_at !== null ? 'revoked' : row.spent_at !== null ? 'spent' : 'expired';
  return { link: linkFrom(row), why, told: row.refused_at?.slice(0, 10) === now.slice(0, 10) };
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

const live = (kind: LinkKind, sha: string) => ({ kind, secret_sha: sha, revoked_at: null, spent_at: null });

const linkFrom = (row: LinkRow): AccessLink => ({
  id: row.id,
  kind: row.kind,
  about: row.about,
  companyId: row.company_id,
  expiresAt: row.expires_at,
  contactId: row.contact_id,
  recordedAt: row.recorded_at,
});
