import type { DueWords } from './due-words.en';

/** German words for where a due day comes from. */
export const de: DueWords = {
  document: 'aus den Bedingungen des Belegs berechnet: {1}',
  customer: 'aus den Bedingungen des Kunden berechnet: {1}',
  masters: 'aus den Bedingungen der Datei für den Kunden berechnet: {1}',
  file: 'aus den für die Datei genannten Bedingungen berechnet: {1}',
  company: 'aus den Bedingungen des Unternehmens berechnet: {1}',
  country: 'angenommen, wie üblich: {1}',
};
