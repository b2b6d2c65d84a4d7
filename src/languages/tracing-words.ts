import { de } from './tracing-words.de';
import { en, type TracingWords } from './tracing-words.en';
import { fr } from './tracing-words.fr';
import type { Language } from './said';
import { sv } from './tracing-words.sv';

/** What the desk says of the search for a customer. */
export const TRACING_WORDS: Readonly<Record<Language, TracingWords>> = { en, fr, de, sv };
