import { ibanFrom } from '../companies/iban';
import { asciiSmall, wordsOf } from '../customers/sought';
import { exponent, fromTyped, isCurrency } from '../kernel/money';
import { coreOf } from '../ledger/document-number';
import { compact, creditorReference } from '../ledger/reference';

/**
 * What a person may mean by what they typed into the search box: words of a name, a number, an amount in their own way of
 * writing, an IBAN, a payment reference. One text can mean several of these.
 */
export interface Sought {
  readonly text: string;
  /** Every one of them must be found. */
  readonly words: readonly string[];
  /** In small letters. */
  readonly whole: string;
  /** The number without the letters in front; empty: there is none. */
  readonly core: string;
  readonly amounts: readonly SoughtAmount[];
  readonly iban: string | undefined;
  readonly references: readonly string[];
}

/** Minor units in every currency with that many digits after the mark, or in the one that was named. */
export interface SoughtAmount {
  readonly minor: number;
  readonly digits: number;
  readonly currency: string | null;
}

const LONGEST = 200;

export function soughtOf(typed: string, locale: string): Sought {
  const text = typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  return {
    text,
    words: wordsOf(text),
    whole: asciiSmall(text),
    core: coreOf(text),
    amounts: amountsOf(text, locale),
    iban: ibanFrom(text),
    references: referencesOf(text),
  };
}

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', $: 'USD', '¥': 'JPY', kr: 'SEK' };
/** One currency for each number of digits after the mark. */
const KINDS = ['EUR', 'JPY', 'KWD'] as const;

function amountsOf(text: string, locale: string): SoughtAmount[] {
  const found = /^([a-z]{2,3}|[€£$¥])?\s*([-−+]?[\d\s'’.,]*\d)\s*([a-z]{2,3}|[€£$¥])?$/i.exec(
    text.replace(/[\u00a0\u202f]/g, ' '),
  );
  const [, before, number = '', after] = found ?? [];
  const named = before ?? after;
  if (!found || (before !== undefined && after !== undefined)) return [];
  const currency = named === undefined ? null : (SIGNS[named.toLowerCase()] ?? named.toUpperCase());
  if (currency !== null && !isCurrency(currency)) return [];
  const tried = currency === null ? KINDS : [currency];
  return tried.flatMap((one) => {
    const minor = [locale, 'en', 'de', 'fr']
      .map((way) => fromTyped(number.replace('+', ''), one, way))
      .find((read) => read !== undefined);
    return minor === undefined || minor === 0 ? [] : [{ minor: Math.abs(minor), digits: exponent(one), currency }];
  });
}

const FILE_DIGITS = 7;

/** A reference as it is printed, or the number in it that people read out on the phone. */
function referencesOf(text: string): string[] {
  const plain = compact(text);
  if (!/^[0-9A-Z]{1,25}$/.test(plain)) return [];
  return /^\d{1,7}$/.test(plain) ? [plain, creditorReference(plain.padStart(FILE_DIGITS, '0'))] : [plain];
}

/** Does an amount that was found have the right number of digits, and the currency that was named? */
export const isSought = (amounts: readonly SoughtAmount[], minor: number, currency: string): boolean =>
  amounts.some(
    (one) =>
      one.minor === Math.abs(minor) && one.digits === exponent(currency) && (one.currency ?? currency) === currency,
  );
