import { randomUUID } from 'node:crypto';
import { settingsOf } from '../companies/store';
import { chooseContact } from '../customers/contact-choice';
import { kindOfDebtor } from '../customers/customer';
import { contactsInRange, customerById } from '../customers/store';
import { bodyOf } from '../ledger/reference';
import { queueMessages } from '../outbox/actions';
import type { Draft } from '../outbox/draft';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { fileNumbersOf } from '../reminders/reference.store';

/**
 * What a customer did in the portal, said back by mail: the same words as on the page, to keep. It goes beside whatever else is
 * written that day, asks for nothing, and goes to an address that we knew before, never to one that was typed.
 */
export interface Receipt {
  readonly companyId: number;
  /** Whose account it is about. */
  readonly customerId: number;
  /** Who came by the link, where that is another: whoever gets the messages about it. */
  readonly visitorId?: number;
  readonly language: string;
  /** The subject. */
  readonly title: string;
  /** A paragraph each. */
  readonly lines: readonly string[];
}

/** In the transaction of what it is about. Returns the message; null where nobody can be written to, or nothing may leave. */
export async function tellReceipt(tx: Tx, work: Work, receipt: Receipt): Promise<number | null> {
  const { companyId, customerId, visitorId = customerId, language, title, lines } = receipt;
  const settings = await settingsOf(tx, companyId);
  if (settings.shadowMode) return null;
  const visitor = await customerById(tx, companyId, visitorId);
  const contacts = await contactsInRange(tx, { companyId, first: visitorId, last: visitorId });
  const knownFirst = [...contacts].sort((a, b) => a.id - b.id);
  const { to } = chooseContact(kindOfDebtor(visitor, settings), knownFirst, { means: 'email' });
  if (to === null || to.email === null) return null;
  const numbers = await fileNumbersOf(tx, companyId, [customerId]);
  const number = numbers.get(customerId);
  return queued(tx, work, {
    ...{ companyId, customerId, about: `receipt/${randomUUID()}`, day: work.today, language, template: 'receipt' },
    ...{ to: { channel: 'email', email: to.email, name: to.name, contactId: to.id }, beside: true },
    attach: { what: 'none' },
    content: {
      ...{ kind: 'free', tone: 'neutral', payByOn: null, sections: [], bookedUntil: work.today },
      fileNumber: number === undefined ? (await customerById(tx, companyId, customerId)).code : bodyOf(number),
      subject: title,
      paragraphs: lines.filter((line) => line.trim() !== ''),
    },
  });
}

/** Another act of the same customer may take the turn in the same moment: then the next one. */
const TURNS = 5;

async function queued(tx: Tx, work: Work, draft: Draft): Promise<number | null> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const [answer] = await queueMessages(tx, work, [draft]);
    if (answer?.outcome === 'queued') return answer.messageId;
    if (answer?.outcome === 'blocked') return null;
  }
  return null;
}
