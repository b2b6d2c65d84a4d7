import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { kindOf } from './kinds';

/** Addresses that want no statements of account from a company any more: rows in, rows out. */
export interface OptOut {
  readonly address: string;
  readonly recordedAt: Instant;
}

/** Of these addresses of a company, those that opted out, in lower case. */
export async function optOutsOf(
  q: Query,
  companyId: number,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, OptOut>> {
  if (addresses.length === 0) return new Map();
  const given = tableOf(
    q,
    { address: 'text' },
    [...new Set(addresses.map((address) => address.trim().toLowerCase()))].map((address) => ({ address })),
  );
  const rows = await rowsOf<OptOut>(
    q,
    `select o.address, o.recorded_at as "recordedAt" from mail_opt_out o
     where o.company_id = ? and o.ended_at is null and o.address in (select address from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
  return new Map(rows.map((row) => [row.address, row]));
}

/** What a link in a statement stops: statements of account to the address that it was sent to, and nothing else. */
export interface StoppedBy {
  readonly companyId: number;
  readonly messageId: number;
  readonly address: string;
}

/** Whose link that is; undefined where the message is no statement by email. */
export async function statementSent(q: Query, messageId: number): Promise<StoppedBy | undefined> {
  const row = await q<{ id: number; company_id: number; about: string; channel: string; recipient: string }>('message')
    .where({ id: messageId })
    .first();
  if (row === undefined || row.channel !== 'email' || kindOf(row.about) !== 'statement') return undefined;
  return { companyId: row.company_id, messageId, address: row.recipient };
}

/** False where it had already. */
export async function insertOptOut(
  tx: Tx,
  work: Work,
  {
    companyId,
    address,
    messageId,
  }: { readonly companyId: number; readonly address: string; readonly messageId: number },
): Promise<boolean> {
  const made = await rowsOf(
    tx,
    `insert into mail_opt_out (company_id, address, message_id, recorded_at, recorded_by) values (?, ?, ?, ?, ?)
     on conflict do nothing returning id`,
    [companyId, address, messageId, work.now, actorText(work.actor)],
  );
  return made.length > 0;
}

export async function endOptOut(tx: Tx, work: Work, companyId: number, address: string): Promise<boolean> {
  const ended = await rowsOf(
    tx,
    `update mail_opt_out set ended_at = ?, ended_by = ? where company_id = ? and address = ? and ended_at is null returning id`,
    [work.now, actorText(work.actor), companyId, address.trim().toLowerCase()],
  );
  return ended.length > 0;
}
