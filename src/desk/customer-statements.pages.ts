import type { Route, Visit } from '../companies/visit.pages';
import { Refusal } from '../kernel/result';
import { STATEMENTS_WORDS } from '../languages/statements-words';
import { fill, inLanguage, numberText } from '../languages/said';
import type { Answer } from '../platform/web/answer';
import { readSelection } from '../platform/web/list';
import { askChosen } from '../statements/ask.pages';
import type { StatementPagesDeps } from '../statements/deps.pages';
import { customerRows, type CustomerQuestion } from './customers.panel';

/** Statements to customers that were ticked in the list: the boxes, or all that its address describes. */
export type CustomersAsked = (visit: Visit, query: URLSearchParams) => CustomerQuestion;

export const customerStatementsRoutes = (deps: StatementPagesDeps, asked: CustomersAsked): readonly Route[] => [
  { method: 'post', path: '/customers/statements', right: 'work', visit: (visit) => ask(visit, deps, asked) },
];

/** More are not sent to by one press. */
const MOST = 10_000;

async function ask(visit: Visit, deps: StatementPagesDeps, asked: CustomersAsked): Promise<Answer> {
  const selection = readSelection(visit.asked.form);
  const ids = selection.kind === 'rows' ? selection.ids : await allOf(visit, asked(visit, selection.query));
  if (ids.length > MOST) throw tooMany(visit);
  return askChosen(visit, deps, new URLSearchParams({ customers: ids.join(' ') }));
}

/** A customer has a row for each currency. */
async function allOf({ work }: Visit, asked: CustomerQuestion): Promise<string[]> {
  const rows = await customerRows(work.db.read, { ...asked, offset: 0, limit: 2 * MOST });
  return [...new Set(rows.map(({ customerId }) => customerId))].map((id) => work.ids.seal('customer', id));
}

function tooMany({ language, locale }: Visit): Refusal {
  const w = inLanguage(STATEMENTS_WORDS, language);
  return new Refusal('too-many-selected', fill(w.tooMany, { n: numberText(MOST, locale) }), w.choose);
}
