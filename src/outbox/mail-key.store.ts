import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { MailKey } from './mail-key';

/** Keys with which mail of a domain is signed: rows in, rows out. They are the installation's, as a domain is. */
const COLUMNS = `domain, selector, public_key as "publicKey", published_at as "publishedAt"`;

/** Those in force, the newest first: of a domain that changes its key both, until the new one is published. */
export async function mailKeys(q: Query): Promise<MailKey[]> {
  return rowsOf(q, `select ${COLUMNS} from mail_key where ended_at is null order by id desc`);
}

export async function selectorsOf(q: Query, domain: string): Promise<string[]> {
  const rows = await rowsOf<{ selector: string }>(q, 'select selector from mail_key where domain = ?', [domain]);
  return rows.map(({ selector }) => selector);
}

export async function insertMailKey(tx: Tx, work: Work, key: Omit<MailKey, 'publishedAt'>): Promise<boolean> {
  const made = await rowsOf(
    tx,
    `insert into mail_key (domain, selector, public_key, recorded_at, recorded_by) values (?, ?, ?, ?, ?)
     on conflict do nothing returning id`,
    [key.domain, key.selector, key.publicKey, work.now, actorText(work.actor)],
  );
  return made.length > 0;
}

/** It signs from now on, and no other of its domain. Answers with those that signed until now. */
export async function publishMailKey(
  tx: Tx,
  work: Work,
  { domain, selector }: Pick<MailKey, 'domain' | 'selector'>,
): Promise<readonly Pick<MailKey, 'selector' | 'publicKey'>[]> {
  await tx('mail_key').where({ domain, selector }).whereNull('ended_at').update({ published_at: work.now });
  return rowsOf(
    tx,
    `update mail_key set ended_at = ?, ended_by = ? where domain = ? and selector <> ? and ended_at is null
     returning selector, public_key as "publicKey"`,
    [work.now, actorText(work.actor), domain, selector],
  );
}
