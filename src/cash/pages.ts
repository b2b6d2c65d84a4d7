import { everBankAccounts } from '../companies/store';
import { refuseAnotherDay, type Route, type Visit } from '../companies/visit.pages';
import { printedIban } from '../companies/iban';
import { knowBankAccount } from '../companies/known-account.actions';
import { format } from '../kernel/money';
import { BANK_WORDS } from '../languages/bank-words';
import { dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { undoStatement } from './actions';
import { stateAlias } from './alias.actions';
import { decidingRoutes } from './deciding.pages';
import { doneRoutes } from './done.pages';
import { learntRoutes } from './learnt.pages';
import { receiptRoutes } from './receipt.pages';
import { refundRoutes } from './refund.pages';
import { reportRoutes } from './report.pages';
import { worklistRoutes } from './worklist.pages';
import { breaksOf, type Break } from './continuity';
import { doubtBlanks } from './doubts.pages';
import { around, moneyOr, pageAsked, pathOf, ROWS, statementPage } from './statement.pages';
import { balancesOf, statementsPage, type BalancesOf } from './store';
import { answerDoubt, takeBackAnswer } from './telling.actions';

/** What the bank said: statements, where one is missing between them, the lines of each, and what is perhaps told twice. */
export const cashPages: readonly Route[] = [
  ...worklistRoutes,
  ...doneRoutes,
  ...decidingRoutes,
  ...learntRoutes,
  ...reportRoutes,
  ...refundRoutes,
  ...receiptRoutes,
  { method: 'get', path: '/bank', right: 'see', visit: (visit) => bankPage(visit) },
  { method: 'post', path: '/bank/numbers', right: 'administer', visit: number },
  { method: 'post', path: '/bank/accounts', right: 'administer', visit: addAccount },
  { method: 'post', path: '/bank/doubts/:doubt', right: 'work', visit: answer },
  { method: 'post', path: '/bank/answers/:answer/undo', right: 'work', visit: unsay },
  { method: 'get', path: '/bank/:statement', right: 'see', visit: (visit) => statementPage(visit, '') },
  { method: 'post', path: '/bank/:statement/undo', right: 'work', visit: undo },
];

/** What became of files that were brought in, above the list. */
export interface BankPageWith {
  readonly wrong?: string;
  readonly files?: readonly object[];
}

export async function bankPage(visit: Visit, { wrong = '', files }: BankPageWith = {}): Promise<Answer> {
  const { work, company, locale } = visit;
  const w = inLanguage(BANK_WORDS, visit.language);
  const n = pageAsked(visit);
  const statements = await statementsPage(work.db.read, company.id, { most: ROWS + 1, offset: (n - 1) * ROWS });
  const rows = statements.slice(0, ROWS).map((one) => ({
    href: pathOf(visit, one.id),
    number: one.number ?? '–',
    account: printedIban(one.iban),
    until: one.closingOn === null ? momentText(one.recordedAt, locale, company.zone) : dayText(one.closingOn, locale),
    opening: moneyOr(one.openingMinor, one.currency, locale),
    closing: moneyOr(one.closingMinor, one.currency, locale),
    lines: numberText(one.lines, locale),
    file: one.fileName,
  }));
  const blanks = {
    ...{ w, rows, wrong, files, breaks: await breakTexts(visit), doubts: await doubtBlanks(visit) },
    action: visit.may('work') && visit.on === null ? visit.at.under('/bank') : '',
    accounts: visit.may('administer') ? await accountsOf(visit) : [],
    numbers: visit.at.under('/bank/numbers'),
    ...{ known: visit.at.under('/bank/accounts'), mayAdd: visit.may('administer'), currency: company.currency },
    ...around(n, statements.length, (at) => visit.at.under(`/bank?page=${at}`)),
  };
  return page('pages/cash/list', w.title, blanks, { status: wrong === '' ? 200 : 422 });
}

const accountsOf = async (visit: Visit): Promise<object[]> => {
  const accounts = await everBankAccounts(visit.work.db.read, visit.company.id);
  return [...new Set(accounts.map(({ iban }) => iban))].map((iban) => ({ value: iban, label: printedIban(iban) }));
};

const MOST_BREAKS = 50;

async function breakTexts(visit: Visit): Promise<string[]> {
  const accounts = new Map<string, BalancesOf[]>();
  for (const one of await balancesOf(visit.work.db.read, visit.company.id)) {
    const key = `${one.accountId}/${one.currency}`;
    const list = accounts.get(key);
    if (list) list.push(one);
    else accounts.set(key, [one]);
  }
  const texts: string[] = [];
  for (const own of accounts.values()) {
    const byId = new Map(own.map((one) => [one.id, one]));
    for (const one of breaksOf(own))
      if (texts.length < MOST_BREAKS) texts.push(breakText(visit, byId.get(one.id), one));
  }
  return texts;
}

function breakText(visit: Visit, of: BalancesOf | undefined, one: Break): string {
  const w = inLanguage(BANK_WORDS, visit.language);
  const { locale } = visit;
  const [currency, until] = [of?.currency ?? '', of?.closingOn ?? null];
  const day = one.is === 'gap' ? one.after : until;
  return fill(one.is === 'gap' ? w.gap : w.sum, {
    account: printedIban(of?.iban ?? ''),
    day: day === null ? '–' : dayText(day, locale),
    expected: format({ minor: one.expectedMinor, currency }, locale),
    said: format({ minor: one.saidMinor, currency }, locale),
    off: format({ minor: one.saidMinor - one.expectedMinor, currency }, locale),
  });
}

async function undo(visit: Visit): Promise<Answer> {
  refuseAnotherDay(visit);
  const { work, company, asked } = visit;
  const w = inLanguage(BANK_WORDS, visit.language);
  const reason = (asked.form.get('reason') ?? '').trim().slice(0, 500);
  if (reason === '') return statementPage(visit, w.reasonNone);
  const id = work.ids.open('bank_statement', asked.params['statement'] ?? '');
  if (id === undefined) throw new NotFound();
  await undoStatement(work, company.id, id, reason);
  asked.session.tell({ text: w.undone });
  return see(visit.at.under('/bank'));
}

async function answer(visit: Visit): Promise<Answer> {
  refuseAnotherDay(visit);
  const { work, company, asked } = visit;
  const id = work.ids.open('bank_doubt', asked.params['doubt'] ?? '');
  const said = asked.form.get('answer');
  if (id === undefined || (said !== 'same' && said !== 'other')) throw new NotFound();
  await answerDoubt(work, company.id, id, said);
  asked.session.tell({ text: inLanguage(BANK_WORDS, visit.language).done });
  return see(visit.at.under('/bank'));
}

async function unsay(visit: Visit): Promise<Answer> {
  refuseAnotherDay(visit);
  const { work, company, asked } = visit;
  const id = work.ids.open('bank_answer', asked.params['answer'] ?? '');
  if (id === undefined) throw new NotFound();
  await takeBackAnswer(work, company.id, id);
  asked.session.tell({ text: inLanguage(BANK_WORDS, visit.language).done });
  return see(visit.at.under('/bank'));
}

async function number(visit: Visit): Promise<Answer> {
  refuseAnotherDay(visit);
  const { work, company, asked } = visit;
  const given = { number: asked.form.get('number') ?? '', iban: asked.form.get('iban') ?? '' };
  const stated = await stateAlias(work, company.id, given);
  asked.session.tell({ text: fill(inLanguage(BANK_WORDS, visit.language).stated, { number: stated }) });
  return see(visit.at.under('/bank'));
}

/** One confirmation: it is where nobody is asked to pay. Where the file calls it otherwise, that number is stated too. */
async function addAccount(visit: Visit): Promise<Answer> {
  refuseAnotherDay(visit);
  const { work, company, asked } = visit;
  const at = (name: string): string => asked.form.get(name) ?? '';
  const iban = await knowBankAccount(work, company.id, { iban: at('iban'), currency: at('currency') });
  const called = at('number').replace(/[\s.]/g, '').toUpperCase();
  if (called !== '' && called !== iban) await stateAlias(work, company.id, { number: called, iban });
  asked.session.tell({ text: fill(inLanguage(BANK_WORDS, visit.language).added1, { account: printedIban(iban) }) });
  return see(visit.at.under('/bank'));
}
