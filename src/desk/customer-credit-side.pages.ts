import { coverDeadlines, type CoverReport } from '../customers/credit';
import { format, sum } from '../kernel/money';
import { CREDIT_WORDS } from '../languages/credit-words';
import { countText, dayText, fill, inLanguage, numberText } from '../languages/said';
import type { CustomerView } from './customer-asked.pages';
import type { Gathered } from './customer-gather.pages';

/** Deadlines that are shown; more is a list, not a warning. */
const MOST_DEADLINES = 4;

/** What is open in the currency of the limit, against the limit; who insures it, and what the insurer must hear by when. */
export function creditBlanks(view: CustomerView, gathered: Gathered): unknown {
  const { visit, customer } = view;
  const { items, cover } = gathered;
  const w = inLanguage(CREDIT_WORDS, visit.language);
  const change = view.may('/credit') ? view.under('/credit') : '';
  const currency = customer.creditLimitCurrency ?? cover?.currency ?? visit.company.currency;
  const exposure = sum(items.flatMap((item) => (item.currency === currency ? [item.openMinor] : [])));
  const known = customer.creditLimitMinor !== null || cover !== null;
  const open = items.filter((item) => item.openMinor !== 0 && item.currency !== currency);
  const against: Against = {
    exposure,
    others: [...new Set(open.map((item) => item.currency))],
    money: (minor) => format({ minor, currency }, visit.locale),
  };
  return {
    ...{ w, change, shown: known || change !== '', none: known ? '' : w.none },
    exposure: known ? against.money(exposure) : '',
    ...limitBlanks(view, against),
    ...coverBlanks(view, gathered, against),
  };
}

interface Against {
  /** Minor units, in the currency of the limit. */
  readonly exposure: number;
  readonly others: readonly string[];
  readonly money: (minor: number) => string;
}

function limitBlanks({ visit, customer }: CustomerView, { exposure, money, others }: Against): object {
  const limit = customer.creditLimitMinor;
  if (limit === null) return { limit: '', left: '', over: '', others: '' };
  const w = inLanguage(CREDIT_WORDS, visit.language);
  return {
    limit: money(limit),
    left: exposure <= limit ? money(limit - exposure) : '',
    over: exposure > limit ? money(exposure - limit) : '',
    others: others.length > 0 ? fill(w.others, { currencies: others.join(', ') }) : '',
  };
}

function coverBlanks(
  view: CustomerView,
  { items, cover, coverReports }: Gathered,
  { exposure, money }: Against,
): object {
  const reports = reportBlanks(view, coverReports);
  if (cover === null) return { insurer: '', insured: '', uninsured: '', terms: [], deadlines: [], reports };
  const { visit } = view;
  const { locale, work } = visit;
  const w = inLanguage(CREDIT_WORDS, visit.language);
  const { insurer, limitMinor, noticeDays, longestExtensionDays: longest } = cover;
  const owed = items.flatMap(({ dueOn, openMinor }) => (dueOn !== null && openMinor > 0 ? [dueOn] : []));
  return {
    insurer,
    insured: limitMinor === null ? '' : money(limitMinor),
    uninsured: limitMinor !== null && exposure > limitMinor ? money(exposure - limitMinor) : '',
    terms: [
      noticeDays === null ? '' : fill(w.terms, { days: numberText(noticeDays, locale) }),
      cover.planNeedsConsent
        ? w.planTerms
        : longest === null
          ? ''
          : fill(w.planDays, { days: numberText(longest, locale) }),
      cover.insurerCollects ? w.collectsTerms : '',
    ].filter((text) => text !== ''),
    reports,
    deadlines: coverDeadlines(cover, owed, work.today, coverReports)
      .slice(0, MOST_DEADLINES)
      .map(({ kind, on, dueOn, items: n, passed }) => ({
        text: fill(passed ? w.passed[kind] : w.by[kind], {
          day: dayText(on, locale),
          items: countText(w.items, n, locale),
          due: dayText(dueOn, locale),
        }),
        passed,
        tell: view.may('/insurer/:kind/:due') ? view.under(`/insurer/${kind}/${dueOn}`) : '',
      })),
  };
}

/** Reports that are shown, the newest. */
const MOST_REPORTS = 6;

/** What the insurer was told: when, by whom, under which reference. */
function reportBlanks(view: CustomerView, reports: readonly CoverReport[]): unknown {
  const { locale, language, work } = view.visit;
  const w = inLanguage(CREDIT_WORDS, language).report;
  return reports.slice(0, MOST_REPORTS).map(({ id, kind, dueOn, toldOn, reference, by }) => ({
    text: fill(w.told[kind], { day: dayText(toldOn, locale), due: dayText(dueOn, locale) }),
    by: [by, ...(reference === null ? [] : [fill(w.referenced, { reference })])].join(', '),
    back: view.may('/insurer-reports/:report/back')
      ? view.under(`/insurer-reports/${work.ids.seal('cover_report', id)}/back`)
      : '',
  }));
}
