import type { TermsWords } from './terms-words.en';

/** Swedish words for terms of payment. */
export const sv: TermsWords = {
  atOnce: 'omgående',
  day: '1 dag',
  days: '{1} dagar',
  daysThenEnd: '{1} dagar, sedan månadens slut',
  endThenDays: 'månadens slut, sedan {1} dagar',
  end: 'månadens slut',
  ofNextMonth: '{1}, den {2} i nästa månad',
  nextDay: '{1}, nästa den {2}',
  posting: '{1} från bokföring',
  delivery: '{1} från leverans',
};
