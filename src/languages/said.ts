import { dayFrom, type Day, type Instant } from '../kernel/day';

/** How days, moments, counts and sentences are said in a reader's own way. Money is said by `kernel/money.ts`. */
export const LANGUAGES = ['en', 'fr', 'de', 'sv'] as const;
/** The languages that the desk speaks. */
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text);

/** The words in that language; English where the desk does not speak it. */
export const inLanguage = <Words>(table: Readonly<Record<Language, Words>>, language: string): Words =>
  language === 'fr' ? inFrench(table.fr) : table[isLanguage(language) ? language : 'en'];

/** French keeps its high punctuation on the line of the word before it: `Envoyer : 12`, never a line that begins with a colon. */
export function inFrench<Words>(words: Words): Words {
  if (typeof words === 'string')
    return words.replace(/ (?=[:»])/g, '\u00a0').replace(/ (?=[;?!])/g, '\u202f').replace(/« /g, '«\u00a0') as Words & string; // prettier-ignore
  if (typeof words !== 'object' || words === null) return words;
  const made = french.get(words) ?? (Array.isArray(words) ? words.map(inFrench) : Object.fromEntries(Object.entries(words).map(([name, one]) => [name, inFrench(one)]))); // prettier-ignore
  french.set(words, made);
  return made as Words;
}

const french = new WeakMap<object, object>();

/** What stands between a label and what it labels, before a space. */
export const colonIn = (language: string): string => (language === 'fr' ? '\u00a0:' : ':');

/** `Total: 12`, in French `Total : 12`. */
export const labelled = (language: string, label: string, text: string): string =>
  `${label}${colonIn(language)} ${text}`;

/** The same words in every language, for who does not know yet who will read them. */
export const inEach = <Words>(
  table: Readonly<Record<Language, Words>>,
  words: (own: Words) => string,
): Record<Language, string> => ({
  en: words(table.en),
  fr: words(table.fr),
  de: words(table.de),
  sv: words(table.sv),
});

/** `{n} items` with its values. A blank without a value stays visible: a test of the words finds it. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export interface Counted {
  readonly one: string;
  readonly other: string;
}

/** `1 item`, `12 items`, with the number as the locale writes it. */
export const countText = (words: Counted, n: number, locale: string): string =>
  fill(pluralOf(n, locale) === 'one' ? words.one : words.other, { n: numberText(n, locale) });

const pluralOf = (n: number, locale: string): Intl.LDMLPluralRule =>
  remembered(plurals, locale, () => new Intl.PluralRules(locale)).select(n);

export const numberText = (n: number, locale: string): string =>
  remembered(numbers, locale, () => new Intl.NumberFormat(locale)).format(n);

/** `12.5%` of basis points. */
export const percentText = (bps: number, locale: string): string =>
  remembered(numbers, `${locale} %`, () => new Intl.NumberFormat(locale, ONE_DECIMAL)).format(bps / 10_000);
const ONE_DECIMAL = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** `2 Mar 2026`: short, never mistaken for another day. */
export const dayText = (day: Day | string, locale: string): string =>
  dayFrom(day) === undefined ? day : dateText(day, locale, { day: 'numeric', month: 'short', year: 'numeric' });

/** `14:20` in a zone. */
export const timeText = (at: Instant | string, locale: string, zone: string): string =>
  dateText(at, locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });

/** `Mon 2 Mar`: for a list of days of this year. */
export const weekdayText = (day: Day | string, locale: string): string =>
  dateText(day, locale, { weekday: 'short', day: 'numeric', month: 'short' });

/** `2 Mar 2026, 09:12` in a zone. */
export const momentText = (at: Instant | string, locale: string, zone: string): string =>
  dateText(at, locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    timeZone: zone,
  });

/** The first of a month is `1er` in French. */
function dateText(at: string, locale: string, how: Intl.DateTimeFormatOptions): string {
  const text = formatterOf(locale, how).format(Date.parse(at));
  return locale.startsWith('fr') ? text.replace(/(^|\s)1(?=\s\p{L})/u, '$11er') : text;
}

function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { timeZone = 'UTC', ...how } = options;
  const key = JSON.stringify([locale, timeZone, how]);
  return remembered(dates, key, () => new Intl.DateTimeFormat(locale, { ...how, timeZone }));
}

const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();
const dates = new Map<string, Intl.DateTimeFormat>();

function remembered<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const made = cache.get(key) ?? make();
  cache.set(key, made);
  return made;
}
