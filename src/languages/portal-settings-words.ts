import { de } from './portal-settings-words.de';
import { en, type PortalSettingsWords } from './portal-settings-words.en';
import { fr } from './portal-settings-words.fr';
import { sv } from './portal-settings-words.sv';
import type { Language } from './said';

/** The words of the settings of what customers see. */
export const PORTAL_SETTINGS_WORDS: Readonly<Record<Language, PortalSettingsWords>> = { en, fr, de, sv };
