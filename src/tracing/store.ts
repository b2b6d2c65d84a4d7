import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Lookup, Signals, Trace, TraceOutcome } from './trace';

/** Searches with what was looked up: rows in, rows out. */
export interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

/** Undefined: one stands already. */
export async function insertTrace(
  tx: Tx,
  work: Work,
  { companyId, customerId }: Whose,
  { reason, dueOn }: { readonly reason: string; readonly dueOn: Day },
): Promise<number | undefined> {
  const made = await tx('trace')
    .insert({
      ...{ company_id: companyId, customer_id: customerId, reason, due_on: dueOn },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return made[0]?.id;
}

export async function insertLookup(tx: Tx, work: Work, traceId: number, { what, on, result }: Lookup): Promise<void> {
  await tx('trace_lookup').insert({
    ...{ trace_id: traceId, what, looked_on: on, result },
    ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
  });
}

export async function storeEnd(tx: Tx, work: Work, id: number, end: Ending): Promise<void> {
  const { outcome, why, addressId = null } = end;
  await tx('trace')
    .where({ id })
    .update({
      ...{ ended_on: work.today, outcome, end_why: why, address_id: addressId },
      ...{ ended_at: work.now, ended_by: actorText(work.actor) },
    });
}

interface Ending {
  readonly outcome: TraceOutcome;
  readonly why: string | null;
  readonly addressId?: number;
}

export async function storeResumed(tx: Tx, id: number): Promise<void> {
  await tx('trace')
    .where({ id })
    .update({ ended_on: null, outcome: null, end_why: null, ended_at: null, ended_by: null });
}

/** The latest first; with `customerId` only this customer's. Two statements however many. */
export async function tracesOf(q: Query, companyId: number, customerId?: number): Promise<Trace[]> {
  const rows = await rowsOf<Omit<Trace, 'lookups'>>(
    q,
    `select t.id, t.customer_id as "customerId", c.code as customer, t.reason, t.due_on as "dueOn", t.recorded_at as "recordedAt",
       t.recorded_by as "recordedBy", t.ended_on as "endedOn", t.outcome, t.end_why as "endWhy"
     from trace t join v_customer c on c.id = t.customer_id
     where t.company_id = ? ${customerId === undefined ? '' : 'and t.customer_id = ?'} order by t.id desc`,
    [companyId, ...(customerId === undefined ? [] : [customerId])],
  );
  const given = tableOf(q, { id: 'bigint' }, rows.map(({ id }) => ({ id }))); // prettier-ignore
  const lookups = await rowsOf<Lookup & { traceId: number }>(
    q,
    `select trace_id as "traceId", what, looked_on as "on", result from trace_lookup
     where trace_id in (select id from ${given.sql} as given) order by looked_on, id`,
    given.bindings,
  );
  const by = grouped(lookups, ({ traceId }) => traceId);
  return rows.map((row) => ({
    ...row,
    lookups: (by.get(row.id) ?? []).map(({ traceId: _, ...lookup }) => lookup),
  }));
}

/** Since when nobody finds the customer; null: it is not so, as a new address came or another search was begun. */
export async function untraceableSince(q: Query, { companyId, customerId }: Whose): Promise<Day | null> {
  const [row] = await rowsOf<{ on: Day }>(
    q,
    `select t.ended_on as "on" from trace t where t.company_id = ? and t.customer_id = ? and t.outcome = 'untraceable'
       and not exists (select 1 from trace l where l.company_id = t.company_id and l.customer_id = t.customer_id and l.id > t.id)
       and not exists (select 1 from v_address a
         where a.customer_id = t.customer_id and a.invalid_since is null and a.recorded_at > t.ended_at)`,
    [companyId, customerId],
  );
  return row?.on ?? null;
}

/** What came back from the customer's addresses and contacts that are in use. */
export async function signalsOf(q: Query, { companyId, customerId }: Whose): Promise<Signals> {
  const [row] = await rowsOf<Record<'bad' | 'good' | 'bounced' | 'mails', number | string | null>>(
    q,
    `select (select count(*) from v_address where company_id = ? and customer_id = ? and invalid_since is not null) as bad,
       (select count(*) from v_address where company_id = ? and customer_id = ? and invalid_since is null and city is not null) as good,
       (select count(*) from v_contact where company_id = ? and customer_id = ? and state = 'bounced') as bounced,
       (select count(*) from v_contact where company_id = ? and customer_id = ? and state = 'ok' and email is not null) as mails`,
    [...pair, ...pair, ...pair, ...pair].map((name) => ({ companyId, customerId })[name]),
  );
  const many = (name: 'bad' | 'good' | 'bounced' | 'mails'): number => Number(row?.[name] ?? 0);
  return { addresses: many('bad'), contacts: many('bounced'), unreached: many('good') + many('mails') === 0 };
}

const pair = ['companyId', 'customerId'] as const;
