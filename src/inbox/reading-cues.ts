import type { CueWords } from './cue-words';
import { anyOf } from './folded';
import { GERMAN } from './reading-cues.de';
import { ENGLISH } from './reading-cues.en';
import { SPANISH } from './reading-cues.es';
import { FRENCH } from './reading-cues.fr';
import { DUTCH } from './reading-cues.nl';
import { SWEDISH } from './reading-cues.sv';

/**
 * What people say of a debt, in six languages: patterns over folded text, and the words that turn them around. Each language stands in a
 * file of its own, in the same order.
 */
export type CueKind = Exclude<keyof CueWords, 'common'>;
export type Cues = Readonly<Record<CueKind, RegExp>> & { readonly common: RegExp };

const all = (pattern: RegExp): RegExp => new RegExp(pattern.source, 'gu');

function compiled({ common, ...words }: CueWords): Cues {
  const made = Object.entries(words).map(([kind, patterns]) => [kind, patterns.length === 0 ? /(?!)/gu : all(anyOf(...patterns))]); // prettier-ignore
  return { ...(Object.fromEntries(made) as Record<CueKind, RegExp>), common: all(anyOf(common)) };
}

const ENGLISH_CUES = compiled(ENGLISH);
const CUES: Readonly<Record<string, Cues>> = {
  en: ENGLISH_CUES,
  fr: compiled(FRENCH),
  de: compiled(GERMAN),
  sv: compiled(SWEDISH),
  nl: compiled(DUTCH),
  es: compiled(SPANISH),
};

const LANGUAGES = Object.keys(CUES);
export const cuesOf = (language: string): Cues => CUES[language] ?? ENGLISH_CUES;

/** How many of the small words of each language stand there. */
function common(text: string): Map<string, number> {
  const count = (language: string): number => [...text.matchAll(cuesOf(language).common)].length;
  return new Map(LANGUAGES.map((language) => [language, count(language)]));
}

/** In which language a sentence is: its own words count most, then those of the whole mail, then what is known of the customer. */
export function languagesOf(sentences: readonly string[], known: string): string[] {
  const whole = common(sentences.join(' ').slice(0, 6_000));
  const words = Math.max(1, ...whole.values());
  return sentences.map((sentence) => {
    const own = common(sentence);
    const weight = (language: string): number => (own.get(language) ?? 0) + (2 * (whole.get(language) ?? 0)) / words + (language === known ? 0.5 : 0); // prettier-ignore
    return [...LANGUAGES].sort((a, b) => weight(b) - weight(a))[0] ?? 'en';
  });
}
