import { de } from './route-words.de';
import { en, type RouteWords } from './route-words.en';
import { fr } from './route-words.fr';
import type { Language } from './said';
import { sv } from './route-words.sv';

/** The ways on which a claim is pursued, and their forms. */
export const ROUTE_WORDS: Readonly<Record<Language, RouteWords>> = { en, fr, de, sv };
