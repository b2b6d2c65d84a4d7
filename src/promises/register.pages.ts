import type { Route, Visit } from '../companies/visit.pages';
import { format, formatAmount, sum, toDecimal } from '../kernel/money';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { FRAME_WORDS } from '../languages/frame-words';
import { PLANS_WORDS } from '../languages/plans-words';
import { countText, dayText, fill, inLanguage, numberText } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import { file, page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, readList } from '../platform/web/list';
import { listViews, type ListView } from '../platform/web/list-views';
import { registerOf, type Register } from './asking.pages';
import { missingByDay, registerRows, type RegisterRow } from './register.panel';
import { missingOfPlans, planRows } from './plan-register.panel';
import { weeksOf, type Missing, type Week } from './weeks';

/** Every promise of the company with its verdict: found, summed, by week, as a file. */
export const promiseRegisterRoutes: readonly Route[] = [
  { method: 'get', path: '/promises', right: 'see', list: true, visit: list },
  { method: 'get', path: '/promises/totals', right: 'see', visit: totals },
  { method: 'get', path: '/promises/export', right: 'see', visit: exported },
];

async function list(visit: Visit): Promise<Answer> {
  const register = await registerOf(visit);
  const { w, spec, question } = register;
  const asked = readList(visit.asked.query, spec);
  const [rows, weeks] = await Promise.all([
    registerRows(visit.work.db.read, question),
    question.state === 'open' && asked.page === 1 ? weeksBlanks(register) : null,
  ]);
  const state = Object.fromEntries(new URLSearchParams(listHref(spec, asked).split('?')[1] ?? ''));
  const listed = listBlanks({
    spec,
    asked,
    rows,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.caption,
    views: viewsOf(register),
    exports: [
      { label: w.export.csv, href: visit.at.under('/promises/export', state) },
      { label: w.export.xlsx, href: visit.at.under('/promises/export', { ...state, as: 'xlsx' }) },
    ],
    totals: visit.at.under('/promises/totals', state),
    empty: { text: w.empty, ...(visit.may('work') && { action: { label: w.toInvoices, href: visit.at.items } }) },
  });
  const plans = { href: visit.at.plans, text: inLanguage(PLANS_WORDS, visit.language).tab };
  return page('pages/promises/register', w.title, { title: w.title, list: listed, weeks, plans });
}

function viewsOf({ visit, w, spec }: Register): ListView[] {
  return listViews(spec, visit.asked.query, [
    [w.tabs.open, {}],
    [w.tabs.late, { state: 'all', when: 'late' }],
    [w.tabs.kept, { state: 'kept', sort: '-promised' }],
    [w.tabs.unkept, { state: 'unkept', sort: '-promised' }],
    [w.tabs.all, { state: 'all', sort: '-promised' }],
  ]);
}

/** More promises than this are not summed at once. */
const MOST_ROWS = 50_000;

const wholeOf = ({ visit, question }: Register): Promise<RegisterRow[]> =>
  registerRows(visit.work.db.read, { ...question, offset: 0, limit: MOST_ROWS });

async function weeksBlanks(register: Register): Promise<unknown> {
  const { visit, w } = register;
  const [promised, instalments] = await Promise.all([
    missingByDay(visit.work.db.read, register.question),
    instalmentsToCome(register),
  ]);
  const weeks = weeksOf([...promised, ...instalments], visit.work.today);
  if (weeks.length === 0) return null;
  const { locale } = visit;
  return {
    w: w.weeks,
    rows: weeks.map((week) => ({
      week: weekText(register, week),
      promises: numberText(week.promises, locale),
      missing: formatAmount({ minor: week.missingMinor, currency: week.currency }, locale),
      currency: week.currency,
    })),
    chart: JSON.stringify(chartOf(register, weeks)),
  };
}

/** Instalments belong to the same forecast; a filter that only promises can have leaves them out. */
async function instalmentsToCome({ visit, question }: Register): Promise<Missing[]> {
  const { when, channel, from, to, companyId, today, text, collector, currency, customerId } = question;
  if (when !== '' || channel !== '' || from !== null || to !== null) return [];
  const asked = {
    companyId,
    today,
    text,
    collector,
    currency,
    customerId,
    state: 'running',
    sort: '',
    descending: false,
  };
  return missingOfPlans(await planRows(visit.work.db.read, asked));
}

function weekText({ visit, w }: Register, { from, to }: Week): string {
  return to === null
    ? fill(w.weeks.later, { day: dayText(from, visit.locale) })
    : `${dayText(from, visit.locale)} – ${dayText(to, visit.locale)}`;
}

function chartOf(register: Register, weeks: readonly Week[]): unknown {
  const froms = [...new Map(weeks.map((week) => [week.from, week])).values()].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
  const currencies = [...new Set(weeks.map(({ currency }) => currency))];
  return {
    labels: froms.map(({ from }) => dayText(from, register.visit.locale)),
    ...(currencies.length === 1 ? { tones: froms.map(() => 'accent') } : {}),
    series: currencies.map((currency) => ({
      name: currency,
      values: froms.map(({ from }) => {
        const found = weeks.find((week) => week.from === from && week.currency === currency);
        return Number(toDecimal(found?.missingMinor ?? 0, currency));
      }),
    })),
  };
}

async function totals(visit: Visit): Promise<Answer> {
  if (!visit.asked.partial) return see(visit.at.promises);
  const register = await registerOf(visit);
  const { w } = register;
  const rows = await wholeOf(register);
  const currencies = [...new Set(rows.map(({ promise }) => promise.currency))].sort();
  const lines = currencies.map((currency) => {
    const own = rows.filter(({ promise }) => promise.currency === currency);
    const said = (minor: number): string => format({ minor, currency }, visit.locale);
    const missing = said(sum(own.map(({ verdict }) => verdict.shortfallMinor)));
    return {
      label: countText(w.total, own.length, visit.locale),
      sum: `${said(sum(own.map(({ promise }) => promise.amountMinor)))} (${fill(w.missingOf, { missing })})`,
    };
  });
  return part('pages/partials/totals', { lines });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function exported(visit: Visit): Promise<Answer> {
  const register = await registerOf(visit);
  const { column: c, title } = register.w;
  const codes = inLanguage(CODE_WORDS, visit.language);
  const sheet: Sheet = {
    name: title,
    head: [
      ...[c.customer, '#', c.collector, c.documents, c.given, c.promised, c.amount, c.came, c.missing, c.currency],
      ...[c.verdict, c.paid, c.channel, c.by, c.level],
    ],
    rows: (await wholeOf(register)).map(({ promise, verdict, paidOn, ...customer }) => [
      ...[customer.customerName, customer.customerCode, customer.collector, promise.parts.map(labelOf).join(', ')],
      ...[dayCell(promise.givenOn), dayCell(promise.promisedOn)],
      amountCell(promise.amountMinor, promise.currency),
      amountCell(verdict.receivedMinor, promise.currency),
      amountCell(verdict.shortfallMinor, promise.currency),
      promise.currency,
      codeText(codes.verdict, verdict.state),
      dayCell(paidOn),
      codeText(codes.promised, promise.channel),
      promise.byWhom,
      promise.level,
    ]),
  };
  const name = `${visit.company.code}-promises-${visit.work.today}`;
  if (visit.asked.query.get('as') === 'xlsx') return file(`${name}.xlsx`, XLSX, xlsxOf([sheet]));
  return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet), 'utf8'));
}
