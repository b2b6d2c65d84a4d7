import type { Visit } from '../companies/visit.pages';
import { MERGING_WORDS } from '../languages/merging-words';
import { countText, inLanguage } from '../languages/said';
import { newAlike } from './alike.store';

/** Customers that an import made and that may be others which were there: said on the page of the import. */
export async function alikeOfImport(
  { work, company, at, language, locale }: Visit,
  importId: number,
): Promise<{ readonly text: string; readonly href: string } | null> {
  const n = await newAlike(work.db.read, company.id, importId);
  if (n === 0) return null;
  const text = countText(inLanguage(MERGING_WORDS, language).ofImport, n, locale);
  return { text, href: at.under('/customers/duplicates', { import: work.ids.seal('import', importId) }) };
}
