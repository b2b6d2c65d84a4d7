import { isCurrency } from '../../kernel/money';

/**
 * What stands for a currency in a cell or a heading: an ISO code, a sign, a local word. A mark that several currencies share
 * (`$`, `kr`) is never guessed: it comes back as the list of them.
 */
type CurrencyMark = string | readonly string[] | undefined;

const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN'] as const;
const CROWNS = ['SEK', 'NOK', 'DKK', 'ISK'] as const;

const MARKS: Readonly<Record<string, string | readonly string[]>> = {
  '€': 'EUR', euro: 'EUR', euros: 'EUR', '£': 'GBP', us$: 'USD', usd$: 'USD', 'u$s': 'USD', ca$: 'CAD', c$: 'CAD',
  can$: 'CAD', a$: 'AUD', au$: 'AUD', nz$: 'NZD', s$: 'SGD', hk$: 'HKD', r$: 'BRL', mx$: 'MXN', $: DOLLARS, kr: CROWNS,
  'kr.': CROWNS, 'kč': 'CZK', kc: 'CZK', 'zł': 'PLN', zl: 'PLN', 'fr.': 'CHF', 'sfr.': 'CHF', sfr: 'CHF', fr: 'CHF',
  '¥': ['JPY', 'CNY'], '₹': 'INR', rs: 'INR', 'rs.': 'INR', ft: 'HUF', lei: 'RON', 'лв': 'BGN', '₺': 'TRY', tl: 'TRY',
  '₽': 'RUB', '₪': 'ILS', '₩': 'KRW', '฿': 'THB', '₴': 'UAH', '₫': 'VND', '₱': 'PHP', '₦': 'NGN',
}; // prettier-ignore

/** The ISO code that a mark stands for, the codes it may stand for, or undefined where it is none. */
export function currencyOf(mark: string): CurrencyMark {
  const text = mark.trim();
  const known = MARKS[text.toLowerCase()];
  if (known !== undefined) return known;
  const code = text.toUpperCase();
  return code.length === 3 && isCurrency(code) ? code : undefined;
}

/** True for what only a currency column holds: an ISO code in capitals, or a sign. Words such as `all` and `top` are codes by chance. */
export const isCurrencyMark = (text: string): boolean =>
  (/^[A-Z]{3}$/.test(text) || /^\P{L}*\p{Sc}$/u.test(text)) && currencyOf(text) !== undefined;

/**
 * The ISO code of a mark, given the currency that the person named or that the rest of the file shows: `$` is CAD where that is
 * CAD. undefined where the mark is none or stays open.
 */
export function settledCurrency(mark: string, assumed: string | undefined): string | undefined {
  const found = currencyOf(mark);
  if (found === undefined || typeof found === 'string') return found;
  return assumed !== undefined && found.includes(assumed) ? assumed : undefined;
}
