import { dayFrom } from '../kernel/day';
import { isMailbox } from '../kernel/mailbox';
import { WrongUse } from '../kernel/result';
import { EINVOICE_STATES, einvoiceStateOf } from './e-invoice';
import type { OpenItem } from './open-item';

/** The fields of an invoice that a person may correct or fill in, each with what it accepts. The names are the columns’. */
interface Field {
  readonly explained: string;
  readonly accepts: 'text' | 'day' | 'email' | readonly string[];
  /** Where it is kept: with the entry, or with its open item. */
  readonly of: 'entry' | 'item';
}

const text = (explained: string): Field => ({ explained, accepts: 'text', of: 'entry' });
const dated = (explained: string, of: Field['of'] = 'entry'): Field => ({ explained, accepts: 'day', of });

export const CORRECTABLE = {
  due_on: dated('the last day to pay', 'item'),
  withheld: { explained: 'not due until released', accepts: ['retention', 'withholding_tax'], of: 'item' },
  withheld_until: dated('the last day on which it is withheld', 'item'),
  subject: text('what was delivered, in words'),
  claim_type: text('goods, services, transport, cross_border_transport, rent, telecom …'),
  po_no: text('the customer’s purchase order'),
  order_no: text('our order number'),
  contract_ref: text('the contract or terms'),
  contract_on: dated('the day of the contract'),
  supply_on: dated('the day of supply'),
  delivery_on: dated('the day of delivery'),
  delivery_note: text('the number of the delivery note'),
  site: text('the customer’s site'),
  billed_entity: text('who was billed'),
  handler_email: { explained: 'the email of who at the customer handles it', accepts: 'email', of: 'entry' },
  terms: text('the terms of payment'),
  payment_method: text('direct_debit …'),
  payment_reference: text('the invoice’s own KID, OCR, QRR, OGM'),
  einvoice_state: { explained: 'what became of the e-invoice', accepts: EINVOICE_STATES, of: 'entry' },
  einvoice_received_on: dated('the day on which the e-invoice was received'),
  einvoice_channel: text('the platform or network of the e-invoice'),
  governing_law: text('the country whose law the contract names, two capitals'),
} as const satisfies Readonly<Record<string, Field>>;
export type CorrectableField = keyof typeof CORRECTABLE;

export const isCorrectable = (name: string): name is CorrectableField => Object.hasOwn(CORRECTABLE, name);

/** What was typed, as it will be kept; `null` or nothing empties it. Throws WrongUse. */
export function correctionFrom(field: CorrectableField, given: string): string | null {
  const { accepts, explained }: Field = CORRECTABLE[field];
  const typed = given.trim();
  const value = field === 'einvoice_state' ? (einvoiceStateOf(typed) ?? typed) : typed;
  if (value === '' || value === 'null') return null;
  if (fits(accepts, value)) return accepts === 'email' ? value.toLowerCase() : value;
  throw new WrongUse(`${field} cannot be ${value}.`, `It is ${explained}: ${expected(accepts)}.`);
}

function fits(accepts: Field['accepts'], value: string): boolean {
  if (accepts === 'text') return true;
  if (accepts === 'day') return dayFrom(value) !== undefined;
  return accepts === 'email' ? isMailbox(value) : accepts.includes(value);
}

function expected(accepts: Field['accepts']): string {
  if (accepts === 'day') return 'a day such as 2026-03-02';
  return accepts === 'email' ? 'an email address such as name@example.com' : [accepts].flat().join(' or ');
}

/** Where an entry has several open items, what belongs to the items cannot be corrected for all of them at once. */
export const concernsOneItem = (field: CorrectableField, item: Pick<OpenItem, 'parts'>): boolean =>
  CORRECTABLE[field].of === 'item' && item.parts > 1;
