import { isQrIban } from '../companies/iban';
import { isSwiss, type SchemeName } from '../companies/reference-scheme';
import { isCreditorReference } from '../ledger/reference';
import { recursive10 } from '../kernel/check-digits';
import { oneLine } from './plain';

/**
 * The Swiss QR-bill: what its code says, line by line. SIX, “Swiss Implementation Guidelines QR-bill”, version 2.3 (addresses structured,
 * type S). Nothing is printed of which a line would be wrong or empty where it must not be.
 */
export interface SwissBill {
  readonly iban: string;
  readonly creditor: BillAddress;
  readonly currency: 'CHF' | 'EUR';
  readonly amountMinor: number;
  /** Null: a box stays empty, to be filled in by hand. */
  readonly debtor: BillAddress | null;
  readonly reference: string;
  readonly message: string;
}

export interface BillAddress {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
}

export type GivenAddress = { readonly [Part in keyof BillAddress]: string | null };

export interface Billed {
  readonly iban: string;
  readonly holder: string;
  readonly amountMinor: number;
  readonly reference: string;
  readonly scheme?: SchemeName;
}

const LONGEST = { name: 70, street: 70, postcode: 16, city: 35 } as const;
const LONGEST_MESSAGE = 140;
const [LEAST, MOST] = [1, 99_999_999_999];
export const DENSEST_SWISS = 25;
/** Of the whole code, in characters. */
const LONGEST_CODE = 997;

/** What of an address is missing or not as the code has it. */
export const missingIn = (given: GivenAddress): (keyof BillAddress)[] =>
  (['name', 'street', 'postcode', 'city', 'country'] as const).filter((part) => {
    const text = cleaned(given[part] ?? '');
    return part === 'country' ? !/^[A-Z]{2}$/.test(text) : text === '';
  });

/** The bill of an account in Switzerland or Liechtenstein; undefined where there can be none. */
export function swissBillOf(
  payment: Billed,
  currency: string,
  parties: { readonly creditor: GivenAddress; readonly debtor: GivenAddress | null; readonly message: string },
): SwissBill | undefined {
  const { holder, amountMinor, reference, scheme } = payment;
  const iban = payment.iban.replace(/\s/g, '');
  const creditor = addressOf({ ...parties.creditor, name: holder });
  if (!isSwiss(iban) || (currency !== 'CHF' && currency !== 'EUR') || creditor === undefined) return undefined;
  if (amountMinor < LEAST || amountMinor > MOST) return undefined;
  const structured = scheme !== 'text' && typeOf({ iban, reference }) !== 'NON';
  const bill: SwissBill = {
    ...{ iban, creditor, currency, amountMinor },
    debtor: parties.debtor === null ? null : (addressOf(parties.debtor) ?? null),
    reference: structured ? reference.replace(/\s/g, '') : '',
    message: cleaned((structured ? [parties.message] : [reference, parties.message]).join(' ').trim()).slice(0, LONGEST_MESSAGE).trim(), // prettier-ignore
  };
  return swissFaults(swissCode(bill)).length === 0 ? bill : undefined;
}

const addressOf = (given: GivenAddress): BillAddress | undefined =>
  missingIn(given).length > 0
    ? undefined
    : {
        name: cleaned(given.name ?? '').slice(0, LONGEST.name).trim(),
        street: cleaned(given.street ?? '').slice(0, LONGEST.street).trim(),
        postcode: cleaned(given.postcode ?? '').slice(0, LONGEST.postcode).trim(),
        city: cleaned(given.city ?? '').slice(0, LONGEST.city).trim(),
        country: given.country ?? '',
      }; // prettier-ignore

/** A QR-IBAN takes a QR reference, every other account a creditor reference or none. */
const typeOf = ({ iban, reference }: Pick<SwissBill, 'iban' | 'reference'>): 'QRR' | 'SCOR' | 'NON' =>
  isQrIban(iban) ? 'QRR' : isCreditorReference(reference) ? 'SCOR' : 'NON';

/** Letters of the guidelines' table: Latin with its accents; others lose their accent, or give way to a full stop. */
const LETTER = /^[\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u20ac]$/;

export function cleaned(text: string): string {
  const one = oneLine(text).replace(/[‘’‚′]/g, "'").replace(/[“”„″]/g, '"').replace(/[–—−]/g, '-').replace(/…/g, '...'); // prettier-ignore
  return [...one.normalize('NFC')].map((sign) => (LETTER.test(sign) ? sign : plainOf(sign))).join('').trim(); // prettier-ignore
}

function plainOf(sign: string): string {
  const bare = sign.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare !== '' && [...bare].every((one) => LETTER.test(one)) ? bare : '.';
}

/** The lines of the code, parted by line feeds, without any behind the last that says something. */
export function swissCode(bill: SwissBill): string {
  const { iban, creditor, currency, amountMinor, debtor, reference, message } = bill;
  const lines = [
    ...['SPC', '0200', '1', iban],
    ...addressLines(creditor),
    ...Array<string>(7).fill(''), // the ultimate creditor is for future use
    ...[francs(amountMinor), currency],
    ...(debtor === null ? Array<string>(7).fill('') : addressLines(debtor)),
    ...[typeOf(bill), reference, message, 'EPD'],
  ];
  return lines.join('\n');
}

const addressLines = ({ name, street, postcode, city, country }: BillAddress): string[] => [
  ...['S', name, street, '', postcode, city, country],
];

const francs = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

/** What is wrong with a code by the guidelines, line by line; nothing: it may be printed. */
export function swissFaults(code: string): string[] {
  const lines = code.split('\n');
  const at = (n: number): string => lines[n - 1] ?? '';
  const isQr = isQrIban(at(4));
  const rules: readonly (readonly [fault: string, holds: boolean])[] = [
    ['length', code.length <= LONGEST_CODE && lines.length === 31],
    ['header', at(1) === 'SPC' && at(2) === '0200' && at(3) === '1'],
    ['account', /^(CH|LI)[0-9A-Z]{19}$/.test(at(4))],
    ['creditor', isAddress(lines.slice(4, 11))],
    ['ultimate creditor', lines.slice(11, 18).every((line) => line === '')],
    ['amount', /^(0|[1-9]\d{0,8})\.\d\d$/.test(at(19)) && Number(at(19)) > 0],
    ['currency', at(20) === 'CHF' || at(20) === 'EUR'],
    ['debtor', lines.slice(20, 27).every((line) => line === '') || isAddress(lines.slice(20, 27))],
    ['reference', isReference(at(28), at(29), isQr)],
    ['message', at(30).length <= LONGEST_MESSAGE],
    ['trailer', at(31) === 'EPD'],
    ['letters', lines.every((line) => [...line].every((sign) => LETTER.test(sign)) && line === line.trim())],
  ];
  return rules.flatMap(([fault, holds]) => (holds ? [] : [fault]));
}

const within = (text: string | undefined, longest: number): boolean =>
  text !== undefined && text !== '' && text.length <= longest;

const isAddress = ([type, name, street, house, postcode, city, country]: readonly string[]): boolean =>
  type === 'S' && within(name, LONGEST.name) && within(street, LONGEST.street) && house === '' &&
  within(postcode, LONGEST.postcode) && within(city, LONGEST.city) && /^[A-Z]{2}$/.test(country ?? ''); // prettier-ignore

function isReference(type: string, reference: string, isQr: boolean): boolean {
  if (type === 'QRR') return isQr && /^\d{27}$/.test(reference) && !/^0+$/.test(reference) && isChecked(reference);
  if (type === 'SCOR') return !isQr && isCreditorReference(reference);
  return type === 'NON' && !isQr && reference === '';
}

const isChecked = (reference: string): boolean => recursive10(reference.slice(0, -1)) === reference.slice(-1);
