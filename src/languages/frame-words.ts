import { de } from './frame-words.de';
import { en, type FrameWords } from './frame-words.en';
import { fr } from './frame-words.fr';
import { sv } from './frame-words.sv';
import type { Language } from './said';

/** The words around every page of the desk: navigation, lists, what went wrong. */
export const FRAME_WORDS: Readonly<Record<Language, FrameWords>> = { en, fr, de, sv };
