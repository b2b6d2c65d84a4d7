import type { Route, Visit } from '../companies/visit.pages';
import { dayFrom, type Day } from '../kernel/day';
import { CUSTOMER_FORM_WORDS } from '../languages/customer-form-words';
import { MESSAGE_LANGUAGES, messageWords } from '../languages/message-words';
import { fill, inLanguage, numberText } from '../languages/said';
import { postingsOf } from '../ledger/statement.store';
import { statements, type Statement } from '../ledger/statement';
import type { Views } from '../platform/views';
import { file, page, type Answer } from '../platform/web/answer';
import { accountOf } from '../statements/make.actions';
import { accountBlanks, paperName } from '../statements/paper';
import { statementPdf, statementXlsx, type Account } from '../statements/paper.actions';
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
  return { view, from, to, language: messageWords(wished) === undefined ? visit.language : wished, made, wrong };
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
      languages: MESSAGE_LANGUAGES.map((value) => ({
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

async function accountAsked(visit: Visit, deps: StatementDeps): Promise<{ view: CustomerView; account: Account }> {
  const { view, from, to, language } = await askedFor(visit, deps);
  const { read } = visit.work.db;
  const asked = { asOn: to, from: from !== null && from > to ? null : from, language };
  return { view, account: await accountOf(read, visit.company, view.customer, asked) };
}

async function asPdf(visit: Visit, deps: StatementDeps): Promise<Answer> {
  const { view, account } = await accountAsked(visit, deps);
  const pdf = await statementPdf((...given) => deps.views.render(...given), account);
  return file(nameOf(view, account.to, 'pdf'), 'application/pdf', pdf, true);
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function asXlsx(visit: Visit, deps: StatementDeps): Promise<Answer> {
  const { view, account } = await accountAsked(visit, deps);
  return file(nameOf(view, account.to, 'xlsx'), XLSX, statementXlsx(account));
}

const nameOf = ({ visit, customer }: CustomerView, to: Day, ending: string): string =>
  paperName(`${visit.company.code}-statement`, customer.code, to, ending);
