import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { later } from '../kernel/later';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf, type RowTable } from '../platform/rows';
import { nextTurn } from '../platform/turn';
import type { Work } from '../platform/work';
import { stored, type MessageContent } from './content';
import type { Attach, PostalAddress } from './draft';
import type { MessageState, Underway } from './message';

/** Messages: rows in, rows out. What leaves and what became of it is in `delivery.store.ts`. */
export interface NewMessage {
  readonly companyId: number;
  readonly customerId: number;
  readonly about: string;
  readonly batch: string | null;
  readonly channel: 'email' | 'letter' | 'sms';
  /** The key of a recipient: the address in lower case, or the postal address in one line. */
  readonly recipient: string;
  readonly toName: string | null;
  readonly contactId: number | null;
  readonly addressId: number | null;
  readonly address: PostalAddress | null;
  readonly cc: readonly string[];
  readonly day: Day;
  readonly notBefore: Instant | null;
  readonly language: string;
  readonly templateVersionId: number;
  readonly content: MessageContent;
  readonly attach: Attach;
  /** The first of the day; the next, though the recipient had one today; or beside whatever is written that day. */
  readonly turn: 'first' | 'again' | 'beside';
}

/** What makes a message the same message. */
export type MessageKey = Pick<NewMessage, 'companyId' | 'customerId' | 'recipient' | 'day'>;
export const keyText = (key: MessageKey): string =>
  [key.companyId, key.customerId, key.day, key.recipient].join('\u0000');

const COLUMNS = {
  company_id: 'bigint',
  customer_id: 'bigint',
  about: 'text',
  batch: 'text',
  channel: 'text',
  recipient: 'text',
  to_name: 'text',
  contact_id: 'bigint',
  address_id: 'bigint',
  address: 'text',
  cc: 'text',
  day: 'text',
  not_before: 'text',
  language: 'text',
  template_version_id: 'bigint',
  blanks: 'text',
  attach: 'text',
} as const;
const GIVEN = { ...COLUMNS, least: 'bigint' } as const;
const NAMES = Object.keys(COLUMNS).join(', ');
const AT_ONCE = 100;

/**
 * Row numbers of the messages that were new, by key; those that were there already are left out. Some at a time: the database
 * takes in the one lot while the next is made ready.
 */
export async function insertMessages(
  tx: Tx,
  work: Work,
  messages: readonly NewMessage[],
): Promise<Map<string, number>> {
  const made = new Map<string, number>();
  let writing: Promise<Made[]> = Promise.resolve([]);
  for (let from = 0; from < messages.length; from += AT_ONCE) {
    const given = tableOf(tx, GIVEN, messages.slice(from, from + AT_ONCE).map(rowFrom));
    for (const row of await writing) made.set(keyText(row), row.id);
    writing = later(insertLot(tx, work, given));
    await nextTurn();
  }
  for (const row of await writing) made.set(keyText(row), row.id);
  return made;
}

type Made = MessageKey & { readonly id: number };

const insertLot = (tx: Tx, work: Work, given: RowTable): Promise<Made[]> =>
  rowsOf<Made>(
    tx,
    `insert into message (${NAMES}, turn, state, recorded_at, recorded_by)
     select ${NAMES}, case when given.least is null then 0 else coalesce((select max(m.turn) + 1 from message m
         where m.company_id = given.company_id and m.customer_id = given.customer_id and m.recipient = given.recipient
           and m.day = given.day and m.state <> 'withdrawn'), given.least) end, 'queued', ?, ? from ${given.sql} as given where true
     on conflict do nothing
     returning id, company_id as "companyId", customer_id as "customerId", recipient, day`,
    [work.now, actorText(work.actor), ...given.bindings],
  );

/** The messages that hold these keys now. */
export async function messagesByKey(q: Query, keys: readonly MessageKey[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const given = tableOf(
    q,
    { company_id: 'bigint', customer_id: 'bigint', recipient: 'text', day: 'text' },
    keys.map((key) => ({
      company_id: key.companyId,
      customer_id: key.customerId,
      recipient: key.recipient,
      day: key.day,
    })),
  );
  const rows = await rowsOf<MessageKey & { id: number }>(
    q,
    `select m.id, m.company_id as "companyId", m.customer_id as "customerId", m.recipient, m.day
     from ${given.sql} as given join message m on m.company_id = given.company_id
       and m.customer_id = given.customer_id and m.recipient = given.recipient and m.day = given.day
     where m.state <> 'withdrawn' order by m.turn desc`,
    given.bindings,
  );
  return new Map(rows.map((row) => [keyText(row), row.id]));
}

function rowFrom(message: NewMessage): Record<string, unknown> {
  return {
    company_id: message.companyId,
    customer_id: message.customerId,
    about: message.about,
    batch: message.batch,
    channel: message.channel,
    recipient: message.recipient,
    to_name: message.toName,
    contact_id: message.contactId,
    address_id: message.addressId,
    address: message.address === null ? null : JSON.stringify(message.address),
    cc: JSON.stringify(message.cc),
    day: message.day,
    not_before: message.notBefore,
    language: message.language,
    template_version_id: message.templateVersionId,
    blanks: stored(message.content),
    attach: JSON.stringify(message.attach),
    least: { first: null, again: 0, beside: 1 }[message.turn],
  };
}

export interface MessageRow {
  readonly id: number;
  readonly company_id: number;
  readonly customer_id: number;
  readonly about: string;
  readonly batch: string | null;
  readonly channel: 'email' | 'letter' | 'sms';
  readonly recipient: string;
  readonly to_name: string | null;
  readonly contact_id: number | null;
  readonly address_id: number | null;
  readonly address: string | null;
  readonly cc: string;
  readonly day: Day;
  readonly not_before: Instant | null;
  readonly language: string;
  readonly template_version_id: number;
  readonly blanks: string;
  readonly attach: string;
  readonly state: MessageState;
  readonly subject: string | null;
  readonly thread: string | null;
  readonly html_sha: string | null;
  readonly text_sha: string | null;
  readonly raw_sha: string | null;
  readonly attachments: string;
  readonly provider_ref: string | null;
  readonly withdrawn_reason: string | null;
  readonly claimed_by: string | null;
  readonly claimed_at: Instant | null;
  readonly attempts: number;
  readonly finished_at: Instant | null;
  readonly recorded_at: Instant;
}

/** The message of that row number, or none of this company. */
export async function messageById(q: Query, companyId: number, id: number): Promise<MessageRow | undefined> {
  return q<MessageRow>('message').where({ company_id: companyId, id }).first();
}

/** The row of a message that is not stored: for a preview. */
export const rowFor = (message: NewMessage): MessageRow => ({
  ...(rowFrom(message) as Omit<MessageRow, keyof typeof UNBORN>),
  ...UNBORN,
});

const UNBORN = {
  id: 0,
  state: 'queued',
  subject: null,
  thread: null,
  html_sha: null,
  text_sha: null,
  raw_sha: null,
  attachments: '[]',
  provider_ref: null,
  withdrawn_reason: null,
  claimed_by: null,
  claimed_at: null,
  attempts: 0,
  finished_at: null,
  recorded_at: '1970-01-01T00:00:00.000Z' as Instant,
} as const;

export async function messagesById(q: Query, companyId: number, ids: readonly number[]): Promise<MessageRow[]> {
  const given = tableOf(
    q,
    { id: 'bigint' },
    [...new Set(ids)].map((id) => ({ id })),
  );
  return rowsOf<MessageRow>(
    q,
    `select m.* from message m join ${given.sql} as given on given.id = m.id where m.company_id = ? order by m.id`,
    [...given.bindings, companyId],
  );
}

/** Messages that have not left and are in nobody's hands: of these askers, or issued with this batch. */
export type Unsent = { readonly companyId: number } & (
  { readonly abouts: readonly string[] } | { readonly batch: string } | { readonly ids: readonly number[] }
);

export async function unsentMessages(tx: Tx, which: Unsent): Promise<MessageRow[]> {
  const asked = tx<MessageRow>('message')
    .where('company_id', which.companyId)
    .whereIn('state', ['queued', 'made'])
    .whereNull('claimed_by');
  if ('batch' in which) void asked.where('batch', which.batch);
  else if ('ids' in which) void asked.whereIn('id', which.ids);
  else void asked.whereIn('about', which.abouts);
  const rows: MessageRow[] = await asked.orderBy('id');
  return rows;
}

/** A message on its way, as far as what becomes of it needs to know it. */
export const underwayOf = (row: MessageRow): Underway => ({
  id: row.id,
  customerId: row.customer_id,
  contactId: row.contact_id,
  about: row.about,
  recipient: row.recipient,
  state: row.state,
  claimedBy: row.claimed_by,
  attempts: row.attempts,
  channel: row.channel,
});
