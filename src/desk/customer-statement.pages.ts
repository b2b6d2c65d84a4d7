import type { Route, Visit } from '../companies/visit.pages';
import { addressesInRange } from '../customers/store';
import { chooseAddress } from '../customers/contact-choice';
import { dayFrom, type Day } from '../kernel/day';
import { format, formatAmount } from '../kernel/money';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { CUSTOMER_FORM_WORDS } from '../languages/customer-form-words';
import type { CustomerFormWords } from '../languages/customer-form-words.en';
import { dayText, fill, inLanguage, isLanguage, LANGUAGES, numberText } from '../languages/said';
import { postingsOf } from '../ledger/statement.store';
import { statements, type Statement } from '../ledger/statement';
import { creditorOf } from '../outbox/parties';
import { renderPdf } from '../platform/pdf/render';
import { amountCell, dayCell, xlsxOf, type Cell, type Sheet } from '../platform/sheet';
import type { Views } from '../platform/views';
import { file, page, type Answer } from '../platform/web/answer';
import { customerAsked, type CustomerDeps, type CustomerView } from './customer-asked.pages';

/** The statement of account: on the screen, as PDF to be sent and as Excel, in the language of whoever reads it. */
export interface StatementDeps extends CustomerDeps {
  readonly views: Views;
}

export const customerStatementRoutes = (deps: StatementDeps): readonly Route[] => [
  { method: 'get', path: '/customers/:customer/statement', right: 'see', visit: (visit) => show(visit, deps) },
  { method: 'get', path: '/customers/:customer/statement/pdf', right: 'see', visit: (visit) => asPdf(visit, deps) },
  { method: 'get', path: '/customers/:customer/statement/xlsx', right: 'see', visit: (visit) => asXlsx(visit, deps) },
];

interface Asked {
  readonly view: CustomerView;
  readonly from: Day | null;
  readonly to: Day;
  /** Of the files. */
  readonly language: string;
  readonly made: readonly Statement[];
  readonly wrong: boolean;
}

async function askedFor(visit: Visit, deps: CustomerDeps): Promise<Asked> {
  const view = await customerAsked(visit, deps);
  const { query } = visit.asked;
  const from = dayFrom(query.get('from') ?? '') ?? null;
  const to = dayFrom(query.get('to') ?? '') ?? visit.work.today;
  const wrong = from !== null && from > to;
  const wished = query.get('language') ?? view.customer.language ?? visit.company.language;
  const postings = await postingsOf(visit.work.db.read, visit.company.id, view.customer.id);
  const made = statements(postings, wrong ? null : from, to);
  return { view, from, to, language: isLanguage(wished) ? wished : visit.language, made, wrong };
}

/** More lines are in the files only. */
const MOST_LINES = 500;

async function show(visit: Visit, deps: StatementDeps): Promise<Answer> {
  const asked = await askedFor(visit, deps);
  const { view, from, to, language, made, wrong } = asked;
  const f = inLanguage(CUSTOMER_FORM_WORDS, visit.language);
  const query = { to, language, ...(from === null ? {} : { from }) };
  const said = { language: visit.language, locale: visit.locale, most: MOST_LINES };
  const cut = made.some(({ lines }) => lines.length > MOST_LINES);
  const title = fill(f.statement.for, { customer: view.customer.name });
  return page(
    'pages/desk/statement',
    title,
    {
      w: f.statement,
      title,
      back: { href: view.under(''), label: fill(f.back, { customer: view.customer.name }) },
      here: view.under('/statement'),
      on: visit.on ?? '',
      from: from ?? '',
      to,
      wrong: wrong ? f.statement.order : '',
      languages: LANGUAGES.map((value) => ({
        value,
        label: new Intl.DisplayNames([visit.language], { type: 'language' }).of(value) ?? value,
        chosen: value === language,
      })),
      pdf: view.under('/statement/pdf', query),
      xlsx: view.under('/statement/xlsx', query),
      accounts: made.map((one) => accountBlanks(f.statement, one, said)),
      most: cut ? fill(f.statement.most, { n: numberText(MOST_LINES, visit.locale) }) : '',
    },
    { status: wrong ? 422 : 200 },
  );
}

interface Said {
  readonly language: string;
  readonly locale: string;
  readonly most: number;
}

/** One currency's account as a table. */
function accountBlanks(w: CustomerFormWords['statement'], made: Statement, { language, locale, most }: Said): unknown {
  const { currency } = made;
  const codes = inLanguage(CODE_WORDS, language);
  const amount = (minor: number): string => formatAmount({ minor, currency }, locale);
  return {
    caption: fill(w.caption, { currency }),
    opening: made.from === null ? '' : amount(made.openingMinor),
    from: made.from === null ? '' : dayText(made.from, locale),
    lines: made.lines.slice(0, most).map((line) => ({
      day: dayText(line.on, locale),
      what: codeText(codes.entry, line.type),
      document: line.document,
      due: line.dueOn === null ? '' : dayText(line.dueOn, locale),
      debit: line.amountMinor > 0 ? amount(line.amountMinor) : '',
      credit: line.amountMinor < 0 ? amount(-line.amountMinor) : '',
      balance: amount(line.balanceMinor),
    })),
    debit: amount(made.debitMinor),
    credit: amount(-made.creditMinor),
    to: dayText(made.to, locale),
    closing: format({ minor: made.closingMinor, currency }, locale),
  };
}

/** How numbers and days are written in a language, where nobody chose a country. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', fr: 'fr-FR', de: 'de-DE', sv: 'sv-SE' };

async function asPdf(visit: Visit, deps: StatementDeps): Promise<Answer> {
  const { view, to, language, made } = await askedFor(visit, deps);
  const { customer } = view;
  const w = inLanguage(CUSTOMER_FORM_WORDS, language).statement;
  const locale = LOCALES[language] ?? language;
  const range = { companyId: visit.company.id, first: customer.id, last: customer.id };
  const address = chooseAddress(await addressesInRange(visit.work.db.read, range), false);
  const creditor = creditorOf(visit.company);
  const lines = (parts: readonly (string | null | undefined)[]): string[] =>
    parts.flatMap((one) => (one === null || one === undefined || one === '' ? [] : [one]));
  const html = deps.views.render('layouts/statement', {
    lang: language,
    w,
    title: w.title,
    customer_no: fill(w.customerNo, { code: customer.code }),
    as_of: fill(w.asOf, { day: dayText(to, locale) }),
    creditor: lines([
      creditor.legalName,
      creditor.street,
      lines([creditor.postcode, creditor.city]).join(' '),
      creditor.email,
      creditor.phone,
    ]),
    debtor: lines([
      address?.name ?? customer.legalName ?? customer.name,
      address?.street,
      lines([address?.postcode, address?.city]).join(' '),
      address?.country === visit.company.country ? null : address?.country,
    ]),
    accounts: made.map((one) => accountBlanks(w, one, { language, locale, most: Infinity })),
  });
  return file(nameOf(view, to, 'pdf'), 'application/pdf', await renderPdf(html), true);
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function asXlsx(visit: Visit, deps: StatementDeps): Promise<Answer> {
  const { view, to, language, made } = await askedFor(visit, deps);
  const w = inLanguage(CUSTOMER_FORM_WORDS, language).statement;
  const entry = inLanguage(CODE_WORDS, language).entry;
  const head = [w.day, w.what, w.document, w.due, w.debit, w.credit, w.balance];
  const sheets = made.map((one) => sheetOf(w, entry, one, head));
  const content = xlsxOf(sheets.length > 0 ? sheets : [{ name: w.title, head, rows: [] }]);
  return file(nameOf(view, to, 'xlsx'), XLSX, content);
}

function sheetOf(
  w: CustomerFormWords['statement'],
  entry: Readonly<Record<string, string>>,
  made: Statement,
  head: readonly string[],
): Sheet {
  const { currency } = made;
  const money = (minor: number): Cell => amountCell(minor, currency);
  const total = (on: Day, label: string, minor: number): Cell[] => [
    dayCell(on),
    label,
    null,
    null,
    null,
    null,
    money(minor),
  ];
  return {
    name: currency,
    head,
    rows: [
      ...(made.from === null ? [] : [total(made.from, w.opening, made.openingMinor)]),
      ...made.lines.map((line): Cell[] => [
        ...[dayCell(line.on), codeText(entry, line.type), line.document, dayCell(line.dueOn)],
        line.amountMinor > 0 ? money(line.amountMinor) : null,
        line.amountMinor < 0 ? money(-line.amountMinor) : null,
        money(line.balanceMinor),
      ]),
      [dayCell(made.to), w.sums, null, null, money(made.debitMinor), money(-made.creditMinor), null],
      total(made.to, w.closing, made.closingMinor),
    ],
  };
}

const nameOf = ({ visit, customer }: CustomerView, to: Day, ending: string): string =>
  `${visit.company.code}-statement-${customer.code.replace(/[^\w-]+/g, '_')}-${to}.${ending}`;
