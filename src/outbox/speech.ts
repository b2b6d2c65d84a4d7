import { format, formatAmount } from '../kernel/money';
import { partsOf, type Day } from '../kernel/day';
import { assert } from '../kernel/assert';
import { WRITTEN_WORDS } from '../languages/message-words';
import type { Forms, MessageWords } from '../languages/message-words.en';

/** How one language says days, amounts, counts and lists: everything in a message comes from one of these. */
export interface Speech {
  readonly language: string;
  readonly words: MessageWords;
  /** The locale of its figures. */
  readonly numbers: string;
  /** 11 February 2026 */
  day(day: Day): string;
  /** 11 Feb 2026, for a table */
  shortDay(day: Day): string;
  /** €1,234.50; minor units */
  money(minor: number, currency: string): string;
  /** 1,234.50, for a column whose head names the currency */
  amount(minor: number, currency: string): string;
  count(forms: Forms, n: number): string;
  /** €5.00 and £3.00 */
  list(texts: readonly string[]): string;
}

const made = new Map<string, Speech>();

/** The speech of a language that Duly speaks; as it is written where the sender is, if the country is given. */
export function speechOf(language: string, country?: string): Speech {
  const region = REGIONS[country ?? '']?.(language) ?? {};
  const key = `${language} ${region.dates ?? ''} ${region.numbers ?? ''}`;
  const known = made.get(key) ?? makeSpeech(language, region);
  made.set(key, known);
  return known;
}

interface Region {
  readonly dates?: string;
  readonly numbers?: string;
  readonly words?: (words: MessageWords) => MessageWords;
}

/** Swiss figures are those of the payment part in every language of the country (CHF 1’234.50), and its German has no ß; an Austrian January is a Jänner. */
const REGIONS: Readonly<Record<string, (language: string) => Region>> = {
  CH: (language) => ({
    ...(['de', 'fr', 'it'].includes(language) ? { numbers: 'de-CH' } : {}),
    ...(language === 'de' ? { dates: 'de-CH', words: withoutSharpS } : {}),
  }),
  AT: (language) => (language === 'de' ? { dates: 'de-AT' } : {}),
};

const withoutSharpS = (words: MessageWords): MessageWords =>
  JSON.parse(JSON.stringify(words).replaceAll('ß', 'ss')) as MessageWords;

function makeSpeech(language: string, region: Region): Speech {
  const own = WRITTEN_WORDS[language];
  assert(own !== undefined, `no words for messages in ${language}`);
  const locale = region.dates ?? own.locale;
  const numbers = region.numbers ?? own.locale;
  const words = { ...(region.words?.(own) ?? own), locale };
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const medium = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const plural = new Intl.PluralRules(own.locale);
  const lists = new Intl.ListFormat(own.locale, { type: 'conjunction' });
  return {
    language,
    words,
    numbers,
    day: (day) => together(first(long.format(utc(day)), day, language)),
    shortDay: (day) => together(first(medium.format(utc(day)), day, language)),
    money: (minor, currency) => format({ minor, currency }, numbers),
    amount: (minor, currency) => formatAmount({ minor, currency }, numbers),
    count: (forms, n) => formOf(forms, plural.select(n)).replace('{n}', n.toLocaleString(numbers)),
    list: (texts) => lists.format(texts),
  };
}

function formOf({ one, few, other }: Forms, rule: Intl.LDMLPluralRule): string {
  if (rule === 'one') return one;
  return rule === 'few' ? (few ?? other) : other;
}

/** Not broken at the end of a line. */
const together = (text: string): string => text.replaceAll(' ', '\u00a0');

const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** French writes the first of a month as an ordinal, which Intl does not. */
const first = (text: string, day: Day, language: string): string =>
  language === 'fr' && partsOf(day)[2] === 1 ? text.replace(/^1 /, '1er ') : text;
