import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';

/** One-time codes that were sent to visitors: rows in, rows out. */
export interface KeptCode {
  readonly companyId: number;
  readonly linkId: number;
  readonly contactId: number;
  readonly salt: string;
  readonly sha: string;
  readonly expiresAt: Instant;
  readonly now: Instant;
}

export async function insertCode(tx: Tx, code: KeptCode): Promise<number> {
  const [made] = await tx('step_code')
    .insert({
      company_id: code.companyId,
      link_id: code.linkId,
      contact_id: code.contactId,
      salt: code.salt,
      code_sha: code.sha,
      expires_at: code.expiresAt,
      recorded_at: code.now,
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

/** How many were sent since then: by this link, and to this contact by whichever link. */
export async function codesSince(
  q: Query,
  { linkId, contactId }: Pick<KeptCode, 'linkId' | 'contactId'>,
  since: Instant,
): Promise<{ readonly byLink: number; readonly toContact: number }> {
  const [row] = await rowsOf<{ byLink: number | string; toContact: number | string }>(
    q,
    `select (select count(*) from step_code where link_id = ? and recorded_at > ?) as "byLink",
            (select count(*) from step_code where contact_id = ? and recorded_at > ?) as "toContact"`,
    [linkId, since, contactId, since],
  );
  return { byLink: Number(row?.byLink ?? 0), toContact: Number(row?.toContact ?? 0) };
}

/** Counts a try, as long as there may be one; undefined where there may not. */
export async function countTry(
  tx: Tx,
  which: { readonly id: number; readonly linkId: number; readonly now: Instant; readonly most: number },
): Promise<{ readonly salt: string; readonly sha: string } | undefined> {
  const [row] = await rowsOf<{ salt: string; sha: string }>(
    tx,
    `update step_code set tries = tries + 1
     where id = ? and link_id = ? and used_at is null and expires_at > ? and tries < ? returning salt, code_sha as sha`,
    [which.id, which.linkId, which.now, which.most],
  );
  return row;
}

/** Of two who type it at once, one has used it. */
export async function markUsed(tx: Tx, id: number, now: Instant): Promise<boolean> {
  return (await tx('step_code').where({ id, used_at: null }).update({ used_at: now })) === 1;
}

/** To whom it went, as long as it can be typed. */
export async function waitingCode(
  q: Query,
  which: { readonly id: number; readonly linkId: number; readonly now: Instant; readonly most: number },
): Promise<{ readonly contactId: number } | undefined> {
  const [row] = await rowsOf<{ contactId: number }>(
    q,
    `select contact_id as "contactId" from step_code
     where id = ? and link_id = ? and used_at is null and expires_at > ? and tries < ?`,
    [which.id, which.linkId, which.now, which.most],
  );
  return row;
}
