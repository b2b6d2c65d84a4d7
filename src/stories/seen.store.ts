import type { Tone } from '../outbox/content';
import { rowsOf, type Query } from '../platform/db';

/** What a story can see of the real house: messages that were issued, and what became of them. */
export interface SeenMessage {
  readonly id: number;
  readonly customerId: number;
  readonly customer: string;
  readonly day: string;
  readonly channel: 'email' | 'letter';
  readonly recipient: string;
  readonly toName: string | null;
  readonly cc: readonly string[];
  readonly language: string;
  readonly kind: string;
  readonly tone: Tone;
  readonly state: string;
  readonly withdrawnReason: string | null;
  readonly contactId: number | null;
  readonly about: string;
}

/** The messages of a company from a row number on. */
export async function messagesSince(q: Query, companyId: number, after: number): Promise<SeenMessage[]> {
  const rows = await rowsOf<Omit<SeenMessage, 'cc' | 'kind' | 'tone'> & { cc: string; blanks: string }>(
    q,
    `select m.id, m.customer_id as "customerId", c.code as customer, m.day, m.channel, m.recipient, m.to_name as "toName", m.cc, m.language, m.blanks, m.state,
       m.withdrawn_reason as "withdrawnReason", m.contact_id as "contactId", m.about
     from v_message m join v_customer c on c.id = m.customer_id where m.company_id = ? and m.id > ? order by m.id`,
    [companyId, after],
  );
  return rows.map(({ blanks, cc, ...row }) => {
    const { kind, tone } = JSON.parse(blanks) as { kind: string; tone: Tone };
    return { ...row, cc: JSON.parse(cc) as string[], kind, tone };
  });
}

/** The documents that a message demands. */
export async function documentsOfMessage(q: Query, messageId: number): Promise<string[]> {
  const rows = await rowsOf<{ document: string }>(
    q,
    `select i.document from v_reminder_item r join v_open_item_ever i on i.item_id = r.item_id
     where r.message_id = ? order by i.document`,
    [messageId],
  );
  return rows.map((row) => row.document);
}
