import { dayText, fill, inLanguage, type Language } from './said';

/**
 * Sentences that a room says in English, with their values in them, for a script as for a person: found again by their words, and said
 * in another language. Values that are days or known sentences themselves are said in that language too.
 */
export interface Reader {
  readonly language: string;
  readonly locale: string;
}

export interface Sentence {
  readonly pattern: RegExp;
  /** Letters that are not blanks: of two that fit, the one that says more is meant. */
  readonly letters: number;
  readonly said: Readonly<Record<Language, string>>;
}

export interface Sentences {
  /** As the room says it, `There is no customer {1}.` */
  readonly patterns: Readonly<Record<string, string>>;
  readonly said: Readonly<Record<Language, Readonly<Record<string, string>>>>;
}

export const sentencesOf = (...tables: readonly Sentences[]): readonly Sentence[] =>
  tables
    .flatMap(({ patterns, said: { en, fr, de, sv } }) =>
      Object.entries(patterns).map(([key, pattern]) =>
        sentenceOf(pattern, { en: en[key] ?? '', fr: fr[key] ?? '', de: de[key] ?? '', sv: sv[key] ?? '' }),
      ),
    )
    .sort((a, b) => b.letters - a.letters);

function sentenceOf(english: string, said: Sentence['said']): Sentence {
  const parts = english.split(/\{\d\}/);
  const pattern = new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('([^]*?)')}$`);
  return { pattern, letters: parts.join('').length, said };
}

/** Nobody writes so much into one sentence; what is longer is not searched. */
const LONGEST = 1_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What nobody wrote here stays as it is. */
export function textAmong(sentences: readonly Sentence[], said: string, { language, locale }: Reader): string {
  const found = said.length > LONGEST ? undefined : findAmong(sentences, said);
  if (found === undefined) return said;
  const values = found.values.map((value) => valueAmong(sentences, value, { language, locale }));
  return fill(
    inLanguage(found.sentence.said, language),
    Object.fromEntries(values.map((value, at) => [at + 1, value])),
  );
}

/** A day, a known sentence, or a list of them. */
function valueAmong(sentences: readonly Sentence[], value: string, reader: Reader): string {
  if (DAY.test(value)) return dayText(value, reader.locale);
  const said = textAmong(sentences, value, reader);
  if (said !== value || !value.includes(', ')) return said;
  return value.split(', ').map((part) => textAmong(sentences, part, reader)).join(', '); // prettier-ignore
}

export function findAmong(
  sentences: readonly Sentence[],
  said: string,
): { readonly sentence: Sentence; readonly values: readonly string[] } | undefined {
  for (const sentence of sentences) {
    const found = sentence.pattern.exec(said);
    if (found) return { sentence, values: found.slice(1) };
  }
  return undefined;
}
