import type { CaseSection } from '../cases/deps.pages';
import { REMITTED_WORDS } from '../languages/remitted-words';
import { inLanguage } from '../languages/said';
import { collectedOfCase } from './collected.store';
import { collectedTable } from './said';

/** On the case's page: all that came in since the hand-over, by whichever way, with commission, VAT and what is left of it. */
export const collectedSection: CaseSection = async ({ work, company, locale, language }, found) => {
  const w = inLanguage(REMITTED_WORDS, language);
  const rows = await collectedOfCase(work.db.read, company.id, found.id);
  return { title: w.caseTitle, empty: w.caseEmpty, table: collectedTable({ w, locale }, rows, w.caseTitle) };
};
