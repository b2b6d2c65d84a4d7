import type { Route, Visit } from '../companies/visit.pages';
import { dayFrom, type Day } from '../kernel/day';
import { format, formatAmount } from '../kernel/money';
import { BILLED_WORDS } from '../languages/billed-words';
import type { BilledWords } from '../languages/billed-words.en';
import { REMITTED_WORDS } from '../languages/remitted-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import { partnersOf, type Partner } from '../mandates/partner.store';
import { renderPdf } from '../platform/pdf/render';
import { openViews, type Views } from '../platform/views';
import { file, page, type Answer } from '../platform/web/answer';
import { sheetFile } from './list.pages';
import type { PartnerStatement } from './statement';
import { latestPartner, statementRows, statementSheet, type StatementRows } from './statement.panel';
import { rowsFrom, statementsIn, type InCurrency } from './statement-rows';
import { cell, number, tableOf, type MoneyTable } from './table';

/** The statement of a partner over a span of days: its figures, the rows they are made of, and both as CSV, Excel and PDF. */
export const statementRoutes: readonly Route[] = [
  { method: 'get', path: '/recovery/money/statement', right: 'see', visit: show },
];

interface Asked {
  readonly partners: readonly Partner[];
  readonly partner: Partner | undefined;
  readonly from: Day;
  readonly until: Day;
}

async function askedOf({ work, company, asked }: Visit): Promise<Asked> {
  const partners = await partnersOf(work.db.read, company.id);
  const named = asked.query.get('partner');
  const id = named ? work.ids.open('partner', named) : await latestPartner(work.db.read, company.id);
  const yearBegins = `${work.today.slice(0, 4)}-01-01` as Day;
  return {
    partners,
    partner: partners.find((one) => one.id === id) ?? partners[0],
    from: dayFrom(asked.query.get('from') ?? '') ?? yearBegins,
    until: dayFrom(asked.query.get('until') ?? '') ?? work.today,
  };
}

async function show(visit: Visit): Promise<Answer> {
  const { work, company, at, locale, language } = visit;
  const [w, b] = [inLanguage(REMITTED_WORDS, language), inLanguage(BILLED_WORDS, language)];
  const asked = await askedOf(visit);
  const { partner, from, until } = asked;
  const state = { partner: partner === undefined ? '' : work.ids.seal('partner', partner.id), from, until };
  const blanks = {
    ...{ title: w.statement, w: { ...b, partner: w.partner, show: b.show }, from, until, action: at.under('/recovery/money/statement') },
    partners: asked.partners.map(({ id, name }) => ({ value: work.ids.seal('partner', id), label: name, chosen: id === partner?.id })),
  }; // prettier-ignore
  if (partner === undefined) return page('pages/remittances/statement', w.statement, { ...blanks, span: '', sums: null, rows: null, exports: [] }); // prettier-ignore
  const rows = await statementRows(work.db.read, { companyId: company.id, partnerId: partner.id, until });
  const all = statementsIn(rows, { own: company.currency, from, until });
  const sums = sumsTable(visit, b, all, w.notAgreed);
  const as = visit.asked.query.get('as');
  const name = `${company.code}-statement-${from}-${until}`;
  if (as === 'csv' || as === 'xlsx')
    return sheetFile(name, statementSheet({ name: w.statement, b, all, rows, from, until }), as === 'xlsx');
  const told = rowsTable(visit, b, rows, asked);
  if (as === 'pdf') return file(`${name}.pdf`, 'application/pdf', await renderPdf(paper(visit, { partner, from, until, sums, told }))); // prettier-ignore
  const exports = ['csv', 'xlsx', 'pdf'].map((kind) => ({ label: kind.toUpperCase(), href: at.under('/recovery/money/statement', { ...state, as: kind }) })); // prettier-ignore
  const span = fill(b.span, { partner: partner.name, from: dayText(from, locale), until: dayText(until, locale) });
  return page('pages/remittances/statement', w.statement, { ...blanks, sums, rows: told, exports, span });
}

/** A row for each figure, a column for each currency. */
function sumsTable({ locale }: Visit, b: BilledWords, all: readonly InCurrency[], notAgreed: string): MoneyTable {
  const unknown = (one: InCurrency): string => (one.unknown ? notAgreed : '');
  const row = (label: string, minor: (of: PartnerStatement) => number, note: (one: InCurrency) => string = () => '') => [
    cell(label),
    ...all.map((one) => number(formatAmount({ minor: minor(one.statement), currency: one.currency }, locale), { note: note(one) })),
  ];
  const handed = all.reduce((total, { statement }) => total + statement.casesCount, 0);
  return tableOf(b.figures, [b.figure, ...all.map(({ currency }) => `#${currency}`)], [
    row(fill(b.casesHanded, { n: numberText(handed, locale) }), (of) => of.casesMinor),
    row(b.through, (of) => of.throughMinor),
    row(b.direct, (of) => of.directMinor),
    row(b.commissionDue, (of) => of.commissionMinor, unknown),
    row(b.vatDue, (of) => of.vatMinor, unknown),
    row(b.leftOver, (of) => of.leftMinor, unknown),
    row(b.invoiced, (of) => of.invoicesMinor),
    row(b.opening, (of) => of.openingMinor),
    row(b.toldNet, (of) => of.toldMinor),
    row(b.banked, (of) => -of.remittedMinor),
  ], row(b.closing, (of) => of.closingMinor));
} // prettier-ignore

const PLACES = { case: '/cases', partner_remittance: '/recovery/money', partner_invoice: '/recovery/invoices' };
const MOST_SHOWN = 500;

function rowsTable({ work, at, locale }: Visit, b: BilledWords, rows: StatementRows, span: Pick<Asked, 'from' | 'until'>): MoneyTable {
  const shown = rowsFrom(b, rows, span).slice(0, MOST_SHOWN);
  const head = [b.day, b.what, b.about, `#${b.amount}`];
  return tableOf(b.what, head, shown.map(({ on, what, name, path: [kind, id], minor, currency }) => [
    ...[cell(dayText(on, locale)), cell(what), cell(name, { href: at.under(`${PLACES[kind]}/${work.ids.seal(kind, id)}`) })],
    number(format({ minor, currency }, locale)),
  ]));
} // prettier-ignore

interface Paper {
  readonly partner: Partner;
  readonly from: Day;
  readonly until: Day;
  readonly sums: MoneyTable;
  readonly told: MoneyTable;
}

let opened: Views | undefined;

function paper({ company, locale, language, work }: Visit, { partner, from, until, sums, told }: Paper): string {
  const b = inLanguage(BILLED_WORDS, language);
  const span = fill(b.span, { partner: partner.name, from: dayText(from, locale), until: dayText(until, locale) });
  const made = fill(b.made, { company: company.legalName, day: dayText(work.today, locale) });
  const title = inLanguage(REMITTED_WORDS, language).statement;
  return (opened ??= openViews()).render('layouts/partner-statement', { language, title, span, made, tables: [sums, told] }); // prettier-ignore
}
