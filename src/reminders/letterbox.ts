import type { Letterbox } from '../customers/letterbox';
import type { Day } from '../kernel/day';
import type { Hold, HoldKind } from '../ledger/hold';
import type { CustomerFacts } from './facts';

/** Whom one writes to about a customer, and what is known of that one that stops or delays a message. */
export interface Mail extends Pick<CustomerFacts, 'lastContact' | 'unansweredSince' | 'callAgreedFor' | 'holds'> {
  /** Undefined: the customer itself, for others too. */
  readonly through: Letterbox | undefined;
}

/** A hold on the whole of a customer stops every message to it, whomever it is about; what it promised or agreed only its own. */
const STOPS_MAIL: ReadonlySet<HoldKind> = new Set<HoldKind>([
  'payment_in_transit',
  'goodwill',
  'admin',
  'legal',
  'insolvency',
  'moratorium',
]);

export const stopsMail = ({ itemId, kind }: Hold): boolean => itemId === null && STOPS_MAIL.has(kind);

/** What is known of a customer, with what counts of whom one writes to. */
export function withMail(own: CustomerFacts, mail: Mail): CustomerFacts {
  const { customer, contacts, addresses } = own;
  return {
    ...own,
    letterbox: mail.through ?? { customer, as: 'itself', contacts, addresses },
    holds: mail.holds.length === 0 ? own.holds : [...own.holds, ...mail.holds],
    lastContact: latest(own.lastContact, mail.lastContact),
    unansweredSince: laterDay(own.unansweredSince, mail.unansweredSince),
    callAgreedFor: laterDay(own.callAgreedFor ?? null, mail.callAgreedFor ?? null),
  };
}

type Contacted = CustomerFacts['lastContact'];

/** Of one day the first: a message rather than a call. */
export const latest = (a: Contacted, b: Contacted): Contacted => (a === null || (b !== null && b.on > a.on) ? b : a);

const laterDay = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b > a) ? b : a);
