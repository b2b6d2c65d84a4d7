import { exponent, fromDecimal } from '../kernel/money';

/**
 * The amounts that a folded text names with their currency: `1.234,50 €`, `EUR 1,234.50`, `CHF 1'234.50`, `5 000 kr`. A number without
 * a currency is an amount only where it is written to the cent.
 */
export interface SaidAmount {
  readonly amountMinor: number;
  readonly currency: string;
  readonly from: number;
}

const MARKS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'], euro: ['EUR'], euros: ['EUR'], eur: ['EUR'], '£': ['GBP'], gbp: ['GBP'], pounds: ['GBP'], chf: ['CHF'], 'fr.': ['CHF'], sfr: ['CHF'], '$': ['USD', 'CAD', 'AUD'], usd: ['USD'],
  kr: ['SEK', 'NOK', 'DKK'], kronor: ['SEK'], sek: ['SEK'], nok: ['NOK'], dkk: ['DKK'], pln: ['PLN'], zl: ['PLN'], czk: ['CZK'],
}; // prettier-ignore

const NUMBER = "\\d{1,3}(?:[ .,']\\d{3}){1,4}(?:[.,]\\d{1,2})?|\\d{1,9}(?:[.,]\\d{1,2})?";
const MARK = '€|euros?|eur|£|gbp|pounds|chf|fr\\.|sfr|\\$|usd|kr|kronor|sek|nok|dkk|zl|[a-z]{3}';
const BEFORE = new RegExp(`(?<![\\p{L}])(${MARK}) ?(${NUMBER})(?![\\d/])`, 'gu');
const AFTER = new RegExp(`(?<![\\d\\p{L}.,/-])(${NUMBER})(?:,-)? ?(${MARK})(?![\\p{L}\\d])`, 'gu');
const ALONE =
  /(?<![\d\p{L}.,/-])(\d{1,3}(?:[ .']\d{3}){1,4},\d{2}|\d{1,3}(?:[ ,']\d{3}){1,4}\.\d{2}|\d{3,9}[.,]\d{2})(?![\d.,/]*\d)/gu;

/** `currencies`: those of what is open, the likelier ones first. */
export function amountsIn(text: string, currencies: readonly string[]): SaidAmount[] {
  const marked = [
    ...[...text.matchAll(BEFORE)].map((found) => ({ mark: found[1] ?? '', number: found[2] ?? '', from: found.index })),
    ...[...text.matchAll(AFTER)].map((found) => ({ mark: found[2] ?? '', number: found[1] ?? '', from: found.index })),
  ];
  const said = marked.flatMap(({ mark, number, from }) => amountOf(number, currencyOf(mark, currencies), from));
  const [only, ...others] = currencies;
  const bare = only === undefined || others.length > 0 || said.length > 0 ? [] : [...text.matchAll(ALONE)];
  const all = [...said, ...bare.flatMap((found) => amountOf(found[1] ?? '', only ?? '', found.index))];
  return all.filter((one, at) => all.findIndex((other) => other.amountMinor === one.amountMinor && other.currency === one.currency) === at); // prettier-ignore
}

function currencyOf(mark: string, currencies: readonly string[]): string {
  const meant = MARKS[mark] ?? [];
  const code = mark.toUpperCase();
  return meant.find((one) => currencies.includes(one)) ?? meant[0] ?? (currencies.includes(code) ? code : '');
}

/** What stands last with two digits behind it is the decimal mark; with three it groups. */
function amountOf(number: string, currency: string, from: number): SaidAmount[] {
  if (currency === '') return [];
  const decimal = /[.,](\d{1,2})$/.exec(number);
  const whole = (decimal ? number.slice(0, decimal.index) : number).replace(/\D/g, '');
  const fraction = decimal?.[1] ?? '';
  const amountMinor = fromDecimal(
    exponent(currency) === 0 || fraction === '' ? whole : `${whole}.${fraction}`,
    currency,
  );
  return amountMinor === undefined || amountMinor <= 0 ? [] : [{ amountMinor, currency, from }];
}
