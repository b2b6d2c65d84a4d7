import { format, formatAmount } from '../kernel/money';
import { partsOf, type Day } from '../kernel/day';
import { assert } from '../kernel/assert';
import { WRITTEN_WORDS } from '../languages/message-words';
import type { MessageWords } from '../languages/message-words.en';

/** How one language says days, amounts, counts and lists: everything in a message comes from one of these. */
export interface Speech {
  readonly language: string;
  readonly words: MessageWords;
  /** 11 February 2026 */
  day(day: Day): string;
  /** 11 Feb 2026, for a table */
  shortDay(day: Day): string;
  /** €1,234.50; minor units */
  money(minor: number, currency: string): string;
  /** 1,234.50, for a column whose head names the currency */
  amount(minor: number, currency: string): string;
  count(forms: { readonly one: string; readonly other: string }, n: number): string;
  /** €5.00 and £3.00 */
  list(texts: readonly string[]): string;
}

const made = new Map<string, Speech>();

/** The speech of a language that Duly speaks. */
export function speechOf(language: string): Speech {
  const known = made.get(language) ?? makeSpeech(language);
  made.set(language, known);
  return known;
}

function makeSpeech(language: string): Speech {
  const words = WRITTEN_WORDS[language];
  assert(words !== undefined, `no words for messages in ${language}`);
  const { locale } = words;
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const medium = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const plural = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    language,
    words,
    day: (day) => together(first(long.format(utc(day)), day, language)),
    shortDay: (day) => together(first(medium.format(utc(day)), day, language)),
    money: (minor, currency) => format({ minor, currency }, locale),
    amount: (minor, currency) => formatAmount({ minor, currency }, locale),
    count: (forms, n) =>
      (plural.select(n) === 'one' ? forms.one : forms.other).replace('{n}', n.toLocaleString(locale)),
    list: (texts) => lists.format(texts),
  };
}

/** Not broken at the end of a line. */
const together = (text: string): string => text.replaceAll(' ', '\u00a0');

const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** French writes the first of a month as an ordinal, which Intl does not. */
const first = (text: string, day: Day, language: string): string =>
  language === 'fr' && partsOf(day)[2] === 1 ? text.replace(/^1 /, '1er ') : text;
