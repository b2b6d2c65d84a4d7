import type { Visit } from '../companies/visit.pages';
import { byPartner } from '../kernel/actor';
import { COURSE_PAGE_WORDS } from '../languages/course-page-words';
import { dayText, inLanguage } from '../languages/said';
import { peopleOf } from '../people/store';
import type { CaseView } from './case.panel';
import type { CasesDeps } from './deps.pages';
import { timelineText } from './timeline';
import { TIMELINE_FILTERS, timelineOf, type TimelineRow } from './timeline.panel';

/** What happened in a case, a page at a time, of one kind or of all. */
const ROWS = 30;
const FURTHEST = 100;

export async function timelineSection(visit: Visit, deps: CasesDeps, found: CaseView, here: string): Promise<unknown> {
  const { work, company, language, locale, asked } = visit;
  const w = inLanguage(COURSE_PAGE_WORDS, language).timeline;
  const filter = TIMELINE_FILTERS.find((one) => one === asked.query.get('show')) ?? '';
  const wanted = Number(asked.query.get('page') ?? '1');
  const page = Number.isSafeInteger(wanted) && wanted >= 1 ? Math.min(wanted, FURTHEST) : 1;
  const mails = (await deps.mailsOf?.(work.db.read, company.id, found.id)) ?? [];
  const slice = { offset: (page - 1) * ROWS, limit: ROWS };
  const rows = await timelineOf(work.db.read, company.id, found.id, { for: 'us', filter, ...slice, mails });
  const people = await peopleOf(work.db.read);
  const nameOf = (email: string): string => people.find((one) => one.email === email)?.name ?? email;
  const reader = { language, locale, partner: found.partner, currency: found.currency, nameOf };
  const byOf = ({ by }: TimelineRow): string =>
    by === null ? '' : byPartner(by) ? found.partner : by.startsWith('clock:') ? w.byItself : nameOf(by);
  const to = (show: string, at: number): string => {
    const query = new URLSearchParams({ ...(show !== '' && { show }), ...(at > 1 && { page: String(at) }) }).toString();
    return `${here}${query === '' ? '' : `${here.includes('?') ? '&' : '?'}${query}`}#timeline`;
  };
  return {
    w,
    filters: TIMELINE_FILTERS.map((one) => ({ label: w[one === '' ? 'all' : one], href: to(one, 1), current: one === filter })),
    rows: rows.slice(0, ROWS).map((row) => ({
      ...timelineText(row, reader),
      day: dayText(row.on, locale),
      by: byOf(row),
      good: row.source === 'money',
      internal: row.internal ? w.internal : '',
    })),
    newer: page > 1 ? to(filter, page - 1) : '',
    older: rows.length > ROWS ? to(filter, page + 1) : '',
  };
} // prettier-ignore
