import type { Route, Visit } from '../companies/visit.pages';
import { settingsOf } from '../companies/store';
import { addDays, dayFrom, type Day } from '../kernel/day';
import { WrongUse } from '../kernel/result';
import { CASH_WORDS } from '../languages/cash-words';
import { fill, inLanguage, numberText } from '../languages/said';
import { csvOf, xlsxOf, type Sheet } from '../platform/sheet';
import { file, page, type Answer } from '../platform/web/answer';
import { cashHead } from './cash-head.pages';
import { waitingCounts } from './proposal.store';
import { findingSaid } from './proposal-said';
import { precision, reportOf, shareByRule, type CashReport, type Tally } from './report';
import { decidedIn, type Period } from './report.panel';

/** How much of the matching was done by the rule, how much of that stands, and what it saved. */
export const reportRoutes: readonly Route[] = [
  { method: 'get', path: '/cash/report', right: 'see', visit: report },
  { method: 'get', path: '/cash/report/export', right: 'see', visit: exported },
];

const DAYS = 365;

interface Reporting {
  readonly period: Period;
  readonly told: CashReport;
}

async function reporting(visit: Visit): Promise<Reporting> {
  const { asked, work, company } = visit;
  const w = inLanguage(CASH_WORDS, visit.language).report;
  const day = (name: string, otherwise: Day): Day => dayFrom(asked.query.get(name) ?? '') ?? otherwise;
  const to = day('to', work.today);
  const from = day('from', addDays(to, 1 - DAYS));
  if (to < from) throw new WrongUse(w.wrongPeriod, w.wrongPeriodRemedy);
  const period = { companyId: company.id, from, to };
  return { period, told: reportOf(await decidedIn(work.db.read, period)) };
}

async function report(visit: Visit): Promise<Answer> {
  const { period, told } = await reporting(visit);
  const { at, locale, work, company } = visit;
  const words = inLanguage(CASH_WORDS, visit.language);
  const w = words.report;
  const { minutesPerMatch } = await settingsOf(work.db.read, company.id);
  const waiting = Object.values(await waitingCounts(work.db.read, company.id)).reduce((sum, n) => sum + n, 0);
  const { total } = told;
  const number = (n: number): string => numberText(n, locale);
  return page('pages/cash/report', w.title, {
    ...(await cashHead(visit, 'report')),
    ...{ w, here: at.under('/cash/report').split('?')[0] ?? '', on: visit.on ?? '', from: period.from, to: period.to },
    exports: ['csv', 'xlsx'].map((as) => ({ label: as.toUpperCase(), href: at.under('/cash/report/export', { from: period.from, to: period.to, as }) })), // prettier-ignore
    figures: [
      { label: w.share, value: percent(shareByRule(total), locale), note: fill(w.shareNote, { rule: number(total.byRule - total.takenBack), hand: number(total.byHand) }) }, // prettier-ignore
      { label: w.precision, value: percent(precision(total), locale, 2), note: fill(w.precisionNote, { n: number(total.takenBack) }) }, // prettier-ignore
      { label: w.saved, value: fill(w.hours, { n: numberText(Math.round(((total.byRule - total.takenBack) * minutesPerMatch) / 6) / 10, locale) }), note: fill(w.savedNote, { n: number(minutesPerMatch) }) }, // prettier-ignore
      { label: w.waiting, value: number(waiting), note: w.waitingNote },
    ],
    any: told.months.length > 0,
    months: told.months.map((one) => ({
      month: monthText(one.month, locale),
      ...tallyBlanks(one, locale),
      bar: Math.round(shareByRule(one) ?? 0),
    })),
    all: { ...tallyBlanks(total, locale), bar: Math.round(shareByRule(total) ?? 0) },
    findings: told.findings.map((one) => ({
      finding: findingSaid(one.finding, words),
      byRule: number(one.byRule),
      takenBack: number(one.takenBack),
      precision: percent(precision(one), locale, 2),
    })),
  });
}

const tallyBlanks = (one: Tally, locale: string): Readonly<Record<string, string>> => ({
  byRule: numberText(one.byRule - one.takenBack, locale),
  byHand: numberText(one.byHand, locale),
  takenBack: numberText(one.takenBack, locale),
  share: percent(shareByRule(one), locale),
  precision: percent(precision(one), locale, 2),
});

const monthText = (month: string, locale: string): string =>
  new Date(`${month}-15T12:00:00Z`).toLocaleDateString(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

const percent = (value: number | null, locale: string, digits = 1): string =>
  value === null
    ? '–'
    : `${value.toLocaleString(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits })} %`;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function exported(visit: Visit): Promise<Answer> {
  const { told } = await reporting(visit);
  const w = inLanguage(CASH_WORDS, visit.language).report;
  const sheet: Sheet = {
    name: w.title,
    head: [w.month, w.byRule, w.byHand, w.takenBack, w.share, w.precision],
    rows: told.months.map((one) => [
      ...[one.month, one.byRule - one.takenBack, one.byHand, one.takenBack],
      ...[shareByRule(one), precision(one)].map((value) => (value === null ? null : Math.round(value * 100) / 100)),
    ]),
  };
  const name = `${visit.company.code}-cash-${visit.work.today}`;
  if (visit.asked.query.get('as') === 'xlsx') return file(`${name}.xlsx`, XLSX, xlsxOf([sheet]));
  return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet), 'utf8'));
}
