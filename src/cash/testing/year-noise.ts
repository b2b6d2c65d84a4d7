/**
 * What goes wrong between an invoice and its payment, each kind with its weight within its group: a guess at a small European
 * company's year, drawn by hand from the remittance texts of real statements. The generator reads this table and nothing else.
 */
export const NOISE = {
  /** How one invoice is named where it bears a structured reference (BE, CH, SE, FI, NO, half of NL). */
  tellingWithReference: {
    'reference': 510, 'reference in text': 90, 'reference mistyped': 18, "an older invoice's reference": 18, 'file number': 25,
    'number': 150, 'number without prefix': 20, 'number without zeros': 12, 'number with other signs': 12, 'number mistyped': 10,
    'purchase order': 10, 'customer code': 15, "payer's own voucher": 12, 'nothing': 48,
  },
  /** How one invoice is named where it bears none. */
  tellingWithout: {
    'number': 390, 'number without prefix': 85, 'number without zeros': 60, 'number with other signs': 75, 'number mistyped': 34,
    "an older invoice's number": 8, 'file number': 35, 'purchase order': 20, 'customer code': 35, "payer's own voucher": 36,
    'nothing': 160,
  },
  /** How several are named. */
  tellingMany: {
    'list': 430, 'list of digits': 90, 'short list': 95, 'range': 45, 'the first of them': 50, 'advice apart': 90, 'nothing': 165,
  },
  /** Other numbers beside or instead of ours, as shares of the payments with a text. */
  decoys: {
    'own purchase order beside': 0.06, 'a date beside': 0.2, 'a telephone number beside': 0.012, 'a VAT number beside': 0.015,
    'an account number beside': 0.01, "payer's voucher beside": 0.07, 'the amount beside': 0.03, 'customer code beside': 0.16,
  },
  /** What is paid of one invoice. */
  amounts: {
    'exact': 660, 'in parts': 38, 'twice': 16, 'too much': 14, 'charges eaten': 34, 'some cents less': 26, 'some cents more': 7,
    'amount mistyped': 4, 'before any invoice': 18, 'round on account': 20, 'something deducted': 34, 'another currency': 40, 'never': 60,
  },
  /** What those do to whom a cash discount is offered. */
  discounts: { 'not taken': 35, 'in time': 50, 'too late': 9, 'rounded': 6 },
  /** Who pays how many at once. */
  habits: { 'one by one': 61, 'monthly': 26, 'oldest first': 10, 'by card': 2, 'in a batch of a bank': 1 },
  /** How the payer is called. */
  naming: {
    'as in the ledger': 660, 'cut': 60, 'misspelt': 30, 'another legal form': 110, 'trading name': 45, 'no name': 40,
    'someone else': 18, 'someone else on behalf': 15, 'name in the text only': 22,
  },
  /** What the bank makes of letters and of long texts. */
  letters: { 'kept': 35, 'spelt': 15, 'bare': 15, 'capitals': 35 },
  wrapping: { 'whole': 40, 'cut at 140': 40, 'blank every 35': 6, 'blank every 27': 4, 'cut at 35': 5, 'beginning lost': 2, 'blanks lost': 3 },
  /** Accounts of customers. */
  accounts: { 'the same all year': 84, 'changed in the year': 9, 'none told': 7 },
  /** Groups: whether the mother pays for all, and whether each pays from one account. */
  groups: { 'mother pays': 0.5, 'one account': 0.35 },
  /** Of all payments. */
  strangers: 0.07,
  /** Of strangers. */
  strange: {
    'refund by a supplier': 26, 'tax office': 16, 'insurance': 9, 'interest': 7, 'own transfer': 14, 'payment sent back': 9,
    'loan or grant': 5, 'rent or canteen': 5, 'refund that names our number': 5, 'refund of an open amount': 3, 'refund by a customer': 3,
  },
} as const; // prettier-ignore

type Weights = Readonly<Partial<Record<string, number>>>;

/** A group of the table as the dice like it. */
export const table = <T extends Weights>(weights: T): (readonly [keyof T & string, number])[] =>
  Object.entries(weights).map(([word, weight]) => [word as keyof T & string, weight ?? 0]);
