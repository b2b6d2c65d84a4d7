import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { LinkKind } from './access-link';

/** Visits by link: whoever came by one is in until the link expires or is revoked. Rows in, rows out. */
export interface VisitLink {
  readonly id: number;
  readonly about: string;
  readonly companyId: number | null;
  readonly expiresAt: Instant;
  /** Let somebody in; null: not yet. */
  readonly lastUsedAt: Instant | null;
  /** To whom it was sent. */
  readonly contactId: number | null;
  readonly recordedAt: Instant;
}

interface VisitRow {
  readonly id: number;
  readonly kind: LinkKind;
  readonly about: string;
  readonly company_id: number | null;
  readonly expires_at: Instant;
  readonly last_used_at: Instant | null;
  readonly contact_id: number | null;
  readonly recorded_at: Instant;
  readonly revoked_at: Instant | null;
}

export const linkInForce = (q: Query, now: Instant, kind: LinkKind, id: number): Promise<VisitLink | undefined> =>
  oneInForce(q, now, { kind, id });

/** By the hash of its secret. */
export const linkBehind = (q: Query, now: Instant, kind: LinkKind, sha: string): Promise<VisitLink | undefined> =>
  oneInForce(q, now, { kind, secret_sha: sha });

async function oneInForce(q: Query, now: Instant, which: object): Promise<VisitLink | undefined> {
  const row = await q<VisitRow>('access_link')
    .where({ ...which, revoked_at: null })
    .where('expires_at', '>', now)
    .first();
  return row && visitFrom(row);
}

/** Of these, in the order given. */
export async function linksInForce(q: Query, now: Instant, kind: LinkKind, ids: readonly number[]): Promise<VisitLink[]> {
  if (ids.length === 0) return [];
  const rows = await q<VisitRow>('access_link')
    .where({ kind, revoked_at: null })
    .where('expires_at', '>', now)
    .whereIn('id', [...ids]);
  return rows.map(visitFrom).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
} // prettier-ignore

/** The one made last of those that are in force, opened or not. */
export async function newestInForce(
  q: Query,
  now: Instant,
  kind: LinkKind,
  about: string,
): Promise<VisitLink | undefined> {
  const row = await q<VisitRow>('access_link')
    .where({ kind, about, revoked_at: null })
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .first();
  return row && visitFrom(row);
}

/** Also those that were opened; only one, where its number is given. Returns the company of each. */
export async function revokeAll(
  tx: Tx,
  work: Work,
  { kind, about, id }: { readonly kind: LinkKind; readonly about: string; readonly id?: number },
): Promise<(number | null)[]> {
  const rows = await tx('access_link')
    .where({ kind, about, revoked_at: null, ...(id === undefined ? {} : { id }) })
    .where('expires_at', '>', work.now)
    .update({ revoked_at: work.now, revoked_by: actorText(work.actor) })
    .returning<{ company_id: number | null }[]>('company_id');
  return rows.map((row) => row.company_id);
}

const visitFrom = (row: VisitRow): VisitLink => ({
  id: row.id,
  about: row.about,
  companyId: row.company_id,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  contactId: row.contact_id,
  recordedAt: row.recorded_at,
});
