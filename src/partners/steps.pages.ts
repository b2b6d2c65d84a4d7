import { inLanguage } from '../languages/said';
import { STEP_WORDS } from '../languages/step-words';
import { stepTable } from '../cases/step-shown.pages';
import type { PartnerSection } from './section.pages';

/** The formal steps as the partner reads them: what is planned, and which costs were agreed. */
export const stepsForPartner: PartnerSection = {
  name: 'steps',
  routes: [],
  async blanks({ work, found, language, locale }) {
    const nowhere = (): string => '';
    const whom = { language, locale, today: work.today, step: nowhere, document: nowhere };
    const table = await stepTable(work.db.read, found, whom);
    return table === null ? null : { title: inLanguage(STEP_WORDS, language).title, table };
  },
};
