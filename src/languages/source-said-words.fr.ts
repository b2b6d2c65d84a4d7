import type { SourceSaidWords } from './source-said-words.en';

/** French words of what a source says where a dispute begins with it. */
export const fr: SourceSaidWords = {
  refused: 'La plateforme de l’acheteur indique : refusée.',
  disputed: 'La plateforme de l’acheteur indique : en litige.',
  listed: 'En litige, selon la liste importée.',
};
