import { REFUSED_FILE_WORDS } from './refused-file-words';
import { REFUSED_PLAN_WORDS } from './refused-plan-words';
import { REFUSED_RUN_WORDS } from './refused-run-words';
import { REFUSED_WORK_WORDS } from './refused-work-words';
import { dayText, fill, inLanguage, type Language } from './said';

/**
 * What a room refuses, in the language of who reads it. Rooms throw an English sentence with its values in it, which the command line
 * prints as it is; here its words are found again, its values taken out of it and put into the sentence of the other language. A
 * sentence that is not known stays as it is: a test of all sources finds it.
 */
export interface Reader {
  readonly language: string;
  readonly locale: string;
}

export function refusalText(said: string, { language, locale }: Reader): string {
  const found = language === 'en' || said.length > LONGEST ? undefined : knownIn(said);
  if (found === undefined) return said;
  const values = found.values.map((value) => (DAY.test(value) ? dayText(value, locale) : refusalText(value, { language, locale }))); // prettier-ignore
  return fill(
    inLanguage(found.sentence.said, language),
    Object.fromEntries(values.map((value, at) => [at + 1, value])),
  );
}

/** A command is no remedy on a page: there it is the page itself that leads on. */
export const remedyText = (remedy: string, reader: Reader): string =>
  isCommand(remedy) ? '' : refusalText(remedy, reader);

export const isCommand = (remedy: string): boolean =>
  /\bduly [a-z-]|(?:^|[\s(:])--[a-z]|\b[A-Z]{3,}_[A-Z_]+\b/.test(remedy);

interface Sentence {
  readonly pattern: RegExp;
  /** Letters that are not blanks: of two that fit, the one that says more is meant. */
  readonly letters: number;
  readonly said: Readonly<Record<Language, string>>;
}

/** Nobody writes so much into one sentence; what is longer is not searched. */
const LONGEST = 1_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function knownIn(said: string): { readonly sentence: Sentence; readonly values: readonly string[] } | undefined {
  for (const sentence of SENTENCES) {
    const found = sentence.pattern.exec(said);
    if (found) return { sentence, values: found.slice(1) };
  }
  return undefined;
}

const SENTENCES: readonly Sentence[] = [REFUSED_WORK_WORDS, REFUSED_FILE_WORDS, REFUSED_RUN_WORDS, REFUSED_PLAN_WORDS]
  .flatMap((table) => {
    const { en, fr, de, sv } = table as Readonly<Record<Language, Readonly<Record<string, string>>>>;
    return Object.keys(en).map((key) => sentenceOf({ en: en[key] ?? '', fr: fr[key] ?? '', de: de[key] ?? '', sv: sv[key] ?? '' })); // prettier-ignore
  })
  .sort((a, b) => b.letters - a.letters);

function sentenceOf(said: Sentence['said']): Sentence {
  const parts = said.en.split(/\{\d\}/);
  const pattern = new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('([^]*?)')}$`);
  return { pattern, letters: parts.join('').length, said };
}
