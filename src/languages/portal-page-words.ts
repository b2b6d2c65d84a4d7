import { inFrench } from './said';

/** What stands on every page of the portal beside its own words, in each language of the portal. */
const en = {
  about: 'Who we are, and your numbers with us',
};

export type PortalPageWords = typeof en;

export const PORTAL_PAGE_WORDS: Readonly<Record<'en' | 'fr' | 'de' | 'sv' | 'nl' | 'es', PortalPageWords>> = {
  en,
  fr: inFrench({ about: 'Qui nous sommes, et vos numéros chez nous' }),
  de: { about: 'Wer wir sind, und Ihre Nummern bei uns' },
  sv: { about: 'Vilka vi är, och dina nummer hos oss' },
  nl: { about: 'Wie wij zijn, en uw nummers bij ons' },
  es: { about: 'Quiénes somos y sus números con nosotros' },
};
