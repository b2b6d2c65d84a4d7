import { de } from './portal-about-words.de';
import { en, type PortalAboutWords } from './portal-about-words.en';
import { es } from './portal-about-words.es';
import { fr } from './portal-about-words.fr';
import { nl } from './portal-about-words.nl';
import { inFrench } from './said';
import { sv } from './portal-about-words.sv';

/** What a customer reads of who we are, how this goes on, and what becomes of what we know, in each language of the portal. */
export const PORTAL_ABOUT_WORDS: Readonly<Record<'en' | 'fr' | 'de' | 'sv' | 'nl' | 'es', PortalAboutWords>> = {
  en,
  fr: inFrench(fr),
  de,
  sv,
  nl,
  es,
};
