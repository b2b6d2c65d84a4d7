import { de } from './reason-example-words.de';
import { en, type ReasonExampleWords } from './reason-example-words.en';
import { fr } from './reason-example-words.fr';
import { sv } from './reason-example-words.sv';
import type { Language } from './said';

/** The words of the page of reasons, by the language of the desk. */
export const REASON_EXAMPLE_WORDS: Readonly<Record<Language, ReasonExampleWords>> = { en, fr, de, sv };
