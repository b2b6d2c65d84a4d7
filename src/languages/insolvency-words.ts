import { de } from './insolvency-words.de';
import { en, type InsolvencyWords } from './insolvency-words.en';
import { fr } from './insolvency-words.fr';
import type { Language } from './said';
import { sv } from './insolvency-words.sv';

/** What the desk says of the insolvency of a customer. */
export const INSOLVENCY_WORDS: Readonly<Record<Language, InsolvencyWords>> = { en, fr, de, sv };
