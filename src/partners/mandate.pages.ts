import { AGREEMENT_WORDS } from '../languages/agreement-words';
import { fill, inLanguage } from '../languages/said';
import { lapsesOf } from '../mandates/agreement.actions';
import { mandateText } from '../mandates/mandate-told';
import type { PartnerSection } from './section.pages';

/** On the partner's page: that its mandate has run out, and that it is to wait. Nothing about it where one holds. */
export const mandateNotice: PartnerSection = {
  name: 'mandate',
  routes: [],
  blanks: async ({ work, company, found, language, locale }) => {
    if (found.state !== 'with_partner') return null;
    const lapse = (await lapsesOf(work.db.read, company.id, [found.partnerId], work.today)).get(found.partnerId);
    if (lapse === undefined) return null;
    const w = inLanguage(AGREEMENT_WORDS, language);
    return { title: w.caseTitle, text: `${mandateText(lapse, { language, locale })} ${fill(w.partnerText, { company: company.legalName })}` }; // prettier-ignore
  },
};
