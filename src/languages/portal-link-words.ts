import { de } from './portal-link-words.de';
import { en, type PortalLinkWords } from './portal-link-words.en';
import { fr } from './portal-link-words.fr';
import { sv } from './portal-link-words.sv';
import type { Language } from './said';

/** The words around the link to a customer's portal. */
export const PORTAL_LINK_WORDS: Readonly<Record<Language, PortalLinkWords>> = { en, fr, de, sv };
