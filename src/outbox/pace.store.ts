import type { Instant } from '../kernel/day';
import { dialectOf, rowsOf, type Query, type Tx } from '../platform/db';
import type { PaceState } from '../platform/pace';
import { tableOf } from '../platform/rows';

/**
 * How fast mail leaves for each receiving domain, counted for the whole installation: providers see one sender, however many
 * companies and processes send through it. Rows in, rows out.
 */
interface PaceRow {
  readonly domain: string;
  readonly recent: string;
  readonly slowness: number;
  readonly deferred_at: Instant | null;
  readonly full_until: Instant | null;
}

/** The states of these domains, theirs alone until the transaction ends; those never seen are begun. */
export async function lockPaces(tx: Tx, domains: readonly string[], now: Instant): Promise<Map<string, PaceState>> {
  if (domains.length === 0) return new Map();
  const asked = [...new Set(domains)].sort().map((domain) => ({ domain }));
  const given = tableOf(tx, { domain: 'text' }, asked);
  await tx.raw(
    `insert into mail_pace (domain, touched_at) select domain, ? from ${given.sql} as given where true order by domain
     on conflict do nothing`,
    [now, ...given.bindings],
  );
  const lock = dialectOf(tx) === 'postgres' ? 'order by domain for update' : '';
  const rows = await rowsOf<PaceRow>(
    tx,
    `select domain, recent, slowness, deferred_at, full_until from mail_pace
     where domain in (select domain from ${given.sql} as given) ${lock}`,
    [...given.bindings],
  );
  return new Map(
    rows.map((row) => [
      row.domain,
      {
        recent: JSON.parse(row.recent) as PaceState['recent'],
        slowness: row.slowness,
        deferredAt: row.deferred_at,
        fullUntil: row.full_until,
      },
    ]),
  );
}

/** One statement however many. */
export async function savePaces(tx: Tx, states: ReadonlyMap<string, PaceState>, now: Instant): Promise<void> {
  if (states.size === 0) return;
  const columns = {
    domain: 'text',
    recent: 'text',
    slowness: 'bigint',
    deferred_at: 'text',
    full_until: 'text',
  } as const;
  const given = tableOf(
    tx,
    columns,
    [...states].map(([domain, { recent, slowness, deferredAt, fullUntil }]) => ({
      ...{ domain, slowness, recent: JSON.stringify(recent), deferred_at: deferredAt, full_until: fullUntil },
    })),
  );
  await tx.raw(
    `update mail_pace set recent = given.recent, slowness = given.slowness, deferred_at = given.deferred_at,
       full_until = given.full_until, touched_at = ?
     from ${given.sql} as given where mail_pace.domain = given.domain`,
    [now, ...given.bindings],
  );
}

/** Nothing of them counts any more. */
export async function forgetPaces(tx: Tx, touchedBefore: Instant): Promise<void> {
  await tx('mail_pace').where('touched_at', '<', touchedBefore).delete();
}

/** The domain of a message's recipient, in SQL. */
const domainSql = (q: Query): string =>
  dialectOf(q) === 'postgres'
    ? `substr(message.recipient, strpos(message.recipient, '@') + 1)`
    : `substr(message.recipient, instr(message.recipient, '@') + 1)`;

/** A condition on `message`: its domain takes mail now. One binding: now. */
export const hasRoomSql = (q: Query): string =>
  `not exists (select 1 from mail_pace p where p.domain = ${domainSql(q)} and p.full_until > ?)`;

/** Emails of a company that wait for nothing but the turn of their domain. */
export async function waitingTheirTurn(
  q: Query,
  companyId: number,
  now: Instant,
): Promise<readonly { readonly domain: string; readonly count: number }[]> {
  return rowsOf(
    q,
    `select ${domainSql(q)} as domain, count(*) as count from message
     where company_id = ? and channel = 'email' and state = 'queued' and claimed_by is null
       and (not_before is null or not_before <= ?) and not (${hasRoomSql(q)})
     group by 1 order by 2 desc, 1`,
    [companyId, now, now],
  );
}
