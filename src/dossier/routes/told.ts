import { dayFrom } from '../../kernel/day';
import { format } from '../../kernel/money';
import { BOX_WORDS } from '../../languages/box-words';
import { ROUTE_WORDS } from '../../languages/route-words';
import { dayText, fill, inLanguage } from '../../languages/said';
import type { Reader } from '../../languages/sentence';
import type { RouteKey } from './keys';
import type { Finding, FitReason } from './route';

/** What stands for and against a way, and what is wrong with a box, a sentence each in the reader's language. */
export function fitTold({ key, ok, facts, evidence }: FitReason, { language, locale }: Reader): string {
  const w = inLanguage(ROUTE_WORDS, language);
  const { minor, limit, currency = '' } = facts;
  const money = (text: string | undefined): string =>
    text === undefined ? '' : format({ minor: Number(text), currency }, locale);
  const country = (code: string | undefined): string => countryIn(code, locale) ?? w.nowhere;
  const blanks = {
    ...{ currency, amount: money(minor), limit: money(limit), type: typeIn(w.type, facts['type']) },
    ...{ country: country(facts['country']), creditor: country(facts['creditor']), debtor: country(facts['debtor']) },
    wanted: key === 'currency' ? (facts['wanted'] ?? '') : (facts['wanted'] ?? '').split(' ').map(country).join(', '),
    ...{ day: dayIn(facts['day'], locale), safe: dayIn(facts['safe'], locale), holder: facts['holder'] ?? '' },
  };
  const sentence = fill(ok ? w.fits[key].ok : w.fits[key].no, blanks);
  return evidence === 'memory' ? `${sentence.replace(/\.$/, '')} (${w.unverified}).` : sentence;
}

export function findingTold({ why, facts }: Finding, { language, locale }: Reader): string {
  const w = inLanguage(ROUTE_WORDS, language);
  return fill(w.findings[why], { ...facts, day: dayIn(facts['day'], locale) });
}

/** What a box asks, in the reader's words. */
export function boxAsks(what: string, language: string): string {
  const words: Readonly<Record<string, string>> = inLanguage(BOX_WORDS, language);
  return words[what] ?? what;
}

export const routeName = (key: RouteKey, language: string): string => inLanguage(ROUTE_WORDS, language).names[key];

const typeIn = (words: Readonly<Record<string, string>>, type: string | undefined): string => words[type ?? ''] ?? '';

function dayIn(text: string | undefined, locale: string): string {
  const on = dayFrom(text ?? '');
  return on === undefined ? '' : dayText(on, locale);
}

function countryIn(code: string | undefined, locale: string): string | undefined {
  if (!code) return undefined;
  try {
    return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
  } catch {
    return code; // no code that is in use: as it was given
  }
}
