import { de } from './fees-editor-words.de';
import { en, type FeesEditorWords } from './fees-editor-words.en';
import { fr } from './fees-editor-words.fr';
import type { Language } from './said';
import { sv } from './fees-editor-words.sv';

/** The words of what partners charge. */
export const FEES_EDITOR_WORDS: Readonly<Record<Language, FeesEditorWords>> = { en, fr, de, sv };
