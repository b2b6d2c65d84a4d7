import type { Route, Visit } from '../companies/visit.pages';
import { printedIban } from '../companies/iban';
import { customerById } from '../customers/store';
import { CASH_WORDS } from '../languages/cash-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import { NotFound, orNotFound, page, see, type Answer } from '../platform/web/answer';
import { cashHead } from './cash-head.pages';
import { forgetAccount } from './learnt.actions';
import { learntAccounts } from './learnt.store';

/** From which accounts customers pay, as it was learned; what is wrong is forgotten. */
export const learntRoutes: readonly Route[] = [
  { method: 'get', path: '/cash/accounts', right: 'see', visit: list },
  { method: 'post', path: '/cash/accounts/forget', right: 'work', visit: forget },
];

const ROWS = 100;

async function list(visit: Visit): Promise<Answer> {
  const { work, company, at, locale, asked } = visit;
  const w = inLanguage(CASH_WORDS, visit.language).learnt;
  const wanted = Number(asked.query.get('page') ?? '1');
  const n = Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= 100_000 ? wanted : 1;
  const rows = await learntAccounts(work.db.read, { companyId: company.id, limit: ROWS + 1, offset: (n - 1) * ROWS });
  const here = (to: number): string => at.under('/cash/accounts', { page: String(to) });
  return page('pages/cash/accounts', w.title, {
    ...(await cashHead(visit, 'accounts')),
    w,
    column: inLanguage(CASH_WORDS, visit.language).column,
    forget: visit.may('work') && visit.on === null ? at.under('/cash/accounts/forget') : '',
    rows: rows.slice(0, ROWS).map((row) => {
      const customer = work.ids.seal('customer', row.customerId);
      return {
        ...{ iban: row.iban, printed: printedIban(row.iban), customer, href: at.customer(customer) },
        ...{ name: row.customerName, code: row.customerCode },
        times: numberText(row.times, locale),
        since: dayText(row.since.slice(0, 10), locale),
      };
    }),
    previous: n > 1 ? here(n - 1) : '',
    next: rows.length > ROWS ? here(n + 1) : '',
  });
}

async function forget(visit: Visit): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const customerId = work.ids.open('customer', asked.form.get('customer') ?? '');
  if (customerId === undefined) throw new NotFound();
  const customer = await customerById(work.db.read, company.id, customerId).catch(orNotFound);
  const iban = (asked.form.get('iban') ?? '').slice(0, 50);
  await forgetAccount(work, company.id, iban, customer.id);
  const { forgotten } = inLanguage(CASH_WORDS, visit.language).learnt;
  asked.session.tell({ text: fill(forgotten, { iban: printedIban(iban), customer: customer.name }) });
  return see(at.under('/cash/accounts'));
}
