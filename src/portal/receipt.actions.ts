import { randomUUID } from 'node:crypto';
import { settingsOf } from '../companies/store';
import { chooseContact } from '../customers/contact-choice';
import { kindOfDebtor, type Contact } from '../customers/customer';
import { contactsInRange, customerById } from '../customers/store';
import type { OpenItem } from '../ledger/open-item';
import { bodyOf } from '../ledger/reference';
import { queueMessages } from '../outbox/actions';
import type { CurrencySection } from '../outbox/content';
import type { Draft } from '../outbox/draft';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { lineOf } from '../reminders/message';
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
  /** To whom the link was sent by which they came, where that is known. */
  readonly contactId?: number | null;
  readonly language: string;
  /** The subject. */
  readonly title: string;
  /** A paragraph each. */
  readonly lines: readonly string[];
  /** An invoice of which a copy goes along. */
  readonly copyOf?: OpenItem;
  /** Papers that go with it. */
  readonly documentIds?: readonly number[];
}

/** In the transaction of what it is about. Returns the message; null where nobody can be written to, or nothing may leave. */
export async function tellReceipt(tx: Tx, work: Work, receipt: Receipt): Promise<number | null> {
  const {
    companyId,
    customerId,
    visitorId = customerId,
    contactId = null,
    language,
    title,
    lines,
    documentIds = [],
  } = receipt;
  if ((await settingsOf(tx, companyId)).shadowMode) return null;
  const to = await knownRecipient(tx, companyId, { visitorId, contactId });
  if (to === null || to.email === null) return null;
  const numbers = await fileNumbersOf(tx, companyId, [customerId]);
  const number = numbers.get(customerId);
  return queued(tx, work, {
    ...{ companyId, customerId, about: `receipt/${randomUUID()}`, day: work.today, language, template: 'receipt' },
    ...{ to: { channel: 'email', email: to.email, name: to.name, contactId: to.id }, beside: true },
    attach: { what: receipt.copyOf === undefined ? 'none' : 'invoices', documentIds },
    content: {
      ...{ kind: 'free', tone: 'neutral', payByOn: null, bookedUntil: work.today },
      sections: receipt.copyOf === undefined ? [] : [shown(receipt.copyOf, work)],
      fileNumber: number === undefined ? (await customerById(tx, companyId, customerId)).code : bodyOf(number),
      subject: title,
      paragraphs: lines.filter((line) => line.trim() !== ''),
    },
  });
}

/** It carries the invoice, and asks for nothing of it. */
const shown = (item: OpenItem, { today }: Work): CurrencySection => ({
  ...{ currency: item.currency, demandMinor: 0, items: [], alsoDue: [], credits: [], notYetDue: [], payment: null },
  onHold: [lineOf(item, { demandMinor: 0, payByOn: null }, today)],
});

interface Visited {
  readonly visitorId: number;
  readonly contactId: number | null;
}

/** To whom receipts go: to whom the link was sent, else to whom messages do; null: nobody is known that may be written to. */
export async function knownRecipient(
  q: Query,
  companyId: number,
  { visitorId, contactId }: Visited,
): Promise<Contact | null> {
  const visitor = await customerById(q, companyId, visitorId);
  const contacts = await contactsInRange(q, { companyId, first: visitorId, last: visitorId });
  const came = contacts.find(({ id, email, state }) => id === contactId && email !== null && state === 'ok');
  if (came !== undefined) return came;
  const knownFirst = [...contacts].sort((a, b) => a.id - b.id);
  const debtor = kindOfDebtor(visitor, await settingsOf(q, companyId));
  return chooseContact(debtor, knownFirst, { means: 'email' }).to;
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
