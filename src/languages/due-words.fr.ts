import type { DueWords } from './due-words.en';

/** French words for where a due day comes from. */
export const fr: DueWords = {
  document: 'calculée d’après les conditions de la pièce : {1}',
  customer: 'calculée d’après les conditions du client : {1}',
  masters: 'calculée d’après les conditions du fichier pour le client : {1}',
  file: 'calculée d’après les conditions indiquées pour le fichier : {1}',
  company: 'calculée d’après les conditions de la société : {1}',
  country: 'supposée, d’après l’usage : {1}',
};
