import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { assert } from '../kernel/assert';
import { rowsOf, type Db, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { PartnerToken, Scope } from './token';

/** Tokens of partners: rows in, rows out. A secret is looked up by its hash. */
const TOKEN = `select t.id, t.company_id as "companyId", t.partner_id as "partnerId", t.name, t.scopes, t.sandbox,
  t.last_used_at as "lastUsedAt", t.recorded_at as "recordedAt", t.recorded_by as "recordedBy", t.ended_at as "endedAt" from partner_token t`;

type Row = Omit<PartnerToken, 'scopes' | 'sandbox'> & { readonly scopes: string; readonly sandbox: number };

const tokenFrom = ({ scopes, sandbox, ...row }: Row): PartnerToken => ({
  ...row,
  scopes: JSON.parse(scopes) as Scope[],
  sandbox: sandbox === 1,
});

export async function insertToken(
  tx: Tx,
  work: Work,
  made: Pick<PartnerToken, 'companyId' | 'partnerId' | 'name' | 'scopes' | 'sandbox'> & { readonly sha: string },
): Promise<number> {
  const [row] = await tx('partner_token')
    .insert({
      ...{ company_id: made.companyId, partner_id: made.partnerId, name: made.name, sha: made.sha },
      ...{ scopes: JSON.stringify(made.scopes), sandbox: made.sandbox ? 1 : 0 },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  assert(row !== undefined, 'a token without a number');
  return row.id;
}

/** Those that let somebody in, oldest first. */
export async function tokensOf(q: Query, companyId: number, partnerId?: number): Promise<PartnerToken[]> {
  const rows = await rowsOf<Row>(
    q,
    `${TOKEN} where t.company_id = ? and t.ended_at is null ${partnerId === undefined ? '' : 'and t.partner_id = ?'} order by t.id`,
    [companyId, ...(partnerId === undefined ? [] : [partnerId])],
  );
  return rows.map(tokenFrom);
}

/** The token behind a hash as long as it lets in, of a partner that is still one. */
export async function liveToken(
  q: Query,
  sha: string,
): Promise<(PartnerToken & { readonly partner: string }) | undefined> {
  const [row] = await rowsOf<Row & { readonly partner: string }>(
    q,
    `${TOKEN.replace(' from partner_token t', ', p.name as partner from partner_token t')}
     join partner p on p.id = t.partner_id and p.ended_at is null where t.sha = ? and t.ended_at is null`,
    [sha],
  );
  return row && { ...tokenFrom(row), partner: row.partner };
}

/** At most once a minute: it tells of days, not of seconds. */
export async function tokenUsed(db: Db, { id, lastUsedAt }: PartnerToken, now: Instant): Promise<void> {
  if (lastUsedAt !== null && Date.parse(now) - Date.parse(lastUsedAt) < 60_000) return;
  await db.write('partner_token').where({ id }).update({ last_used_at: now });
}

/** False where somebody else has ended it. */
export async function endToken(tx: Tx, work: Work, id: number): Promise<boolean> {
  const many = await tx('partner_token')
    .where({ id })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  return many === 1;
}
