import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { SmsSettings } from '../platform/sms';
import type { Work } from '../platform/work';
import type { MessageRow } from './store';

/** The gateway of a company for short messages, and those that wait for it or for its word: rows in, rows out. */
export interface KeptGateway {
  readonly id: number;
  readonly companyId: number;
  readonly sender: string;
  readonly perMinute: number;
  readonly settings: SmsSettings;
  /** The name under which the secret is kept, apart from the database. */
  readonly secret: string | null;
  /** Since when nothing is given to it, because it does not take our key; and what it said. */
  readonly pausedAt: Instant | null;
  readonly trouble: string | null;
}

export async function gatewayOf(q: Query, companyId: number): Promise<KeptGateway | undefined> {
  const row = await q<Row>('sms_gateway').where({ company_id: companyId }).whereNull('ended_at').first();
  return row && gatewayFrom(row);
}

/** In place of the one before. */
export async function putGateway(
  tx: Tx,
  work: Work,
  made: Omit<KeptGateway, 'id' | 'pausedAt' | 'trouble'>,
): Promise<number> {
  await endGateway(tx, work, made.companyId);
  const { settings: s } = made;
  const [row] = await tx('sms_gateway')
    .insert({
      ...{ company_id: made.companyId, sender: made.sender, per_minute: made.perMinute, secret: made.secret },
      ...{ url: s.url, method: s.method, form: s.form, body: s.body, auth_header: s.authHeader, ref_path: s.refPath },
      ...{ status_url: s.statusUrl, status_path: s.statusPath },
      ...{ delivered_words: JSON.stringify(s.deliveredWords), failed_words: JSON.stringify(s.failedWords) },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

export const endGateway = async (tx: Tx, work: Work, companyId: number): Promise<void> => {
  await tx('sms_gateway').where({ company_id: companyId }).whereNull('ended_at').update({ ended_at: work.now, ended_by: actorText(work.actor) }); // prettier-ignore
};

/** False where it rests already, or is another by now. */
export async function pauseGateway(tx: Tx, id: number, at: Instant, trouble: string): Promise<boolean> {
  const many = await tx('sms_gateway').where({ id }).whereNull('ended_at').whereNull('paused_at').update({ paused_at: at, trouble }); // prettier-ignore
  return many === 1;
}

export const resumeGateway = async (tx: Tx, id: number): Promise<void> => {
  await tx('sms_gateway').where({ id }).update({ paused_at: null, trouble: null });
};

interface Row {
  id: number;
  company_id: number;
  sender: string;
  url: string;
  method: SmsSettings['method'];
  form: SmsSettings['form'];
  body: string;
  auth_header: string | null;
  secret: string | null;
  ref_path: string;
  status_url: string | null;
  status_path: string;
  delivered_words: string;
  failed_words: string;
  per_minute: number;
  paused_at: Instant | null;
  trouble: string | null;
  ended_at: Instant | null;
}

const gatewayFrom = (row: Row): KeptGateway => ({
  ...{ id: row.id, companyId: row.company_id, sender: row.sender, perMinute: row.per_minute, secret: row.secret },
  ...{ pausedAt: row.paused_at, trouble: row.trouble },
  settings: {
    ...{ url: row.url, method: row.method, form: row.form, body: row.body, authHeader: row.auth_header },
    ...{ refPath: row.ref_path, statusUrl: row.status_url, statusPath: row.status_path },
    deliveredWords: JSON.parse(row.delivered_words) as string[],
    failedWords: JSON.parse(row.failed_words) as string[],
  },
});

/** Short messages that could leave now, with where their readers are. */
export const waitingSms = (
  q: Query,
  companyId: number,
  now: Instant,
): Promise<{ readonly id: number; readonly country: string | null; readonly region: string | null }[]> =>
  rowsOf(
    q,
    `select m.id, c.country, c.region from message m join v_customer c on c.id = m.customer_id
     where m.company_id = ? and m.channel = 'sms' and m.state = 'queued' and m.claimed_by is null
       and (m.not_before is null or m.not_before <= ?) order by m.id limit 1000`,
    [companyId, now],
  );

export async function putOff(tx: Tx, companyId: number, ids: readonly number[], until: Instant): Promise<void> {
  await tx('message').where({ company_id: companyId, state: 'queued' }).whereNull('claimed_by').whereIn('id', [...ids]).update({ not_before: until }); // prettier-ignore
}

/** How many were handed over since that moment. */
export async function handedSince(q: Query, companyId: number, since: Instant): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(*) as n from message_step s join message m on m.id = s.message_id
     where m.company_id = ? and m.channel = 'sms' and s.kind = 'handed_over' and s.recorded_at > ?`,
    [companyId, since],
  );
  return row?.n ?? 0;
}

/** Contacts that want no short messages, or to whose telephone none arrives. */
export async function closedPhones(q: Query, companyId: number, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const given = tableOf(q, { id: 'bigint' }, [...new Set(ids)].map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number }>(
    q,
    `select c.id from v_contact c join ${given.sql} as given on given.id = c.id
     where c.company_id = ? and (c.state = 'opted_out' or c.sms in ('no', 'undelivered'))`,
    [...given.bindings, companyId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Accepted short messages of which nobody has said what became, the oldest first. */
export const unsettledSms = (q: Query, companyId: number, since: Instant, most: number): Promise<MessageRow[]> =>
  rowsOf<MessageRow>(
    q,
    `select m.* from message m where m.company_id = ? and m.channel = 'sms' and m.state = 'accepted' and m.finished_at > ?
       and m.provider_ref is not null
       and not exists (select 1 from message_step s where s.message_id = m.id and s.kind = 'delivered')
     order by m.id limit ?`,
    [companyId, since, most],
  );
