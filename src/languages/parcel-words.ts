import { de } from './parcel-words.de';
import { en, type ParcelWords } from './parcel-words.en';
import { fr } from './parcel-words.fr';
import type { Language } from './said';
import { sv } from './parcel-words.sv';

/** The words of what goes to a partner by mail or into its folder, on the desk. */
export const PARCEL_WORDS: Readonly<Record<Language, ParcelWords>> = { en, fr, de, sv };
