import { AGREEMENT_WORDS } from '../languages/agreement-words';
import { dayText, fill, inLanguage } from '../languages/said';
import type { MandateFault } from './mandate';

/** What stands against a mandate, in a sentence. */
export const mandateText = (
  found: MandateFault,
  reader: { readonly language: string; readonly locale: string },
): string =>
  fill(inLanguage(AGREEMENT_WORDS, reader.language).fault[found.fault], {
    day: 'day' in found ? dayText(found.day, reader.locale) : '',
  });
