import { addDays, dayFrom, type Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { EINVOICE_STATES, type EinvoiceState } from '../ledger/e-invoice';

/**
 * A procurement portal is where a customer takes its invoices and shows what became of them (Ariba, Coupa, Chorus Pro). Nothing is
 * sent there by itself: a person opens the link, reads what stands there, and says when somebody looks again. What was read is the
 * life of the e-invoice, and holds what that holds.
 */
export const PORTAL_NAMES = ['ariba', 'coupa', 'chorus_pro'] as const;
const CALLED: Readonly<Record<string, string>> = { ariba: 'Ariba', coupa: 'Coupa', chorus_pro: 'Chorus Pro' };

/** As people call it. */
export const portalCalled = (name: string): string => CALLED[name] ?? name;

export interface PortalTerms {
  readonly name: string;
  readonly link: string;
  readonly supplierNo: string | null;
}

/** What was typed, as it will be kept. Throws WrongUse where the link is no address of the web. */
export function portalTerms({ name, link, supplierNo }: PortalTerms): PortalTerms {
  const called = name.trim();
  if (called === '' || called.length > LONGEST_NAME) {
    throw new WrongUse('The portal has no name.', `Name it, such as: ${PORTAL_NAMES.join(', ')}.`);
  }
  const number = supplierNo?.trim().slice(0, LONGEST_NAME) ?? '';
  return { name: called, link: linkFrom(link), supplierNo: number === '' ? null : number };
}

const LONGEST_NAME = 60;
const LONGEST_LINK = 500;

function linkFrom(text: string): string {
  const typed = text.trim();
  const url = typed.length <= LONGEST_LINK && URL.canParse(typed) ? new URL(typed) : undefined;
  const isPlain = url !== undefined && url.username === '' && url.password === '' && url.hostname.includes('.');
  if (url !== undefined && isPlain && (url.protocol === 'https:' || url.protocol === 'http:')) return url.href;
  throw new WrongUse(
    'This is no link to a portal.',
    'Write the address of its page, without a password: https://service.ariba.com/…',
  );
}

/** What stands there of an invoice; `not_there`: it is not to be found. */
export const LOOK_STATES = ['not_there', ...EINVOICE_STATES] as const;
export type LookState = (typeof LOOK_STATES)[number];

/** What of it becomes the state of the e-invoice. */
export const einvoiceStateIn = (state: LookState): EinvoiceState | null => (state === 'not_there' ? null : state);

/** Days until somebody looks again; null: there is nothing more to be read. */
const AGAIN: Readonly<Record<LookState, number | null>> = {
  not_there: 5,
  sent: 5,
  received: 7,
  rejected: 7,
  refused: 7,
  disputed: 7,
  approved: 14,
  payment_sent: 7,
  collected: null,
};

export interface LookDays {
  readonly onDay: Day;
  readonly nextOn: Day | null;
}

/** The day on which it was read, and the one on which somebody looks again: as named, else as the state says. */
export function lookDays(state: LookState, today: Day, named: { readonly on?: Day; readonly next?: Day }): LookDays {
  const onDay = named.on ?? today;
  for (const day of [onDay, named.next ?? today]) {
    if (dayFrom(day) === undefined) throw new WrongUse(`There is no day ${day}.`, 'Write a day as 2026-03-25.');
  }
  if (onDay > today) {
    throw new Refusal('in-the-future', `${onDay} has not come yet.`, 'Give the day on which somebody looked.');
  }
  if (named.next !== undefined && named.next <= today) {
    throw new Refusal(
      'next-look-past',
      `${named.next} is no later day.`,
      'Give a day on which somebody will look again.',
    );
  }
  const days = AGAIN[state];
  return { onDay, nextOn: named.next ?? (days === null ? null : addDays(today, days)) };
}

/** Of many documents the first five are named. */
export const documentList = (documents: readonly string[]): string =>
  [...documents.slice(0, 5), ...(documents.length > 5 ? [`+${documents.length - 5}`] : [])].join(', ');
