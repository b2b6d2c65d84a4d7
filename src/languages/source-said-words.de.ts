import type { SourceSaidWords } from './source-said-words.en';

/** German words of what a source says where a dispute begins with it. */
export const de: SourceSaidWords = {
  refused: 'Die Plattform des Käufers meldet: abgelehnt.',
  disputed: 'Die Plattform des Käufers meldet: strittig.',
  listed: 'Strittig, wie die eingelesene Liste sagt.',
};
