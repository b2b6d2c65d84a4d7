import type { DueWords } from './due-words.en';

/** Swedish words for where a due day comes from. */
export const sv: DueWords = {
  document: 'uträknad från dokumentets villkor: {1}',
  customer: 'uträknad från kundens villkor: {1}',
  masters: 'uträknad från filens villkor för kunden: {1}',
  file: 'uträknad från de villkor som angetts för filen: {1}',
  company: 'uträknad från företagets villkor: {1}',
  country: 'antagen, som är brukligt: {1}',
};
