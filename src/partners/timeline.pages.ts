import { timelineText } from '../cases/timeline';
import { timelineOf } from '../cases/timeline.panel';
import { PARTNER_FACE_WORDS } from '../languages/partner-face-words';
import { inLanguage, momentText } from '../languages/said';
import type { PartnerSection } from './section.pages';
import type { PartnerVisit } from './visit.pages';

/** What happened since the hand-over, as the partner may know it: what is internal is not read from the database at all, and messages stand in their own thread. */
export const timelineSection: PartnerSection = { name: 'timeline', blanks: timelineBlanks, routes: [] };

const ROWS = 100;

async function timelineBlanks({ work, company, found, language, locale }: PartnerVisit): Promise<unknown> {
  const asked = { for: 'partner', filter: '', offset: 0, limit: ROWS, mails: [] } as const;
  const rows = await timelineOf(work.db.read, company.id, found.id, asked);
  const nameOf = (): string => company.legalName;
  const reader = { language, locale, partner: found.partner, currency: found.currency, nameOf };
  return {
    w: inLanguage(PARTNER_FACE_WORDS, language).line,
    rows: rows.slice(0, ROWS).map((row) => {
      const { what, note } = timelineText(row, reader);
      return { at: momentText(row.at, locale, company.zone), text: what, note };
    }),
  };
}
