import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { MessageState, StepKind } from './message';
import type { Leaving } from './send-window';

/** The outbox as people look at it: lists of messages, and one with all that happened to it. */
export interface ListedMessage {
  readonly id: number;
  readonly customer: string;
  readonly customerName: string;
  readonly about: string;
  readonly batch: string | null;
  readonly channel: 'email' | 'letter' | 'sms';
  readonly recipient: string;
  readonly toName: string | null;
  readonly day: Day;
  readonly language: string;
  readonly template: string;
  readonly state: MessageState;
  readonly subject: string | null;
  readonly withdrawnReason: string | null;
}

export interface ListFilter {
  readonly companyId: number;
  readonly state?: MessageState;
  readonly channel?: 'email' | 'letter' | 'sms';
  readonly batch?: string;
  readonly customerId?: number;
  readonly most: number;
}

/** The newest first. */
export async function listMessages(q: Query, filter: ListFilter): Promise<ListedMessage[]> {
  const wanted: [string, string | number | undefined][] = [
    ['m.company_id', filter.companyId],
    ['m.state', filter.state],
    ['m.channel', filter.channel],
    ['m.batch', filter.batch],
    ['m.customer_id', filter.customerId],
  ];
  const asked = wanted.filter((one): one is [string, string | number] => one[1] !== undefined);
  return rowsOf<ListedMessage>(
    q,
    `select m.id, c.code as customer, c.name as "customerName", m.about, m.batch, m.channel, m.recipient,
       m.to_name as "toName", m.day, m.language, t.code as template, m.state, m.subject,
       m.withdrawn_reason as "withdrawnReason"
     from message m join v_customer c on c.id = m.customer_id join template_version t on t.id = m.template_version_id
     where ${asked.map(([column]) => `${column} = ?`).join(' and ')} order by m.id desc limit ?`,
    [...asked.map(([, value]) => value), filter.most],
  );
}

export interface Step {
  readonly kind: StepKind;
  readonly onDay: Day;
  /** JSON. */
  readonly detail: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** All that happened to a message, in order. */
export async function stepsOf(q: Query, messageId: number): Promise<Step[]> {
  return rowsOf<Step>(
    q,
    `select kind, on_day as "onDay", detail, recorded_at as "recordedAt", recorded_by as "recordedBy"
     from message_step where message_id = ? order by id`,
    [messageId],
  );
}

/** The letters that were made and wait for the post: of a batch, or all; in the order in which they were issued. */
export async function lettersToPrint(
  q: Query,
  companyId: number,
  batch: string | null,
): Promise<{ readonly id: number; readonly rawSha: string }[]> {
  return rowsOf(
    q,
    `select id, raw_sha as "rawSha" from message
     where company_id = ? and state = 'made' and claimed_by is null ${batch === null ? '' : 'and batch = ?'} order by id`,
    batch === null ? [companyId] : [companyId, batch],
  );
}

/** Mails of a batch that lie in the outbox, grouped by what they wait for. */
export async function queuedMails(
  q: Query,
  companyId: number,
  batch: string,
): Promise<(Omit<Leaving, 'channel'> & { readonly n: number })[]> {
  return rowsOf(
    q,
    `select min(m.about) as about, m.not_before as "notBefore", c.country, c.region, count(*) as n
     from message m join v_customer c on c.id = m.customer_id
     where m.company_id = ? and m.batch = ? and m.state = 'queued' and m.channel = 'email'
     group by m.not_before, c.country, c.region order by m.not_before`,
    [companyId, batch],
  );
}
