import { NOTICE_PAPER_WORDS } from '../languages/notice-paper-words';
import { inLanguage } from '../languages/said';

/** The way to a formal notice, for who works with customers; null where nothing is changed. */
export const noticeLink = (
  visit: {
    readonly on: string | null;
    readonly language: string;
    may(right: 'work'): boolean;
    readonly at: { under(path: string): string };
  },
  customer: string,
): { href: string; label: string } | null =>
  visit.on === null && visit.may('work')
    ? {
        href: visit.at.under(`/customers/${customer}/notice`),
        label: inLanguage(NOTICE_PAPER_WORDS, visit.language).action,
      }
    : null;
