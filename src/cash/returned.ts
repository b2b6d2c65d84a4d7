import { addDays, type Day } from '../kernel/day';
import type { BankLine } from './bank-line';

/**
 * Money that went back: which of the receipts that were applied before it is. Only what the bank itself calls by name is certain; that
 * amount and account agree is a proposal, and a person decides.
 */
export type WentBackLine = Pick<
  BankLine,
  'bookedOn' | 'currency' | 'amountMinor' | 'reference' | 'endToEnd' | 'bankRef' | 'iban' | 'text' | 'chargesMinor'
>;

/** A receipt that was applied. */
export interface AppliedReceipt {
  readonly id: number;
  readonly bookedOn: Day;
  readonly currency: string;
  /** > 0. */
  readonly amountMinor: number;
  readonly reference: string | null;
  readonly endToEnd: string | null;
  readonly bankRef: string | null;
  readonly iban: string | null;
  /** Numbers of the documents that it paid. */
  readonly documents: readonly string[];
}

/** Why a receipt may be the one; the first two name it. */
export type ReturnReason =
  'end_to_end' | 'bank_ref' | 'reference' | 'same_account' | 'number' | 'amount' | 'amount_with_fee' | 'other_amount';

export interface ReturnCandidate {
  readonly id: number;
  readonly reasons: readonly ReturnReason[];
}

export interface ReturnFound {
  /** The receipt, where there is no doubt. */
  readonly certain: number | null;
  /** The likeliest first. */
  readonly candidates: readonly ReturnCandidate[];
}

/** A direct debit that was never authorised may be returned for 13 months (PSD2, art. 71). */
const DAYS_TO_RETURN = 400;

/** What a bank takes for a return, at most, in minor units: more is not a fee. */
const MOST_FEE = 5_000;

export function returnOf(line: WentBackLine, earlier: readonly AppliedReceipt[]): ReturnFound {
  const since = addDays(line.bookedOn, -DAYS_TO_RETURN);
  const found = earlier
    .filter((one) => one.currency === line.currency && one.bookedOn <= line.bookedOn && one.bookedOn >= since)
    .flatMap((one) => {
      const reasons = reasonsFor(line, one);
      return reasons.length === 0 ? [] : [{ one, reasons, weight: weightOf(reasons) }];
    })
    .sort((a, b) => b.weight - a.weight || (a.one.bookedOn < b.one.bookedOn ? 1 : -1) || b.one.id - a.one.id);
  const named = found.filter(({ reasons }) => reasons.some((reason) => NAMES.has(reason)));
  const [only] = named;
  const isCertain = named.length === 1 && only?.reasons.some((reason) => FITS.has(reason)) === true;
  return {
    certain: isCertain ? only.one.id : null,
    candidates: found.map(({ one, reasons }) => ({ id: one.id, reasons })),
  };
}

const NAMES: ReadonlySet<ReturnReason> = new Set(['end_to_end', 'bank_ref']);
const FITS: ReadonlySet<ReturnReason> = new Set(['amount', 'amount_with_fee']);

const WEIGHTS: Readonly<Record<ReturnReason, number>> = {
  end_to_end: 100,
  bank_ref: 90,
  reference: 20,
  number: 15,
  same_account: 10,
  amount: 8,
  amount_with_fee: 6,
  other_amount: 0,
};

const weightOf = (reasons: readonly ReturnReason[]): number =>
  reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0);

function reasonsFor(line: WentBackLine, one: AppliedReceipt): ReturnReason[] {
  const amount = amountReason(line, one);
  const text = plain(line.text);
  const reasons: ReturnReason[] = [];
  if (named(one.endToEnd) && (line.endToEnd === one.endToEnd || holds(text, one.endToEnd))) reasons.push('end_to_end');
  if (named(one.bankRef) && (line.bankRef === one.bankRef || holds(text, one.bankRef))) reasons.push('bank_ref');
  if (named(one.reference) && line.reference === one.reference) reasons.push('reference');
  if (one.documents.some((document) => holds(text, document))) reasons.push('number');
  if (one.iban !== null && one.iban === line.iban) reasons.push('same_account');
  const fits = FITS.has(amount);
  if (!fits && !reasons.some((reason) => NAMES.has(reason))) return [];
  return [...reasons, amount];
}

function amountReason({ amountMinor, chargesMinor }: WentBackLine, one: AppliedReceipt): ReturnReason {
  const over = Math.abs(amountMinor) - one.amountMinor;
  if (over === 0) return 'amount';
  if (over < 0) return 'other_amount';
  return over === (chargesMinor ?? over) && over <= MOST_FEE && over < one.amountMinor
    ? 'amount_with_fee'
    : 'other_amount';
}

/** Banks write these where there is none; and a short one may be anything. */
const named = (identifier: string | null): identifier is string =>
  identifier !== null &&
  identifier.length >= 5 &&
  !/^(not ?provided|nonref|notprov|0+|none|null|n\/?a)$/i.test(identifier);

const plain = (text: string): string => ` ${text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

/** As a word of its own: 4711 is not in 47110. */
const holds = (text: string, sought: string): boolean => {
  const wanted = plain(sought).trim();
  return wanted.length >= 5 && text.includes(` ${wanted} `);
};
