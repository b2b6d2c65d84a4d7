import { escaped, holding, wordsOf } from '../customers/sought';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { MessageContent } from '../outbox/content';
import type { MessageState } from '../outbox/message';

/** The outbox as a list of the desk: found, filtered and sorted a page at a time. */
export interface MessageLine {
  readonly id: number;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly day: Day;
  readonly channel: 'email' | 'letter' | 'sms';
  readonly recipient: string;
  readonly toName: string | null;
  readonly state: MessageState;
  readonly language: string;
  /** Empty until it is put into words. */
  readonly subject: string | null;
  readonly withdrawnReason: string | null;
  readonly about: string;
  readonly notBefore: Instant | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly kind: MessageContent['kind'];
}

export interface MessageQuestion {
  readonly companyId: number;
  /** A part of the subject, the recipient, or the customer's number or name. */
  readonly text: string;
  readonly state: string;
  readonly channel: string;
  readonly day: string;
  /** `run/12`; empty: all. */
  readonly batch: string;
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

const SORTS: Readonly<Record<string, string>> = { day: 'm.id', customer: 'c.name', to: 'm.recipient' };

export async function messageLines(q: Query, asked: MessageQuestion): Promise<MessageLine[]> {
  const { sql, bindings } = found(asked);
  const sort = SORTS[asked.sort] ?? 'm.id';
  const direction = asked.descending ? 'desc' : 'asc';
  const rows = await rowsOf<Omit<MessageLine, 'kind'> & { blanks: string }>(
    q,
    `with page as (select m.id ${sql} order by ${sort} ${direction}, m.id desc limit ? offset ?)
     select m.id, m.customer_id as "customerId", c.code as "customerCode", c.name as "customerName", m.day, m.channel,
       m.recipient, m.to_name as "toName", m.state, m.language, m.subject, m.withdrawn_reason as "withdrawnReason",
       m.about, m.not_before as "notBefore", c.country, c.region, m.blanks
     from page join v_message m on m.id = page.id join v_customer c on c.id = m.customer_id
     order by ${sort} ${direction}, m.id desc`,
    [...bindings, asked.limit, asked.offset],
  );
  return rows.map(({ blanks, ...row }) => ({ ...row, kind: (JSON.parse(blanks) as MessageContent).kind }));
}

export async function messageTotal(q: Query, asked: MessageQuestion): Promise<number> {
  const { sql, bindings } = found(asked);
  const [row] = await rowsOf<{ n: number }>(q, `select count(*) as n ${sql}`, bindings);
  return row?.n ?? 0;
}

function found(asked: MessageQuestion): { readonly sql: string; readonly bindings: readonly unknown[] } {
  const where = ['m.company_id = ?'];
  const bindings: unknown[] = [asked.companyId];
  const equals: readonly (readonly [string, string])[] = [
    ['m.state', asked.state],
    ['m.channel', asked.channel],
    ['m.day', asked.day],
    ['m.batch', asked.batch],
  ];
  for (const [column, value] of equals) {
    if (value === '') continue;
    where.push(`${column} = ?`);
    bindings.push(value);
  }
  if (asked.text !== '') {
    const like = `%${escaped(asked.text.toLowerCase())}%`;
    const columns = ['m.subject', 'm.recipient', 'm.to_name'];
    const named = holding(wordsOf(asked.text), 'c.sought');
    where.push(`((${named.sql}) or ${columns.map((column) => `lower(${column}) like ? escape '\\'`).join(' or ')})`);
    bindings.push(...named.bindings, ...columns.map(() => like));
  }
  const customer = asked.text !== '' || asked.sort === 'customer' ? ' join v_customer c on c.id = m.customer_id' : '';
  return { sql: `from v_message m${customer} where ${where.join(' and ')}`, bindings };
}

/** The reminders that a message carried, and why they do not count, where they do not. */
export async function remindersIn(
  q: Query,
  companyId: number,
  messageId: number,
): Promise<{ readonly id: number; readonly state: 'issued' | 'ignored' | 'cancelled'; readonly why: string | null }[]> {
  return rowsOf(
    q,
    `select id, state, cancelled_why as why from reminder where company_id = ? and message_id = ? order by id`,
    [companyId, messageId],
  );
}
