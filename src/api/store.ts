import type { Instant } from '../kernel/day';
import { rowsOf, type Db, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** What partners' systems asked under a key of theirs, and their made-up cases: rows in, rows out. */
export interface KeptRequest {
  readonly id: number;
  readonly sha: string;
  /** Null: it was begun, and nobody knows how far it came. */
  readonly status: number | null;
  readonly answer: string | null;
  readonly isNew: boolean;
}

interface Key {
  readonly companyId: number;
  readonly tokenId: number;
  readonly key: string;
  readonly sha: string;
}

/** The request of that key: a new one, or the one that was there. */
export async function beginRequest(db: Db, { companyId, tokenId, key, sha }: Key, now: Instant): Promise<KeptRequest> {
  return db.transaction(async (tx) => {
    const [made] = await rowsOf<{ id: number }>(
      tx,
      `insert into api_request (company_id, token_id, key, sha, recorded_at) values (?, ?, ?, ?, ?)
       on conflict (token_id, key) do nothing returning id`,
      [companyId, tokenId, key, sha, now],
    );
    if (made) return { id: made.id, sha, status: null, answer: null, isNew: true };
    const [found] = await rowsOf<Omit<KeptRequest, 'isNew'>>(
      tx,
      `select id, sha, status, answer from api_request where token_id = ? and key = ?`,
      [tokenId, key],
    );
    return { id: 0, sha: '', status: null, answer: null, ...found, isNew: false };
  });
}

export async function endRequest(db: Db, id: number, status: number, answer: string): Promise<void> {
  await db.write('api_request').where({ id }).update({ status, answer });
}

/** Nothing came of it: the key is free again. */
export async function dropRequest(db: Db, id: number): Promise<void> {
  await db.write('api_request').where({ id }).whereNull('status').delete();
}

const KEPT_MS = 30 * 86_400_000;

/** A key is known for thirty days. Returns how many were forgotten; for the clock. */
export const sweepRequests = (db: Db, now: Instant): Promise<number> =>
  db
    .write('api_request')
    .where('recorded_at', '<', new Date(Date.parse(now) - KEPT_MS).toISOString())
    .delete();

export interface SandboxRow {
  readonly round: number;
  readonly step: number;
  /** JSON. */
  readonly told: string;
  readonly changedAt: Instant;
}

/** Made when it is first asked for. */
export async function sandboxOf(tx: Tx | Query, work: Work, at: { readonly companyId: number; readonly tokenId: number }): Promise<SandboxRow> {
  const [row] = await rowsOf<SandboxRow>(tx, `select round, step, told, changed_at as "changedAt" from sandbox_case where token_id = ?`, [at.tokenId]);
  return row ?? { round: 1, step: 0, told: '[]', changedAt: work.now };
} // prettier-ignore

/** False where it was changed meanwhile. */
export async function putSandbox(
  tx: Tx,
  work: Work,
  { companyId, tokenId }: { readonly companyId: number; readonly tokenId: number },
  { before, after }: { readonly before: SandboxRow; readonly after: Pick<SandboxRow, 'round' | 'step' | 'told'> },
): Promise<boolean> {
  await tx.raw(
    `insert into sandbox_case (company_id, token_id, changed_at) values (?, ?, ?) on conflict (token_id) do nothing`,
    [companyId, tokenId, work.now],
  );
  const many = await tx('sandbox_case')
    .where({ token_id: tokenId, round: before.round, step: before.step, told: before.told })
    .update({ round: after.round, step: after.step, told: after.told, changed_at: work.now });
  return many === 1;
}
