import type { Route, Visit } from '../companies/visit.pages';
import { dayFrom, type Day } from '../kernel/day';
import { formatAmount } from '../kernel/money';
import { BILLED_WORDS } from '../languages/billed-words';
import type { BilledWords } from '../languages/billed-words.en';
import { REMITTED_WORDS } from '../languages/remitted-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import { partnersOf, type Partner } from '../mandates/partner.store';
import { renderPdf } from '../platform/pdf/render';
import { amountCell, dayCell, type Cell } from '../platform/sheet';
import { openViews, type Views } from '../platform/views';
import { file, page, type Answer } from '../platform/web/answer';
import { sheetFile } from './list.pages';
import { statementOf, type PartnerStatement } from './statement';
import { statementRows, type StatementRows } from './statement.panel';
import { cell, number, tableOf, type MoneyCell, type MoneyTable } from './table';

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
  const id = work.ids.open('partner', asked.query.get('partner') ?? '');
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
  const { currency } = company;
  const rows = await statementRows(work.db.read, { companyId: company.id, partnerId: partner.id, currency, until });
  const sums = sumsTable(visit, b, statementOf(rows, from, until));
  const as = visit.asked.query.get('as');
  const name = `${company.code}-statement-${from}-${until}`;
  if (as === 'csv' || as === 'xlsx') return sheetFile(name, { name: w.statement, head: headOf(b), rows: exportedRows(b, rows, from, currency) }, as === 'xlsx'); // prettier-ignore
  const told = rowsTable(visit, b, rows, from);
  if (as === 'pdf') return file(`${name}.pdf`, 'application/pdf', await renderPdf(paper(visit, { partner, from, until, sums, told }))); // prettier-ignore
  const exports = ['csv', 'xlsx', 'pdf'].map((kind) => ({ label: kind.toUpperCase(), href: at.under('/recovery/money/statement', { ...state, as: kind }) })); // prettier-ignore
  const span = fill(b.span, { partner: partner.name, from: dayText(from, locale), until: dayText(until, locale) });
  return page('pages/remittances/statement', w.statement, { ...blanks, sums, rows: told, exports, span });
}

function sumsTable({ company, locale }: Visit, b: BilledWords, all: PartnerStatement): MoneyTable {
  const amount = (minor: number): MoneyCell => number(formatAmount({ minor, currency: company.currency }, locale));
  const rows: [string, number][] = [
    [fill(b.casesHanded, { n: numberText(all.casesCount, locale) }), all.casesMinor],
    [b.through, all.throughMinor],
    [b.direct, all.directMinor],
    [b.commissionDue, all.commissionMinor],
    [b.vatDue, all.vatMinor],
    [b.invoiced, all.invoicesMinor],
    [b.opening, all.openingMinor],
    [b.toldNet, all.toldMinor],
    [b.banked, -all.remittedMinor],
  ];
  const head = [b.figure, `#${company.currency}`];
  return tableOf(b.figures, head, rows.map(([label, minor]) => [cell(label), amount(minor)]), [cell(b.closing), amount(all.closingMinor)]); // prettier-ignore
}

interface Row {
  readonly on: Day;
  readonly what: string;
  readonly name: string;
  readonly path: readonly ['case' | 'partner_remittance' | 'partner_invoice', number];
  readonly minor: number;
}

function rowsFrom(b: BilledWords, { collected, remittances, cases, invoices }: StatementRows, from: Day): Row[] {
  const all: Row[] = [
    ...cases.map((one): Row => ({ on: one.handedOverOn, what: b.rows.handed, name: one.number, path: ['case', one.caseId], minor: one.principalMinor })), // prettier-ignore
    ...collected.map((one): Row => ({ on: one.on, what: b.rows[one.way], name: one.number, path: ['case', one.caseId], minor: one.grossMinor })), // prettier-ignore
    ...remittances.map((one): Row => ({ on: one.on, what: b.rows.told, name: one.reference, path: ['partner_remittance', one.id], minor: one.netMinor })), // prettier-ignore
    ...remittances.flatMap((one): Row[] => (one.bankedOn === null ? [] : [{ on: one.bankedOn, what: b.rows.banked, name: one.reference, path: ['partner_remittance', one.id], minor: one.bankMinor ?? 0 }])), // prettier-ignore
    ...invoices.map((one): Row => ({ on: one.issuedOn, what: b.rows.invoice, name: one.number, path: ['partner_invoice', one.id], minor: one.grossMinor })), // prettier-ignore
  ];
  return all.filter(({ on }) => on >= from).sort((x, y) => x.on.localeCompare(y.on));
}

const PLACES = { case: '/cases', partner_remittance: '/recovery/money', partner_invoice: '/recovery/invoices' };
const MOST_SHOWN = 500;

function rowsTable({ work, company, at, locale }: Visit, b: BilledWords, rows: StatementRows, from: Day): MoneyTable {
  const amount = (minor: number): string => formatAmount({ minor, currency: company.currency }, locale);
  const shown = rowsFrom(b, rows, from).slice(0, MOST_SHOWN);
  const head = [b.day, b.what, b.about, `#${b.amount} ${company.currency}`];
  return tableOf(b.what, head, shown.map(({ on, what, name, path: [kind, id], minor }) => [
    ...[cell(dayText(on, locale)), cell(what), cell(name, { href: at.under(`${PLACES[kind]}/${work.ids.seal(kind, id)}`) })],
    number(amount(minor)),
  ]));
} // prettier-ignore

const headOf = (b: BilledWords): string[] => [b.day, b.what, b.about, b.amount, b.currency];
const exportedRows = (b: BilledWords, rows: StatementRows, from: Day, currency: string): Cell[][] =>
  rowsFrom(b, rows, from).map(({ on, what, name, minor }) => [dayCell(on), what, name, amountCell(minor, currency), currency]); // prettier-ignore

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
