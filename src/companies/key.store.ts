import { actorText } from '../kernel/actor';
import type { Query, Tx } from '../platform/db';
import { rowsOf } from '../platform/db';
import type { Work } from '../platform/work';
import type { CompanyKey } from './company-key';

/** The public parts of the keys of companies: rows in, rows out. One of a company is in force. */
export async function companyKeys(q: Query, companyId: number): Promise<CompanyKey[]> {
  return rowsOf(
    q,
    `select fingerprint, public_key as "publicKey", recorded_at as "recordedAt", ended_at as "endedAt"
     from company_key where company_id = ? order by id desc`,
    [companyId],
  );
}

/** False where another key is in force already: two processes may make the first one at once. */
export async function insertKey(
  tx: Tx,
  work: Work,
  companyId: number,
  { fingerprint, publicKey }: Pick<CompanyKey, 'fingerprint' | 'publicKey'>,
): Promise<boolean> {
  const made = await rowsOf(
    tx,
    `insert into company_key (company_id, fingerprint, public_key, recorded_at, recorded_by) values (?, ?, ?, ?, ?)
     on conflict do nothing returning id`,
    [companyId, fingerprint, publicKey, work.now, actorText(work.actor)],
  );
  return made.length > 0;
}

export async function endKey(tx: Tx, work: Work, companyId: number): Promise<void> {
  await tx('company_key')
    .where({ company_id: companyId })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
}
