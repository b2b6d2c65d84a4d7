import type { Visit } from '../companies/visit.pages';
import { limitationSources } from '../dossier/limitation-sources.store';
import { LIMITATION_WORDS } from '../languages/limitation-words';
import { dayText, inLanguage } from '../languages/said';
import { earliest, lastSafeDay } from '../law/limitation';
import { limitationsNow } from '../law/limitation.actions';
import type { CaseItem, CaseView } from './case.panel';

/** Until when what is still open of it can be brought to a court. */
export async function limitationFact(visit: Visit, found: CaseView, items: readonly CaseItem[]): Promise<unknown[]> {
  const { work, company, language, locale } = visit;
  const range = { companyId: company.id, first: found.customerId, last: found.customerId };
  const own = new Set(items.map(({ itemId }) => itemId));
  const counted = (await limitationsNow(work, company, range, limitationSources)).filter(({ itemId }) => own.has(itemId)); // prettier-ignore
  const first = earliest(counted.map(({ limitation }) => limitation?.endsOn ?? null));
  if (first === null) return [];
  const w = inLanguage(LIMITATION_WORDS, language);
  const unsure = counted.some(({ limitation }) => limitation?.endsOn === first && !limitation.sure);
  const day = dayText(first, locale);
  return [{ label: w.limitation, value: `${day}${unsure ? ` (${w.assumed})` : ''}; ${w.fileBy} ${dayText(lastSafeDay(first), locale)}` }]; // prettier-ignore
}
