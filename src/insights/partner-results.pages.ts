import type { Route, Visit } from '../companies/visit.pages';
import { addDays, dayFrom, type Day } from '../kernel/day';
import { formatAmount, toDecimal } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { CASE_LIST_WORDS } from '../languages/case-list-words';
import { PARTNER_RESULTS_WORDS } from '../languages/partner-results-words';
import type { PartnerResultsWords } from '../languages/partner-results-words.en';
import { REPORT_WORDS } from '../languages/report-words';
import { countText, dayText, fill, inLanguage, momentText, numberText, percentText } from '../languages/said';
import { page, type Answer } from '../platform/web/answer';
import { AGE_BANDS, AMOUNT_BANDS } from './bands';
import { ageText, amountText } from './case-list.pages';
import { resultsExported } from './partner-results-export.pages';
import { caseResults } from './partner-results.panel';
import { comparePartners, ENOUGH, resultOf, type CaseResult, type ComparedPartner, type Judged, type PartnerResult } from './partner-results'; // prettier-ignore

/** Partners side by side: net money and days, by age and amount; every figure opens the cases it was taken over. */
export const partnerResultsRoutes: readonly Route[] = [
  { method: 'get', path: '/reports/partners', right: 'see', visit: report },
  { method: 'get', path: '/reports/partners/export', right: 'see', visit: exported },
];

interface Reporting {
  readonly visit: Visit;
  readonly w: PartnerResultsWords;
  readonly from: Day;
  readonly to: Day;
  readonly cases: readonly CaseResult[];
  readonly currencies: readonly string[];
  readonly currency: string;
}

const DAYS = 365;

async function reporting(visit: Visit): Promise<Reporting> {
  const { query } = visit.asked;
  const w = inLanguage(PARTNER_RESULTS_WORDS, visit.language);
  const asked = (name: string, otherwise: Day): Day => dayFrom(query.get(name) ?? '') ?? otherwise;
  const to = asked('to', visit.work.today);
  const from = asked('from', addDays(to, 1 - DAYS));
  if (to < from) throw new WrongUse(w.wrongPeriod, w.wrongPeriodRemedy);
  const cases = await caseResults(visit.work.db.read, {
    companyId: visit.company.id,
    today: visit.work.today,
    from,
    to,
  });
  const currencies = [...new Set(cases.map(({ currency }) => currency))].sort();
  const own = currencies.includes(visit.company.currency) ? visit.company.currency : currencies[0];
  const currency = currencies.find((one) => one === query.get('currency')) ?? own ?? visit.company.currency;
  return { visit, w, from, to, cases, currencies, currency };
}

const stateOf = ({ from, to, currency }: Reporting): Record<string, string> => ({ from, to, currency });

async function report(visit: Visit): Promise<Answer> {
  const asking = await reporting(visit);
  const { w, from, to, currency, currencies, cases } = asking;
  const { at, locale, work, company } = visit;
  const r = inLanguage(REPORT_WORDS, visit.language);
  const partners = comparePartners(cases, currency);
  const state = stateOf(asking);
  const days = { currency, from: dayText(from, locale), to: dayText(to, locale) };
  return page('pages/insights/partners', w.title, {
    ...{ w, title: r.title, here: at.under('/reports/partners').split('?')[0] ?? '', on: visit.on ?? '', from, to },
    ...{ currency, caption: fill(w.caption, days), bandsText: fill(w.bandsText, { currency }) },
    tabs: [
      { label: r.tabs.ageing, href: at.reports, current: false },
      { label: r.tabs.activity, href: at.under('/reports/activity'), current: false },
      { label: r.tabs.partners, href: at.under('/reports/partners'), current: true },
    ],
    stands: fill(r.stands, { day: dayText(work.today, locale), moment: momentText(work.now, locale, company.zone) }),
    currencies: currencies.map((one) => ({
      label: one,
      href: at.under('/reports/partners', { ...state, currency: one }),
      current: one === currency,
    })),
    exports: [
      { label: w.csv, href: at.under('/reports/partners/export', state) },
      { label: w.xlsx, href: at.under('/reports/partners/export', { ...state, as: 'xlsx' }) },
    ],
    rows: partners.map((one) => ({ partner: one.partner, ...lineOf(asking, one.result, one.partner) })),
    all: partners.length > 1 ? { partner: w.all, ...lineOf(asking, resultOf(inCurrency(asking)), '') } : null,
    chart: chartOf(asking, partners),
    amounts: AMOUNT_BANDS.map((band) => amountText(band, locale)),
    matrices: partners.map((one) => matrixOf(asking, one)),
    toCases: at.cases,
  });
}

const inCurrency = ({ cases, currency }: Reporting): CaseResult[] => cases.filter((one) => one.currency === currency);

/** The list of the cases that a figure was taken over. */
const casesOf = ({ visit, from, to, currency }: Reporting, more: Readonly<Record<string, string>>): string =>
  visit.at.under('/cases', { show: 'all', currency, from, to, ...more });

interface Line {
  readonly href: string;
  readonly cases: string;
  readonly open: string;
  readonly amounts: readonly { readonly text: string; readonly tone: string }[];
  readonly rate: string;
  readonly days: readonly { readonly text: string; readonly note: string }[];
}

function lineOf(asking: Reporting, result: PartnerResult, partner: string): Line {
  const { visit, w, currency } = asking;
  const { locale } = visit;
  const amount = (minor: number, tone = ''): Line['amounts'][number] => ({
    text: formatAmount({ minor, currency }, locale),
    tone,
  });
  return {
    href: casesOf(asking, partner === '' ? {} : { partner }),
    cases: numberText(result.cases, locale),
    open: result.open === 0 ? '' : `${numberText(result.open, locale)} ${w.column.open}`,
    amounts: [
      amount(result.handedMinor),
      amount(result.grossMinor),
      amount(result.costMinor),
      amount(result.netMinor, result.netMinor > 0 ? 'good' : ''),
    ],
    rate: rateText(asking, result),
    days: [result.contactDays, result.moneyDays, result.closeDays].map((judged) => daysText(asking, judged)),
  };
}

function rateText({ visit, w }: Reporting, { rateBps, cases }: PartnerResult): string {
  if (cases < ENOUGH || rateBps === null) return countText(w.few, cases, visit.locale);
  return percentText(rateBps, visit.locale);
}

function daysText({ visit, w }: Reporting, { n, value }: Judged): { text: string; note: string } {
  if (n === 0 || value === null) return { text: '–', note: '' };
  const over = fill(w.ofN, { n: numberText(n, visit.locale) });
  return n < ENOUGH
    ? { text: '–', note: countText(w.few, n, visit.locale) }
    : { text: numberText(value, visit.locale), note: over };
}

function matrixOf(asking: Reporting, { partner, cells }: ComparedPartner): unknown {
  const { visit, w, currency } = asking;
  const { locale } = visit;
  const c = inLanguage(CASE_LIST_WORDS, visit.language);
  return {
    partner,
    caption: fill(w.bandsCaption, { partner, currency }),
    rows: AGE_BANDS.map(({ key: age }) => ({
      label: ageText(c, age),
      cells: AMOUNT_BANDS.map(({ key: amount }) => {
        const found = cells.find((one) => one.age === age && one.amount === amount)?.result;
        if (!found?.cases) return { text: '', note: '', href: '' };
        const judged = found.cases >= ENOUGH && found.rateBps !== null;
        return {
          text: judged ? percentText(found.rateBps, locale) : '',
          note: judged ? countText(w.of, found.cases, locale) : countText(w.few, found.cases, locale),
          href: casesOf(asking, { partner, age, amount }),
        };
      }),
    })),
  };
}

function chartOf({ w, currency }: Reporting, partners: readonly ComparedPartner[]): string {
  const values = (of: (result: PartnerResult) => number): number[] =>
    partners.map(({ result }) => Number(toDecimal(of(result), currency)));
  return JSON.stringify({
    labels: partners.map(({ partner }) => partner),
    lying: true,
    series: [
      { name: w.picture.net, values: values(({ netMinor }) => netMinor) },
      { name: w.picture.cost, values: values(({ costMinor }) => costMinor) },
    ],
  });
}

async function exported(visit: Visit): Promise<Answer> {
  const { w, from, to, cases, currencies } = await reporting(visit);
  return resultsExported(visit, w, {
    from,
    to,
    compared: currencies.flatMap((currency) => comparePartners(cases, currency).map((one) => ({ ...one, currency }))),
  });
}
