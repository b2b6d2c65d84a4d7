import type { Route, Visit } from '../companies/visit.pages';
import { partnersOf } from '../mandates/partner.store';
import { format, formatAmount } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { refusalText, remedyText } from '../languages/refusal';
import { REMITTED_WORDS } from '../languages/remitted-words';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import { file, NotFound, page, see, type Answer } from '../platform/web/answer';
import { LARGEST_REMITTANCE } from './file.actions';
import { notPassedOn } from './late';
import { reportedPaid } from './late.store';
import { stateOf } from './remittance';
import { linesTable, problemsTable } from './said';
import { remittanceById, remittancesOf, type Remittance } from './store';
import { cell, number, tableOf, type MoneyTable } from './table';
import { keepFile, takeFile, type KeptFile } from './told-file.actions';
import { totalsOf } from './remittance';

/** What partners pass on, in the desk: the list, what is late, and a remittance file brought in on a partner's behalf. */
export const moneyListRoutes: readonly Route[] = [
  { method: 'get', path: '/recovery/money', right: 'see', visit: (visit) => list(visit) },
  { method: 'get', path: '/recovery/money/export', right: 'see', visit: exported },
  {
    method: 'post',
    path: '/recovery/money',
    right: 'work',
    uploads: { files: 1, bytes: LARGEST_REMITTANCE },
    visit: check,
  },
  { method: 'post', path: '/recovery/money/take', right: 'work', visit: take },
];

const MOST_SHOWN = 300;
const MOST_EXPORTED = 50_000;
const HERE = '/recovery/money';

async function list(visit: Visit, wrong = '', chosen = ''): Promise<Answer> {
  const { work, company, at, language } = visit;
  const w = inLanguage(REMITTED_WORDS, language);
  const all = await remittancesOf(work.db.read, company.id, { most: MOST_SHOWN });
  const may = visit.may('work') && visit.on === null;
  const partners = may ? await partnersOf(work.db.read, company.id) : [];
  const blanks = {
    ...{ title: w.title, w, table: all.length === 0 ? null : listTable(visit, all), late: await lateTable(visit) },
    ways: [
      { href: at.under('/recovery/invoices'), label: w.invoices },
      { href: at.under('/recovery/money/statement'), label: w.statement },
    ],
    exports: [
      { href: at.under(`${HERE}/export`), label: w.csv },
      { href: at.under(`${HERE}/export`, { as: 'xlsx' }), label: w.xlsx },
    ],
    upload: partners.length > 0 && {
      ...{ action: at.under(HERE), wrong },
      partners: partners.map(({ id, name }) => {
        const value = work.ids.seal('partner', id);
        return { value, label: name, chosen: value === chosen };
      }),
    },
  };
  return page('pages/remittances/list', w.title, blanks, { status: wrong === '' ? 200 : 422 });
}

function listTable({ work, at, locale, language }: Visit, all: readonly Remittance[]): MoneyTable {
  const w = inLanguage(REMITTED_WORDS, language);
  return tableOf(
    w.title,
    [w.on, w.partner, w.reference, w.state, `#${w.gross}`, `#${w.commission}`, `#${w.net}`],
    all.map((one) => {
      const amount = (minor: number): string => format({ minor, currency: one.currency }, locale);
      const differs = one.bankMinor !== null && one.bankMinor !== one.netMinor;
      return [
        cell(dayText(one.on, locale)),
        cell(one.partner),
        cell(one.reference, { href: at.under(`${HERE}/${work.ids.seal('partner_remittance', one.id)}`) }),
        cell(w.states[stateOf(one)], { note: differs ? w.differs : '' }),
        ...[one.grossMinor, one.commissionMinor, one.netMinor].map((minor) => number(amount(minor))),
      ];
    }),
  );
}

async function lateTable(visit: Visit): Promise<MoneyTable | null> {
  const { work, company, at, locale, language } = visit;
  const w = inLanguage(REMITTED_WORDS, language);
  const all = notPassedOn(await reportedPaid(work.db.read, company.id)).slice(0, MOST_SHOWN);
  if (all.length === 0) return null;
  return tableOf(
    w.late,
    [w.case, w.partner, w.paidOn, `#${w.left}`, w.until],
    all.map(({ report, leftMinor, until }) => [
      cell(report.number, { href: at.case(work.ids.seal('case', report.caseId)) }),
      cell(report.partner),
      cell(dayText(report.on, locale)),
      number(format({ minor: leftMinor, currency: report.currency }, locale)),
      cell(dayText(until, locale), { note: until < work.today ? w.isLate : '' }),
    ]),
  );
}

async function exported({ work, company, asked, language }: Visit): Promise<Answer> {
  const w = inLanguage(REMITTED_WORDS, language);
  const all = await remittancesOf(work.db.read, company.id, { most: MOST_EXPORTED });
  const sheet: Sheet = {
    name: w.title,
    head: [...[w.on, w.partner, w.reference, w.state, w.fields.currency, w.gross, w.commission, w.vat, w.costs, w.net, w.bank]], // prettier-ignore
    rows: all.map((one) => [
      ...[dayCell(one.on), one.partner, one.reference, w.states[stateOf(one)], one.currency],
      ...[one.grossMinor, one.commissionMinor, one.vatMinor, one.costsMinor, one.netMinor, one.bankMinor].map((minor) => amountCell(minor, one.currency)), // prettier-ignore
    ]),
  };
  return sheetFile(`${company.code}-remittances-${work.today}`, sheet, asked.query.get('as') === 'xlsx');
}

export const sheetFile = (name: string, sheet: Sheet, isExcel: boolean): Answer =>
  isExcel
    ? file(`${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', xlsxOf([sheet]))
    : file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet), 'utf8'));

async function check(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const w = inLanguage(REMITTED_WORDS, visit.language);
  const sealed = asked.form.get('partner') ?? '';
  const partnerId = work.ids.open('partner', sealed);
  const [uploaded] = asked.uploads;
  if (partnerId === undefined) return list(visit, w.noPartner);
  if (uploaded === undefined) return list(visit, w.noFile, sealed);
  try {
    const kept = await keepFile(work, { companyId: company.id, partnerId }, uploaded);
    return previewPage(visit, partnerId, kept);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return list(visit, `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`, sealed);
  }
}

function previewPage(visit: Visit, partnerId: number, kept: KeptFile): Answer {
  const { work, company, at, locale, language } = visit;
  const w = inLanguage(REMITTED_WORDS, language);
  const { currency } = company;
  const wrong = kept.problems.length > 0;
  const sums = totalsOf(kept.lines);
  const amount = (minor: number): string => format({ minor, currency }, locale);
  const text = fill(countText(w.takeText, kept.lines.length, locale), {
    gross: amount(sums.grossMinor),
    net: amount(sums.netMinor),
  });
  const blanks = {
    ...{ title: w.previewTitle, subtitle: kept.name, w, back: { href: at.under(HERE), label: w.title } },
    problems: wrong ? problemsTable({ w, locale }, kept.problems, currency) : null,
    lines: kept.lines.length > 0 ? linesTable({ w, locale }, kept.lines.slice(0, MOST_SHOWN), currency) : null,
    take: !wrong && {
      ...{ action: at.under(`${HERE}/take`), text, reference: kept.reference ?? '' },
      file: `${work.ids.seal('partner', partnerId)}.${work.ids.seal('document', kept.documentId)}`,
    },
  };
  return page('pages/remittances/preview', w.previewTitle, blanks, { status: wrong ? 422 : 200 });
}

async function take(visit: Visit): Promise<Answer> {
  const { work, company, asked, at, locale } = visit;
  const w = inLanguage(REMITTED_WORDS, visit.language);
  const [partner = '', document = ''] = (asked.form.get('file') ?? '').split('.');
  const [partnerId, documentId] = [work.ids.open('partner', partner), work.ids.open('document', document)];
  if (partnerId === undefined || documentId === undefined) throw new NotFound();
  const reference = (asked.form.get('reference') ?? '').slice(0, 80);
  const { id, isNew } = await takeFile(work, { companyId: company.id, partnerId }, { documentId, reference });
  const told = await remittanceById(work.db.read, company.id, id);
  const net = formatAmount({ minor: told?.netMinor ?? 0, currency: told?.currency ?? 'EUR' }, locale);
  asked.session.tell({ text: fill(isNew ? w.done : w.doneBefore, { partner: told?.partner ?? '', net: `${net} ${told?.currency ?? ''}`, reference: told?.reference ?? '' }) }); // prettier-ignore
  return see(at.under(`${HERE}/${work.ids.seal('partner_remittance', id)}`));
}
