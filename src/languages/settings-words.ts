import { de } from './settings-words.de';
import { en, type SettingsWords } from './settings-words.en';
import { fr } from './settings-words.fr';
import { sv } from './settings-words.sv';
import type { Language } from './said';

/** The words of the settings pages. */
export const SETTINGS_WORDS: Readonly<Record<Language, SettingsWords>> = { en, fr, de, sv };
