import type { Knex } from 'knex';
import type { Instant } from '../kernel/day';
import { dialectOf, rowsOf, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { aboutKinds } from './kinds';
import { hasRoomSql } from './pace.store';
import type { Leaving } from './send-window';
import type { MessageRow } from './store';

/** Messages that are taken to be delivered, and those that wait. Many processes may deliver at once: each message has one of them. */
export interface Claim {
  readonly companyId: number;
  readonly channel: 'email' | 'letter' | 'sms';
  /** See platform/claimant. */
  readonly by: string;
  readonly most: number;
  /** Outside of the send window: only what leaves at once is taken. */
  readonly closed: boolean;
  /** Of these only. */
  readonly only?: readonly number[];
}

/** An email that could leave, with where its recipient is. */
export interface NextEmail extends Leaving {
  readonly id: number;
  readonly recipient: string;
}

/** They wait until then: neither an attempt nor a step. */
export async function postpone(
  tx: Tx,
  later: readonly { readonly id: number; readonly until: Instant }[],
): Promise<void> {
  if (later.length === 0) return;
  const given = tableOf(
    tx,
    { id: 'bigint', until: 'text' },
    later.map(({ id, until }) => ({ id, until })),
  );
  await tx.raw(
    `update message set not_before = given.until from ${given.sql} as given
     where message.id = given.id and message.state = 'queued' and message.claimed_by is null`,
    [...given.bindings],
  );
}

/** The next emails that could leave, apart from those whose domain takes none now. Nobody else may claim them meanwhile. */
export async function nextEmails(
  tx: Tx,
  work: Work,
  claim: Pick<Claim, 'companyId' | 'most' | 'closed'>,
): Promise<readonly NextEmail[]> {
  const { sql, bindings } = claimable(tx, work, { ...claim, channel: 'email' });
  return rowsOf(
    tx,
    `select id, recipient, about, channel, not_before as "notBefore",
       (select c.country from v_customer c where c.id = message.customer_id) as country,
       (select c.region from v_customer c where c.id = message.customer_id) as region
     from message where ${sql} and ${hasRoomSql(tx)} order by id limit ? ${lockOf(tx)}`,
    [...bindings, work.now, claim.most],
  );
}

const lockOf = (tx: Tx): string => (dialectOf(tx) === 'postgres' ? 'for update skip locked' : '');

function claimable(
  tx: Tx,
  work: Work,
  claim: Pick<Claim, 'companyId' | 'channel' | 'closed' | 'only'>,
): { readonly sql: string; readonly bindings: readonly Knex.RawBinding[] } {
  const atOnce = claim.closed ? aboutKinds('about', 'atOnce') : { sql: 'true', bindings: [] };
  const chosen = tableOf(
    tx,
    { id: 'bigint' },
    (claim.only ?? []).map((id) => ({ id })),
  );
  const only =
    claim.only === undefined
      ? { sql: 'true', bindings: [] }
      : { sql: `id in ${chosen.sql}`, bindings: chosen.bindings };
  return {
    sql: `company_id = ? and channel = ? and state = 'queued' and claimed_by is null
         and (not_before is null or not_before <= ?) and ${atOnce.sql} and ${only.sql}`,
    bindings: [claim.companyId, claim.channel, work.now, ...atOnce.bindings, ...only.bindings],
  };
}

/**
 * Takes the next messages for one deliverer; nobody else gets them. An email or short message is `sending` from here on; a letter stays
 * `queued`, as nothing leaves the house by making it.
 */
export async function claimMessages(tx: Tx, work: Work, claim: Claim): Promise<MessageRow[]> {
  const { sql, bindings } = claimable(tx, work, claim);
  const rows = await rowsOf<MessageRow>(
    tx,
    `update message set state = case when channel = 'letter' then state else 'sending' end,
       claimed_by = ?, claimed_at = ?, attempts = attempts + 1
     where id in (select id from message where ${sql} order by id limit ? ${lockOf(tx)})
     returning *`,
    [claim.by, work.now, ...bindings, claim.most],
  );
  return rows.sort((a, b) => a.id - b.id);
}
