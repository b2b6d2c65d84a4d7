import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { chargeWords } from '../../languages/charge-words';
import { PORTAL_LANGUAGES, PORTAL_WORDS, type PortalLanguage } from '../../languages/portal-words';
import { flawsIn } from '../../platform/testing/browser';

/** What nobody would sign on a page of the portal: flaws that axe finds, a page that slides sideways, gaps, words of another language. */
export const faultsOn = async (page: Page, language: PortalLanguage): Promise<string[]> => [
  ...(await slipsOn(page, language)),
  ...(await flawsIn(page)),
];

/** Of these what is seen without axe. */
export async function slipsOn(page: Page, language: PortalLanguage): Promise<string[]> {
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
  const lang = await page.evaluate('document.documentElement.lang');
  const text = String(await page.evaluate(TEXT));
  return [
    ...(wide > 0 ? [`it slides sideways by ${wide} px`] : []),
    ...(lang === language ? [] : [`it says that it is written in ${String(lang)}`]),
    ...GAPS.filter((gap) => gap.test(text)).map((gap) => `there is a gap: ${String(gap)}`),
    ...foreignIn(text, language).map((word) => `a word of another language: ${word}`),
  ];
}

const GAPS = [/\{\{|\}\}|\{[a-z]+\}/i, /\bundefined\b/, /\bNaN\b/, /\[object/, /Invalid/, /\bnull\b/];

/** All that can be read or is read out, but for the names of the languages and what the customer wrote. */
const TEXT = `(() => {
  const page = document.body.cloneNode(true);
  for (const one of page.querySelectorAll('nav .languages, .typed, script, textarea')) one.remove();
  const names = [...page.querySelectorAll('[aria-label], [alt], [title], [placeholder]')];
  const said = names.flatMap((one) => ['aria-label', 'alt', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? ''));
  return [document.title, ...said, page.textContent].join('\\n');
})()`;

/** Words that the portal has in another language and not in this one. */
export function foreignIn(text: string, language: PortalLanguage): string[] {
  const own = vocabulary(language);
  const others = PORTAL_LANGUAGES.filter((one) => one !== language).map(vocabulary);
  return [...new Set(wordsIn(text))].filter((word) => !own.has(word) && others.some((other) => other.has(word)));
}

const wordsIn = (text: string): string[] =>
  text
    .replace(/\{\w+\}/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3);

const known = new Map<PortalLanguage, ReadonlySet<string>>();

function vocabulary(language: PortalLanguage): ReadonlySet<string> {
  const words = known.get(language) ?? new Set([...tables().flatMap((table) => textsIn(table[language])), ...dates(language)].flatMap(wordsIn)); // prettier-ignore
  known.set(language, words);
  return words;
}

const FOLDER = join(__dirname, '..', '..', 'languages');

/** Of all that the portal says: each has every language. */
function tables(): Record<string, unknown>[] {
  const files = readdirSync(FOLDER).filter((name) => /^portal-.*words\.ts$/.test(name));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- whatever lies there, also what comes later
  const exported = files.flatMap((name) => Object.values(require(join(FOLDER, name)) as Record<string, unknown>));
  const whole = exported.filter(
    (one): one is Record<string, unknown> =>
      typeof one === 'object' && one !== null && PORTAL_LANGUAGES.every((language) => language in one),
  );
  return [...whole, Object.fromEntries(PORTAL_LANGUAGES.map((language) => [language, chargeWords(language)]))];
}

const textsIn = (one: unknown): string[] =>
  typeof one === 'string' ? [one] : typeof one === 'object' && one !== null ? Object.values(one).flatMap(textsIn) : [];

/** Months, days of the week, sizes and zones, as machines write them. */
function dates(language: PortalLanguage): string[] {
  const { locale } = PORTAL_WORDS[language];
  const days = Array.from({ length: 12 }, (_, at) => Date.UTC(2026, at, 1 + at));
  return days.flatMap((at) => [
    new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(at),
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at),
    new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Paris', timeZoneName: 'longGeneric' }).format(at),
  ]);
}
