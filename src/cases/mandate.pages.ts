import { AGREEMENT_WORDS } from '../languages/agreement-words';
import { inLanguage } from '../languages/said';
import { lapsesOf } from '../mandates/agreement.actions';
import { partnerPath } from '../mandates/deps.pages';
import { mandateText } from '../mandates/mandate-told';
import type { CaseSection } from './deps.pages';

/** On the page of a case that is out: that the partner has no mandate that holds, and what to do. */
export const mandateSection: CaseSection = async (visit, found) => {
  if (found.state !== 'with_partner') return null;
  const { work, company, language } = visit;
  const lapse = (await lapsesOf(work.db.read, company.id, [found.partnerId], work.today)).get(found.partnerId);
  if (lapse === undefined) return null;
  const w = inLanguage(AGREEMENT_WORDS, language);
  return { w, text: mandateText(lapse, visit), href: partnerPath(visit, found.partnerId) };
};
