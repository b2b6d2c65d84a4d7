import type { SourceSaidWords } from './source-said-words.en';

/** Swedish words of what a source says where a dispute begins with it. */
export const sv: SourceSaidWords = {
  refused: 'Köparens plattform meddelar: avvisad.',
  disputed: 'Köparens plattform meddelar: tvistig.',
  listed: 'Tvistig, enligt den inlästa listan.',
};
