import { WITH_VAT, type AccountRole, type Accounting } from '../companies/accounting';
import { maxDay, type Day } from '../kernel/day';
import { share, sum } from '../kernel/money';
import type { DeedKind, Happening } from './deed';

/** What the books are told of one deed: lines whose debits and credits are equal, in its own currency and in that of the books. */
export interface Posting {
  readonly key: string;
  readonly subject: string;
  readonly kind: DeedKind;
  readonly back: boolean;
  readonly customerId: number | null;
  readonly customerCode: string;
  readonly customerName: string;
  readonly document: string;
  /** The day it is posted on: its own, or the first of the period where that day was exported before. */
  readonly on: Day;
  readonly eventOn: Day;
  readonly currency: string;
  readonly lines: readonly PostingLine[];
}

export interface PostingLine {
  readonly role: AccountRole;
  /** Empty: the company did not say which. */
  readonly account: string;
  /** + debit. */
  readonly minor: number;
  /** In the currency of the books; null: no rate is known. */
  readonly bookMinor: number | null;
}

export interface Books {
  readonly accounting: Accounting;
  readonly from: Day;
  /** An amount of that day in the currency of the books; null where no rate is known. */
  inBooks(minor: number, currency: string, on: Day): number | null;
  /** The lines by which the books were told of a deed, where they were. */
  linesOf(key: string): readonly PostingLine[] | undefined;
}

/** The postings of what happened, in its order. */
export function postingsOf(happenings: readonly Happening[], books: Books): Posting[] {
  const made = new Map<string, readonly PostingLine[]>();
  return happenings.map((one) => {
    const { deed, back, key, on, minor } = one;
    const told = made.get(deed.key) ?? books.linesOf(deed.key);
    const lines = back && told !== undefined ? takenBack(told, minor) : linesFor(one, books);
    if (!back) made.set(deed.key, lines);
    const { subject, kind, customerId, customerCode, customerName, document, currency } = deed;
    return {
      ...{ key, subject, kind, back, customerId, customerCode, customerName, document, currency, lines },
      ...{ on: maxDay(on, books.from), eventOn: on },
    };
  });
}

/**
 * Debit what the customer owes more by, credit what it is; the other way round where it is given up. What is of several parts is converted
 * part by part, each rounded; what is left over by rounding falls on the first of them.
 */
function linesFor({ deed, on, minor }: Happening, { accounting, inBooks }: Books): PostingLine[] {
  const { kind, currency, customerCode, parts } = deed;
  const vatMinor = vatIn(minor, kind, accounting);
  const bookMinor = inBooks(minor, currency, on);
  const line = (role: AccountRole, amount: number, book: number | null): PostingLine => ({
    ...{ role, minor: amount, bookMinor: book },
    account: role === 'receivable' && accounting.format === 'datev' ? customerCode : (accounting.accounts[role] ?? ''),
  });
  if (parts !== undefined) {
    const beside = parts.filter((part) => part.minor !== 0);
    const lines = [line(partyOf(kind), minor, bookMinor), ...beside.map((part) => line(part.role, part.minor, inBooks(part.minor, currency, on)))]; // prettier-ignore
    return lines.map((one, at) => (at === 1 ? evened(one, lines) : one));
  }
  const bookVat = bookMinor === null ? null : vatIn(bookMinor, kind, accounting);
  const less = (amount: number | null, part: number | null): number | null =>
    amount === null || part === null ? null : 0 - (amount - part);
  return [
    line(partyOf(kind), minor, bookMinor),
    line(roleOf(kind, minor), 0 - (minor - vatMinor), less(bookMinor, bookVat)),
    ...(vatMinor === 0 ? [] : [line('vat', 0 - vatMinor, bookVat === null ? null : 0 - bookVat)]),
  ];
}

/** Whose account stands first: the customer's, or that of partners. */
const partyOf = (kind: DeedKind): AccountRole =>
  kind === 'partner_invoice' || kind === 'remittance_rest' ? 'partner_payable' : 'receivable';

function roleOf(kind: DeedKind, minor: number): AccountRole {
  if (kind === 'payment' || kind === 'returned' || kind === 'remittance_rest') return 'bank';
  if (kind === 'partner_invoice') return 'partner_costs';
  return kind === 'difference' && minor > 0 ? 'difference_gain' : kind;
}

/** The VAT within an amount, where the company takes it along for what is given up; never of charges and payments. */
function vatIn(minor: number, kind: DeedKind, { vat }: Accounting): number {
  const isAmong = vat?.of.some((one) => one === kind && WITH_VAT.includes(one)) === true;
  if (vat === null || !isAmong) return 0;
  const [whole = '0', part = ''] = vat.percent.split('.');
  const hundredths = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
  return share(minor, hundredths, 10_000n + hundredths);
}

/** The lines the other way round, on the accounts they stood on; of a part, its share, what is left over on the second line. */
export function takenBack(lines: readonly PostingLine[], minor: number): PostingLine[] {
  const [first] = lines;
  if (first === undefined || first.minor === 0) return [];
  const sign = Math.sign(minor) * Math.sign(first.minor);
  const part = (amount: number): number =>
    minor === first.minor ? amount : share(amount * sign, BigInt(Math.abs(minor)), BigInt(Math.abs(first.minor)));
  const back = lines.map((line) => ({
    ...line,
    minor: 0 - part(line.minor),
    bookMinor: line.bookMinor === null ? null : 0 - part(line.bookMinor),
  }));
  return back.map((line, at) => (at === 1 ? evened(line, back) : line));
}

function evened(line: PostingLine, all: readonly PostingLine[]): PostingLine {
  const books = all.map(({ bookMinor }) => bookMinor);
  const known = books.filter((one) => one !== null);
  return {
    ...line,
    minor: line.minor - sum(all.map(({ minor }) => minor)),
    bookMinor: line.bookMinor === null || known.length < books.length ? null : line.bookMinor - sum(known),
  };
}

/** Accounts that these postings need and that the company did not name. */
export const rolesMissing = (postings: readonly Posting[]): AccountRole[] => [
  ...new Set(postings.flatMap(({ lines }) => lines.filter(({ account }) => account === '').map(({ role }) => role))),
];

export const hasRate = ({ lines }: Posting): boolean => lines.every(({ bookMinor }) => bookMinor !== null);

export interface AccountTotal {
  readonly account: string;
  readonly role: AccountRole;
  readonly currency: string;
  readonly debitMinor: number;
  readonly creditMinor: number;
}

/** What stands on each account per currency; those of customers are one. */
export function totalsOf(postings: readonly Posting[]): AccountTotal[] {
  const totals = new Map<string, AccountTotal>();
  for (const { currency, lines } of postings) {
    for (const { role, account, minor } of lines) {
      const shown = role === 'receivable' ? '' : account;
      const key = `${role}|${shown}|${currency}`;
      const before = totals.get(key) ?? { account: role === 'receivable' ? account : shown, role, currency, debitMinor: 0, creditMinor: 0 }; // prettier-ignore
      totals.set(key, {
        ...before,
        account: before.account === account ? account : '',
        debitMinor: before.debitMinor + Math.max(0, minor),
        creditMinor: before.creditMinor + Math.max(0, -minor),
      });
    }
  }
  return [...totals.values()];
}
