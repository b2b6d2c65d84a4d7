import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { format, formatAmount } from '../kernel/money';
import { FRAME_WORDS } from '../languages/frame-words';
import { PLANS_WORDS } from '../languages/plans-words';
import type { PlansWords } from '../languages/plans-words.en';
import { countText, dayText, fill, inLanguage, numberText } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import { file, NotFound, page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, pageOf, readList, type Cell, type Column, type ListSpec } from '../platform/web/list';
import { listViews } from '../platform/web/list-views';
import { nextOf, PLAN_STATES, RUNNING, type JudgedPlan } from './plan';
import { planPage, planSums } from './plan-page.panel';
import { planRows, type PlanQuestion, type PlanRow } from './plan-register.panel';
import { PLAN_TONES } from './plan-shown';

/** Every plan of the company as it stands: found, summed, as a file with every instalment. */
export const planRegisterRoutes: readonly Route[] = [
  { method: 'get', path: '/plans', right: 'see', list: true, visit: list },
  { method: 'get', path: '/plans/totals', right: 'see', visit: totals },
  { method: 'get', path: '/plans/export', right: 'see', visit: exported },
];

interface Register {
  readonly visit: Visit;
  readonly w: PlansWords;
  readonly spec: ListSpec<PlanRow>;
  readonly question: PlanQuestion;
}

const GROUPS = ['running', 'open', 'missed', 'ended', 'all'] as const;

async function registerOf(visit: Visit): Promise<Register> {
  const w = inLanguage(PLANS_WORDS, visit.language);
  const { work, asked, company } = visit;
  const text = asked.query.get('customer') ?? '';
  const customerId = text === '' ? null : work.ids.open('customer', text);
  if (customerId === undefined) throw new NotFound();
  const customer =
    customerId === null ? null : await customerById(work.db.read, company.id, customerId).catch(() => undefined);
  if (customer === undefined) throw new NotFound();
  const spec: ListSpec<PlanRow> = {
    path: visit.at.plans,
    columns: columnsOf(visit, w),
    filters: [
      {
        name: 'state',
        label: w.filter.state,
        kind: 'select',
        options: [
          ...GROUPS.map((value) => ({ value, label: w.stateOf[value] })),
          ...PLAN_STATES.map((value) => ({ value, label: w.state[value] })),
        ],
      },
      { name: 'collector', label: w.filter.collector, kind: 'text' },
      { name: 'currency', label: w.filter.currency, kind: 'text' },
      ...(customer === null ? [] : [{ name: 'customer', label: w.filter.customer, kind: 'select' as const, options: [{ value: text, label: customer.name }] }]), // prettier-ignore
    ],
    sort: 'next',
  };
  const read = readList(asked.query, spec);
  const filter = (name: string): string => read.filters[name] ?? '';
  const state = filter('state');
  return {
    visit,
    w,
    spec,
    question: {
      companyId: company.id,
      today: work.today,
      text: read.text,
      state: state === '' ? (customerId === null ? 'running' : 'all') : state,
      collector: filter('collector'),
      currency: filter('currency').toUpperCase(),
      customerId,
      sort: read.sort,
      descending: read.descending,
    },
  };
}

function columnsOf(visit: Visit, w: PlansWords): readonly Column<PlanRow>[] {
  const { locale, at, work } = visit;
  const c = w.column;
  const money = (minor: number, { plan }: JudgedPlan): Cell => ({ text: formatAmount({ minor, currency: plan.currency }, locale) }); // prettier-ignore
  return [
    { key: 'number', label: c.number, sortable: true, cell: ({ plan }) => ({ text: plan.number, href: at.plan(work.ids.seal('plan', plan.id)) }) },
    { key: 'customer', label: c.customer, sortable: true, cell: (row) => ({ text: row.customerName, href: at.customer(work.ids.seal('customer', row.plan.customerId)), note: row.customerCode }) },
    { key: 'state', label: c.state, cell: ({ state }) => stateCell(state, w) },
    { key: 'next', label: c.next, sortable: true, cell: (row) => nextCell(row, w, locale) },
    { key: 'amount', label: c.amount, numeric: true, sortable: true, cell: (row) => money(row.plan.amountMinor, row) },
    { key: 'left', label: c.left, numeric: true, sortable: true, cell: (row) => money(row.leftMinor, row) },
    { key: 'currency', label: c.currency, cell: ({ plan }) => ({ text: plan.currency, tone: 'quiet' }) },
    { key: 'instalments', label: c.instalments, numeric: true, cell: ({ plan }) => ({ text: numberText(plan.instalments.length, locale) }) },
    { key: 'missed', label: c.missed, numeric: true, cell: (row) => missedCell(row, locale) },
    { key: 'collector', label: c.collector, cell: ({ collector }) => ({ text: collector ?? '' }) },
    { key: 'covered', label: c.covered, numeric: true, optional: true, cell: (row) => money(row.coveredMinor, row) },
    { key: 'source', label: c.source, optional: true, cell: ({ plan }) => ({ text: w.source[plan.source] }) },
    { key: 'accepted', label: c.accepted, optional: true, cell: ({ acceptedOn }) => ({ text: acceptedOn === null ? '' : dayText(acceptedOn, locale) }) },
    { key: 'last', label: c.last, optional: true, cell: ({ plan }) => ({ text: dayText(plan.instalments.at(-1)?.dueOn ?? '', locale) }) },
  ]; // prettier-ignore
}

function stateCell(state: PlanRow['state'], w: PlansWords): Cell {
  const tone = PLAN_TONES[state];
  return { text: w.state[state], ...(tone === '' ? {} : { tone }) };
}

function nextCell(row: PlanRow, w: PlansWords, locale: string): Cell {
  const next = RUNNING.has(row.state) ? nextOf(row) : undefined;
  if (next === undefined) return { text: '' };
  const text = dayText(next.dueOn, locale);
  return next.state === 'missed' ? { text, note: w.instalment.missed, tone: 'bad' } : { text };
}

function missedCell({ state, instalments }: PlanRow, locale: string): Cell {
  const missed = RUNNING.has(state) ? instalments.filter((one) => one.state === 'missed').length : 0;
  return missed === 0 ? { text: '' } : { text: numberText(missed, locale), tone: 'bad' };
}

async function list(visit: Visit): Promise<Answer> {
  const register = await registerOf(visit);
  const { w, spec, question } = register;
  const asked = readList(visit.asked.query, spec);
  const { offset, limit } = pageOf(asked);
  const rows = await planPage(visit.work.db.read, question, { offset, limit });
  const state = Object.fromEntries(new URLSearchParams(listHref(spec, asked).split('?')[1] ?? ''));
  const listed = listBlanks({
    spec,
    asked,
    rows,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.caption,
    views: listViews(spec, visit.asked.query, [
      [w.tabs.running, {}],
      [w.tabs.missed, { state: 'missed' }],
      [w.tabs.open, { state: 'open' }],
      [w.tabs.ended, { state: 'ended' }],
      [w.tabs.all, { state: 'all' }],
    ]),
    exports: [
      { label: w.export.csv, href: visit.at.under('/plans/export', state) },
      { label: w.export.xlsx, href: visit.at.under('/plans/export', { ...state, as: 'xlsx' }) },
    ],
    totals: visit.at.under('/plans/totals', state),
    empty: { text: w.empty, ...(visit.may('work') && { action: { label: w.toInvoices, href: visit.at.items } }) },
  });
  const bands = visit.may('administer') ? { href: visit.at.under('/plans/bands'), text: w.bands } : null;
  const promises = { href: visit.at.promises, text: w.toPromises };
  return page('pages/promises/plans', w.title, { title: w.title, list: listed, bands, promises });
}

async function totals(visit: Visit): Promise<Answer> {
  if (!visit.asked.partial) return see(visit.at.plans);
  const { w, question } = await registerOf(visit);
  const lines = (await planSums(visit.work.db.read, question)).map(({ currency, count, amountMinor, leftMinor }) => {
    const said = (minor: number): string => format({ minor, currency }, visit.locale);
    const left = fill(w.leftOf, { left: said(leftMinor) });
    return { label: countText(w.count, count, visit.locale), sum: `${said(amountMinor)} (${left})` };
  });
  return part('pages/partials/totals', { lines });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function exported(visit: Visit): Promise<Answer> {
  const { w, question } = await registerOf(visit);
  const rows = await planRows(visit.work.db.read, question);
  const c = w.column;
  const plans: Sheet = {
    name: w.title,
    head: [c.number, c.customer, '#', c.collector, c.state, c.amount, c.covered, c.left, c.currency, c.accepted, c.source, w.one.document], // prettier-ignore
    rows: rows.map(({ plan, state, coveredMinor, leftMinor, acceptedOn, ...of }) => [
      ...[plan.number, of.customerName, of.customerCode, of.collector, w.state[state]],
      ...[plan.amountMinor, coveredMinor, leftMinor].map((minor) => amountCell(minor, plan.currency)),
      ...[plan.currency, dayCell(acceptedOn), w.source[plan.source], plan.items.map(labelOf).join(', ')],
    ]),
  };
  const name = `${visit.company.code}-plans-${visit.work.today}`;
  if (visit.asked.query.get('as') !== 'xlsx')
    return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(plans), 'utf8'));
  const t = w.table;
  const instalments: Sheet = {
    name: c.instalments,
    head: [c.number, c.customer, t.n, t.due, t.until, t.amount, t.came, c.currency, t.state],
    rows: rows.flatMap(({ plan, customerName, instalments: all }) =>
      all.map((one) => [
        ...[plan.number, customerName, one.n, dayCell(one.dueOn), dayCell(one.countsUntil)],
        ...[one.amountMinor, one.coveredMinor].map((minor) => amountCell(minor, plan.currency)),
        ...[plan.currency, w.instalment[one.state]],
      ]),
    ),
  };
  return file(`${name}.xlsx`, XLSX, xlsxOf([plans, instalments]));
}
