import de from '../../templates/dossier/de.json';
import en from '../../templates/dossier/en.json';
import fr from '../../templates/dossier/fr.json';
import { assert } from '../kernel/assert';

/**
 * Everything that a recovery file says in words, per language: `templates/dossier/<language>.json`, which translators and
 * lawyers edit. English is the shape that the others must fill: one that lacks a word does not compile.
 */
export type DossierWords = typeof en;

const WORDS: Readonly<Record<string, DossierWords>> = { en, fr, de };

export const DOSSIER_LANGUAGES: readonly string[] = Object.keys(WORDS);

export function dossierWords(language: string): DossierWords {
  const words = WORDS[language];
  assert(words !== undefined, `no recovery file is written in ${language}`);
  return words;
}

/** The text with each `{blank}` filled; a blank that nobody fills is our bug. */
export function fill(text: string, blanks: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = blanks[name];
    assert(value !== undefined, `the blank {${name}} of “${text}” is not filled`);
    return value;
  });
}
