import { de } from './insolvency-list-words.de';
import { en, type InsolvencyListWords } from './insolvency-list-words.en';
import { fr } from './insolvency-list-words.fr';
import type { Language } from './said';
import { sv } from './insolvency-list-words.sv';

/** What the desk says of lists of announced insolvencies. */
export const INSOLVENCY_LIST_WORDS: Readonly<Record<Language, InsolvencyListWords>> = { en, fr, de, sv };
