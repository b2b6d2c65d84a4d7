import { reportText } from '../cases/report-text';
import { reportsOf } from '../cases/report.store';
import { PARTNER_FACE_WORDS } from '../languages/partner-face-words';
import { inLanguage, momentText } from '../languages/said';
import type { PartnerSection } from './section.pages';
import type { PartnerVisit } from './visit.pages';

/** What happened since the hand-over, as the partner may know it. */
export const timelineSection: PartnerSection = { name: 'timeline', blanks: timelineBlanks, routes: [] };

async function timelineBlanks({ work, company, found, language, locale }: PartnerVisit): Promise<unknown> {
  const reports = await reportsOf(work.db.read, found.id);
  return {
    w: inLanguage(PARTNER_FACE_WORDS, language).line,
    rows: reports.map((one) => ({
      at: momentText(one.recordedAt, locale, company.zone),
      text: reportText(one, { language, locale }),
      note: one.note ?? '',
    })),
  };
}
