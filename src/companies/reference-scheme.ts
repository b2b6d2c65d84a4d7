import { check97, luhn, modulo11, modulo731, modulo97, recursive10, rest97 } from '../kernel/check-digits';

/**
 * The schemes of structured payment references, and how our running number is written in each, as agreed with the bank of an account.
 * The same number in another scheme is the same reference: whatever was printed once is read again.
 */
export const SCHEMES = [
  'rf',
  'qrr',
  'viite',
  'rf-viite',
  'kid10',
  'kid11',
  'ocr',
  'ocr-length',
  'ogm',
  'text',
] as const;
export type SchemeName = (typeof SCHEMES)[number];
export const isScheme = (text: string): text is SchemeName => (SCHEMES as readonly string[]).includes(text);

/** What was agreed with the bank about the references of an account. */
export interface Agreement {
  readonly scheme: SchemeName;
  /** Of the whole reference with its check digits; null: as long as it has to be. */
  readonly length: number | null;
  /** Digits that it begins with: the number by which the bank knows us, or that keeps our series apart from another. */
  readonly prefix: string;
}

/** What nothing was agreed about: ISO 11649, which every bank of SEPA and of Switzerland takes. */
export const NOTHING_AGREED: Agreement = { scheme: 'rf', length: null, prefix: '' };
/** What a QR-IBAN takes, and nothing else. */
export const QR_AGREED: Agreement = { scheme: 'qrr', length: 27, prefix: '' };

/** Fewest digits of our own number: a payment reference is never short of numbers, nor as short as something else. */
export const NUMBER_DIGITS = 7;

interface Rule {
  /** Signs at the end that check it. */
  readonly checks: number;
  readonly check: (body: string) => string;
  readonly shortest: number;
  readonly longest: number;
  /** Always of that length. */
  readonly fixed?: number;
}

const RULES: Readonly<Partial<Record<SchemeName, Rule>>> = {
  qrr: { checks: 1, check: recursive10, shortest: 27, longest: 27, fixed: 27 },
  viite: { checks: 1, check: modulo731, shortest: 4, longest: 20 },
  'rf-viite': { checks: 1, check: modulo731, shortest: 4, longest: 20 },
  kid10: { checks: 1, check: luhn, shortest: 2, longest: 25 },
  kid11: { checks: 1, check: modulo11, shortest: 2, longest: 25 },
  ocr: { checks: 1, check: luhn, shortest: 2, longest: 25 },
  'ocr-length': { checks: 2, check: withLength, shortest: 3, longest: 25 },
  ogm: { checks: 2, check: rest97, shortest: 12, longest: 12, fixed: 12 },
};

/** The last digit of the whole length, and the check digit over all of it. */
function withLength(body: string): string {
  const length = String((body.length + 2) % 10);
  return length + luhn(body + length);
}

/** Do prefix and length leave room for our numbers, within what the scheme allows? */
export function isAgreeable({ scheme, length, prefix }: Agreement): boolean {
  const rule = RULES[scheme];
  if (rule === undefined) return length === null && prefix === '';
  // a viite that begins with zeros loses them on its way; below four digits it is none
  if (!/^\d*$/.test(prefix)) return false;
  const whole = lengthOf({ scheme, length, prefix }, rule);
  const within = whole >= rule.shortest && whole <= rule.longest && (rule.fixed ?? whole) === whole;
  return within && whole - rule.checks - begin(scheme, prefix).length >= NUMBER_DIGITS;
}

const lengthOf = ({ scheme, length, prefix }: Agreement, { fixed, checks }: Rule): number =>
  length ?? fixed ?? begin(scheme, prefix).length + NUMBER_DIGITS + checks;

/** Zeros in front of a viite do not count: it begins with another digit. */
const begin = (scheme: SchemeName, prefix: string): string =>
  prefix === '' && (scheme === 'viite' || scheme === 'rf-viite') ? '1' : prefix;

/** Our number as a reference, without blanks; undefined where there is no room for it any more. */
export function referenceIn(agreement: Agreement, number: number): string | undefined {
  const { scheme, prefix } = agreement;
  const digits = String(number).padStart(NUMBER_DIGITS, '0');
  if (scheme === 'text') return digits;
  if (scheme === 'rf') return withRf(digits);
  const rule = RULES[scheme];
  if (rule === undefined) return undefined;
  const room = lengthOf(agreement, rule) - rule.checks - begin(scheme, prefix).length;
  if (digits.length > room) return undefined;
  const body = begin(scheme, prefix) + digits.padStart(room, '0');
  const reference = body + rule.check(body);
  return scheme === 'rf-viite' ? withRf(reference) : reference;
}

export const withRf = (body: string): string => `RF${check97(body)}${body}`;

/** Our number that a reference of that agreement spells; undefined where it is none. Marks and zeros in front do not matter. */
export function numberIn(agreement: Agreement, text: string): number | undefined {
  const plain = bare(agreement.scheme, text);
  const digits = /^\d{3,40}$/.test(plain) ? plain : undefined;
  if (digits === undefined || agreement.scheme === 'rf') return undefined;
  const number = Number(numberPart(agreement, digits));
  // written again it must be the same: that checks prefix, length and check digits at once
  const again = number > 0 && Number.isSafeInteger(number) ? referenceIn(agreement, number) : undefined;
  if (again === undefined) return undefined;
  const whole = bare(agreement.scheme, again);
  const long = digits.length >= Math.min(whole.length, FEWEST_READ);
  return long && zeroless(whole) === zeroless(digits) ? number : undefined;
}

/** A reference that lost the zeros in front of it is read down to that many digits. */
const FEWEST_READ = 8;

const zeroless = (text: string): string => text.replace(/^0+/, '');

/** Without marks; of a Finnish reference in its international writing, the national one. */
function bare(scheme: SchemeName, text: string): string {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const isFinnish = scheme === 'viite' || scheme === 'rf-viite';
  return isFinnish && isRf(plain) ? plain.slice(4) : plain;
}

function numberPart(agreement: Agreement, digits: string): string {
  const rule = RULES[agreement.scheme];
  if (rule === undefined) return digits;
  const whole = lengthOf(agreement, rule);
  const room = whole - rule.checks - begin(agreement.scheme, agreement.prefix).length;
  // `-` in the place of a check digit went with the other marks
  const dash = agreement.scheme === 'kid11' && !endsChecked(digits, modulo11) ? 0 : rule.checks;
  return digits.slice(0, digits.length - dash).slice(-room);
}

const endsChecked = (digits: string, check: (body: string) => string): boolean =>
  check(digits.slice(0, -1)) === digits.slice(-1);

const isRf = (text: string): boolean =>
  /^RF\d{2}[0-9A-Z]{1,21}$/.test(text) && modulo97(text.slice(4) + text.slice(0, 4)) === 1;

/** May an invoice's own reference stand on a transfer to the account? A bank refuses what does not keep to its agreement. */
export function isTakenBy({ iban, references }: Quotable, reference: string): boolean {
  const { scheme, length } = references;
  const text = reference.replace(/[\s+/]/g, '').toUpperCase();
  if (scheme === 'text') return true;
  if (scheme === 'rf') return !(isSwiss(iban) && /^\d{27}$/.test(text));
  if ((scheme === 'viite' || scheme === 'rf-viite') && isRf(text)) return true;
  const rule = RULES[scheme];
  if (rule === undefined || !/^\d+-?$/.test(text)) return false;
  const [body, check] = [text.slice(0, -rule.checks), text.slice(-rule.checks)];
  const within = text.length >= rule.shortest && text.length <= rule.longest;
  const agreed = length === null || scheme === 'viite' || scheme === 'rf-viite' || text.length === length;
  return within && agreed && /^\d+$/.test(body) && rule.check(body) === check;
}

/** An account with what was agreed about its references. */
export interface Quotable {
  readonly iban: string;
  readonly references: Agreement;
}

export const isSwiss = (iban: string): boolean => /^(CH|LI)/.test(iban);

/** As the scheme is printed, for eyes and fingers. */
export function printedIn(scheme: SchemeName, reference: string): string {
  const text = reference.replace(/\s/g, '');
  if (/^RF\d{2}/.test(text)) return text.replace(/(.{4})(?=.)/g, '$1 ');
  switch (scheme) {
    case 'qrr':
    case 'viite':
    case 'rf-viite':
      return text.replace(/(?<=.)(?=(?:.{5})+$)/g, ' ');
    case 'ogm':
      return /^\d{12}$/.test(text) ? `+++${text.slice(0, 3)}/${text.slice(3, 7)}/${text.slice(7)}+++` : text;
    default:
      return reference.trim();
  }
}
