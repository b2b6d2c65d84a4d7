import type { Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { LinkKind } from './access-link';

/** The links about something with what became of each, the newest first: for whoever looks after them. Never a secret. */
export interface ListedLink {
  readonly id: number;
  readonly contactId: number | null;
  /** What carries it, `message/12`; null: a person copied it. */
  readonly madeFor: string | null;
  /** The short code of a letter. */
  readonly typed: boolean;
  readonly uses: number;
  readonly lastUsedAt: Instant | null;
  readonly refusals: number;
  readonly refusedAt: Instant | null;
  readonly expiresAt: Instant;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly revokedAt: Instant | null;
}

export type LinkState = 'open' | 'expired' | 'revoked';

export const linkState = ({ expiresAt, revokedAt }: ListedLink, now: Instant): LinkState =>
  revokedAt !== null ? 'revoked' : expiresAt > now ? 'open' : 'expired';

export async function linksAbout(
  q: Query,
  whose: { readonly companyId: number; readonly kind: LinkKind; readonly about: string },
  most: number,
): Promise<ListedLink[]> {
  const rows = await rowsOf<Omit<ListedLink, 'typed'> & { typed: number }>(
    q,
    `select id, contact_id as "contactId", made_for as "madeFor", typed, uses, last_used_at as "lastUsedAt", refusals,
       refused_at as "refusedAt", expires_at as "expiresAt", recorded_at as "recordedAt", recorded_by as "recordedBy",
       revoked_at as "revokedAt"
     from access_link where kind = ? and about = ? and company_id = ? order by id desc limit ?`,
    [whose.kind, whose.about, whose.companyId, most],
  );
  return rows.map((row) => ({ ...row, typed: row.typed === 1 }));
}

/** How many let somebody in now. */
export async function openLinks(
  q: Query,
  whose: { readonly companyId: number; readonly kind: LinkKind; readonly about: string },
  now: Instant,
): Promise<number> {
  const [row] = await rowsOf<{ n: number | string }>(
    q,
    `select count(*) as n from access_link
     where kind = ? and about = ? and company_id = ? and revoked_at is null and expires_at > ?`,
    [whose.kind, whose.about, whose.companyId, now],
  );
  return Number(row?.n ?? 0);
}
