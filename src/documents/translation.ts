import { WrongUse } from '../kernel/result';

/** What a document that is a translation says of itself. What it translates, a document or a message, is what it is about. */
export interface Translation {
  readonly documentId: number;
  /** `document/12`, `message/3`. */
  readonly about: string;
  /** ISO 639-1: into which. */
  readonly language: string;
  readonly translator: string;
  /** By a translator whom a court has sworn in. */
  readonly sworn: boolean;
}

export const LONGEST_TRANSLATOR = 200;

/** A language of two letters that exists; undefined: it is none. */
export function languageFrom(text: string): string | undefined {
  const code = text.trim().toLowerCase();
  if (!/^[a-z]{2}$/.test(code)) return undefined;
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code) === undefined
    ? undefined
    : code;
}

/** Checked as a person typed it. Throws WrongUse. */
export function translationFrom(given: Pick<Translation, 'language' | 'translator' | 'sworn'>): typeof given {
  const language = languageFrom(given.language);
  if (language === undefined)
    throw new WrongUse(`${given.language} is no language.`, 'Write it as two letters, such as de.');
  const translator = given.translator.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TRANSLATOR);
  if (translator === '') throw new WrongUse('It is not said who translated it.', 'Give the name of the translator.');
  return { language, translator, sworn: given.sworn };
}
