import { chooseAddress, chooseContact } from '../customers/contact-choice';
import { kindOfDebtor, type Address, type Contact, type Customer, type DebtorType } from '../customers/customer';
import type { Hold, HoldKind } from '../ledger/hold';
import { inCompanyCurrency, type Rates } from '../ledger/fx';
import type { EmailRecipient, PostalAddress } from '../outbox/draft';
import type { AccountSum, Choice, LeftOut } from './run';

/**
 * Who gets a statement, and how: by email to whom reminders go, else on paper, else not at all. Nobody is written to whom
 * the whole house leaves alone: our own companies, the insolvent, those with a lawyer, a court or a partner, those on hold.
 */
export interface Candidate {
  readonly customer: Customer;
  readonly contacts: readonly Contact[];
  readonly addresses: readonly Address[];
  /** Those in force on the day of sending. */
  readonly holds: readonly Hold[];
  readonly sums: readonly AccountSum[];
  /** A statement of that day has left, lies in the outbox or is being made. */
  readonly had: 'none' | 'left' | 'coming';
  /** Addresses that want none, in lower case. */
  readonly unwanted: ReadonlySet<string>;
}

export interface Rules {
  readonly choice: Choice;
  readonly rates: Rates;
  readonly debtorType: DebtorType | null;
  /** Of the company: for whom no other is known. */
  readonly language: string;
}

export type Verdict =
  | { readonly do: 'email'; readonly to: EmailRecipient; readonly language: string }
  | { readonly do: 'print'; readonly to: PaperRecipient; readonly language: string }
  | { readonly do: 'leave_out'; readonly why: LeftOut };

export interface PaperRecipient {
  readonly name: string;
  readonly address: PostalAddress;
}

/** A candidate with what was judged. */
export interface Judged {
  readonly customer: Customer;
  readonly sums: readonly AccountSum[];
  readonly verdict: Verdict;
  /** It had a statement of that day, and gets another on purpose. */
  readonly again: boolean;
}

export function judge(candidate: Candidate, rules: Rules): Verdict {
  const why = leftOut(candidate, rules);
  if (why !== null) return { do: 'leave_out', why };
  const { customer, contacts, addresses } = candidate;
  const debtor = kindOfDebtor(customer, rules);
  const { to, represented } = chooseContact(debtor, [...contacts].sort(knownFirst), { means: 'email' });
  const language = (to?.language ?? customer.language ?? rules.language).slice(0, 2).toLowerCase();
  if (to?.email) {
    const email = to.email.trim().toLowerCase();
    if (candidate.unwanted.has(email)) return { do: 'leave_out', why: 'unwanted' };
    return { do: 'email', to: { channel: 'email', email, name: to.name, contactId: to.id }, language };
  }
  const address = chooseAddress([...addresses].sort(knownFirst), represented);
  if (address === null) return { do: 'leave_out', why: 'no_address' };
  return { do: 'print', to: paperTo(customer, address), language };
}

/** As it stands on an envelope. */
export function paperTo(customer: Customer, address: Address): PaperRecipient {
  const { name, street, postcode, city, region, country } = address;
  return {
    name: name ?? customer.legalName ?? customer.name,
    address: { street, postcode, city, region, country: country ?? customer.country },
  };
}

const knownFirst = (a: { readonly id: number }, b: { readonly id: number }): number => a.id - b.id;

function leftOut({ customer, holds, sums, had }: Candidate, { choice, rates }: Rules): LeftOut | null {
  if (customer.internal) return 'internal';
  const held = stops(holds);
  if (held !== null) return held;
  if (sums.length === 0) return 'nothing_open';
  const owed = sums.filter(({ balanceMinor }) => balanceMinor > 0);
  if (owed.length === 0 && !choice.withCredits) return 'only_credits';
  if (choice.onlyOverdue && sums.every(({ overdueMinor }) => overdueMinor === 0)) return 'not_overdue';
  const inAll = owed.reduce(
    (sum, { balanceMinor, currency }) => sum + inCompanyCurrency(balanceMinor, currency, rates).minor,
    0,
  );
  if (owed.length > 0 && inAll < choice.minMinor) return 'below_minimum';
  if (had === 'coming' || (had === 'left' && choice.reason === '')) return 'already';
  return null;
}

/** In whatever they are put, customer or document: whoever acts for the customer, or for us, must not find our letter beside theirs. */
const STOPPING = ['insolvency', 'moratorium', 'legal', 'with_partner', 'assigned'] as const satisfies HoldKind[];

/** Why nothing may be sent to a customer with these holds; null: something may. A disputed invoice stops no statement. */
export function stops(holds: readonly Hold[]): LeftOut | null {
  const kinds = new Set(holds.map(({ kind }) => kind));
  const hard = STOPPING.find((kind) => kinds.has(kind));
  if (hard !== undefined) return hard;
  return holds.some(({ itemId }) => itemId === null) ? 'held' : null;
}
