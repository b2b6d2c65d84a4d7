import type { TermsWords } from './terms-words.en';

/** French words for terms of payment. */
export const fr: TermsWords = {
  atOnce: 'comptant',
  day: '1 jour',
  days: '{1} jours',
  daysThenEnd: '{1} jours, puis fin de mois',
  endThenDays: 'fin de mois, puis {1} jours',
  end: 'fin de mois',
  ofNextMonth: '{1}, le {2} du mois suivant',
  nextDay: '{1}, le {2} suivant',
  posting: '{1} à compter de la comptabilisation',
  delivery: '{1} à compter de la livraison',
};
