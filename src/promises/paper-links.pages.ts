import type { Visit } from '../companies/visit.pages';
import { PLANS_WORDS } from '../languages/plans-words';
import { inLanguage } from '../languages/said';
import type { Paper } from './paper';
import { languagesFor } from './paper.actions';

/** The papers of a plan or promise, one click away: in the customer's language, and in that of the court and of the company. */
export async function paperLinks(
  visit: Visit,
  customerId: number,
  kinds: readonly Paper['kind'][],
  path: string,
): Promise<readonly { readonly href: string; readonly text: string; readonly label: string }[]> {
  const { one: w } = inLanguage(PLANS_WORDS, visit.language);
  const names = new Intl.DisplayNames([visit.language], { type: 'language' });
  const languages = await languagesFor(visit.work.db.read, visit.company, customerId);
  return kinds.flatMap((kind) =>
    languages.map((language, n) => ({
      href: n === 0 ? `${path}/${kind}` : `${path}/${kind}?lang=${language}`,
      text: n === 0 ? w[kind] : (names.of(language) ?? language),
      label: n === 0 ? w[kind] : `${w[kind]}, ${names.of(language) ?? language}`,
    })),
  );
}
