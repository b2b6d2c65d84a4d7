import { de } from './portal-words.de';
import { en, type PortalWords } from './portal-words.en';
import { es } from './portal-words.es';
import { fr } from './portal-words.fr';
import { nl } from './portal-words.nl';
import { inFrench } from './said';
import { sv } from './portal-words.sv';

/** The words of the customer's page: in more languages than the desk, since customers do not choose theirs by their work. */
export const PORTAL_WORDS = { en, fr: inFrench(fr), de, sv, nl, es } satisfies Readonly<Record<string, PortalWords>>;
export type PortalLanguage = keyof typeof PORTAL_WORDS;
export const PORTAL_LANGUAGES = Object.keys(PORTAL_WORDS) as PortalLanguage[];

export const isPortalLanguage = (text: string): text is PortalLanguage => Object.hasOwn(PORTAL_WORDS, text);

/** The first that the page speaks of those wanted, else English. */
export const portalLanguage = (...wanted: readonly (string | null | undefined)[]): PortalLanguage =>
  wanted.find((one): one is PortalLanguage => typeof one === 'string' && isPortalLanguage(one)) ?? 'en';
