import type { Route, Visit } from '../companies/visit.pages';
import { printedIban } from '../companies/iban';
import { format } from '../kernel/money';
import { BANK_WORDS } from '../languages/bank-words';
import { dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { NotFound, page, type Answer } from '../platform/web/answer';
import { decidingRoutes } from './deciding.pages';
import { doneRoutes } from './done.pages';
import { learntRoutes } from './learnt.pages';
import { receiptRoutes } from './receipt.pages';
import { worklistRoutes } from './worklist.pages';
import { breaksOf, type Break } from './continuity';
import { linesOfStatement, statementById, statementsOf, type BankStatement } from './store';

/** What the bank said, to look at: statements, where one is missing between them, and the lines of each. */
export const cashPages: readonly Route[] = [
  ...worklistRoutes,
  ...doneRoutes,
  ...decidingRoutes,
  ...learntRoutes,
  ...receiptRoutes,
  { method: 'get', path: '/bank', right: 'see', visit: list },
  { method: 'get', path: '/bank/:statement', right: 'see', visit: show },
];

const MOST = 500;

async function list(visit: Visit): Promise<Answer> {
  const { work, company, locale } = visit;
  const w = inLanguage(BANK_WORDS, visit.language);
  const statements = await statementsOf(work.db.read, company.id);
  const rows = statements.slice(0, MOST).map((one) => ({
    href: pathOf(visit, one.id),
    number: one.number ?? '–',
    account: printedIban(one.iban),
    until: one.closingOn === null ? momentText(one.recordedAt, locale, company.zone) : dayText(one.closingOn, locale),
    opening: moneyOr(one.openingMinor, one.currency, locale),
    closing: moneyOr(one.closingMinor, one.currency, locale),
    lines: numberText(one.lines, locale),
    file: one.fileName,
  }));
  const keys = new Set(statements.map(accountKey));
  const byAccount = [...keys].map((key) => statements.filter((one) => accountKey(one) === key));
  const breaks = byAccount.flatMap((own) => breaksOf(own).map((one) => breakText(visit, own, one)));
  return page('pages/cash/list', w.title, { w, rows, breaks });
}

const accountKey = ({ accountId, currency }: BankStatement): string => `${accountId}/${currency}`;

const pathOf = (visit: Visit, id: number): string =>
  visit.at.under(`/bank/${visit.work.ids.seal('bank_statement', id)}`);

const moneyOr = (minor: number | null, currency: string, locale: string): string =>
  minor === null ? '–' : format({ minor, currency }, locale);

function breakText(visit: Visit, statements: readonly BankStatement[], one: Break): string {
  const w = inLanguage(BANK_WORDS, visit.language);
  const { locale } = visit;
  const of = statements.find(({ id }) => id === one.id);
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

const ROWS = 100;

async function show(visit: Visit): Promise<Answer> {
  const { work, company, locale, asked } = visit;
  const w = inLanguage(BANK_WORDS, visit.language);
  const id = work.ids.open('bank_statement', asked.params['statement'] ?? '');
  const statement = id === undefined ? undefined : await statementById(work.db.read, company.id, id);
  if (!statement) throw new NotFound();
  const wanted = Number(asked.query.get('page') ?? '1');
  const n = Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= 100_000 ? wanted : 1;
  const lines = await linesOfStatement(work.db.read, company.id, statement.id, {
    most: ROWS + 1,
    offset: (n - 1) * ROWS,
  });
  const here = (at: number): string => visit.at.under(`/bank/${asked.params['statement'] ?? ''}?page=${at}`);
  const rows = lines.slice(0, ROWS).map((line) => ({
    booked: dayText(line.bookedOn, locale),
    amount: format({ minor: line.amountMinor, currency: line.currency }, locale),
    who: [line.name, line.behind].filter((part) => part !== null).join(' · '),
    reference: line.reference ?? line.endToEnd ?? '',
    text: line.text,
    returned: line.returned === null ? '' : fill(w.returned, { reason: line.returned }),
    twice: line.twinId !== null,
  }));
  const title = fill(w.one, { number: statement.number ?? '–', account: printedIban(statement.iban) });
  const from = fill(w.from, { file: statement.fileName, when: momentText(statement.recordedAt, locale, company.zone), added: numberText(statement.added, locale), lines: numberText(statement.lines, locale) }); // prettier-ignore
  return page('pages/cash/statement', title, {
    ...{ w, title, from, rows, list: visit.at.under('/bank') },
    previous: n > 1 ? here(n - 1) : null,
    next: lines.length > ROWS ? here(n + 1) : null,
  });
}
