import type { TermsWords } from './terms-words.en';

/** German words for terms of payment. */
export const de: TermsWords = {
  atOnce: 'sofort',
  day: '1 Tag',
  days: '{1} Tage',
  daysThenEnd: '{1} Tage, dann Monatsende',
  endThenDays: 'Monatsende, dann {1} Tage',
  end: 'Monatsende',
  ofNextMonth: '{1}, dann am {2}. des Folgemonats',
  nextDay: '{1}, dann am nächsten {2}.',
  posting: '{1} ab Buchung',
  delivery: '{1} ab Lieferung',
};
