import { IMPORT_TOLD_WORDS } from './import-told-words';
import { TERMS_WORDS } from './terms-words';
import { sentencesOf, textAmong, type Reader } from './sentence';

/** What is told of an import, in the language of who reads it. */
export const importTold = (said: string, reader: Reader): string =>
  reader.language === 'en' ? said : textAmong(TOLD, said, reader);

const TOLD = sentencesOf(
  { patterns: IMPORT_TOLD_WORDS.en, said: IMPORT_TOLD_WORDS },
  { patterns: TERMS_WORDS.en, said: TERMS_WORDS },
);
