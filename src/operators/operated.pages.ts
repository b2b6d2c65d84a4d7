import { allCompanies, companyById } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { companyPaths, PATHS } from '../kernel/paths';
import { format } from '../kernel/money';
import { FEE_SHOWN_WORDS } from '../languages/fee-shown-words';
import { OPERATOR_WORDS } from '../languages/operator-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import { mayAt } from '../people/rights';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { feeState } from './fee-invoice';
import { drawnBy } from './fee-invoice.store';
import type { Operation } from './operation';
import { endOperation } from './operation.actions';
import { countsBy, operationById, operationsBy, operatorsOf, seatsOf } from './operation.store';
import { LONGEST_REASON } from './prospect';

/** The companies that are worked for, each for who has a seat there; who works for this one; and the end of it, by either side. */
const LIST = '/recovery/operated';
const END = '/recovery/operated/:operation/end';

export const operatedRoutes: readonly Route[] = [
  { method: 'get', path: LIST, right: 'see', visit: list },
  { method: 'get', path: END, right: 'approve', visit: (visit) => ending(visit, '') },
  { method: 'post', path: END, right: 'approve', visit: end },
];

const wordsOf = (visit: Visit) => inLanguage(OPERATOR_WORDS, visit.language).operated;

const endPath = ({ at, work }: Visit, { id }: Operation): string =>
  at.under(END.replace(':operation', work.ids.seal('operation', id)));

async function list(visit: Visit): Promise<Answer> {
  const { work, company, locale, at, person, language } = visit;
  const { read } = work.db;
  const w = wordsOf(visit);
  const companies = await allCompanies(read);
  const nameOf = (id: number): string => companies.find((one) => one.id === id)?.legalName ?? '';
  const since = ({ recordedAt }: Operation): string => dayText(recordedAt.slice(0, 10), locale);
  const mayEnd = visit.may('approve') && visit.on === null;
  const all = (await operationsBy(read, company.id)).filter((one) => one.endedAt !== null || mayAt(person, one.companyId, 'see')); // prettier-ignore
  const counts = await countsBy(read, company.id);
  const going = all.filter(({ endedAt }) => endedAt === null);
  const rows = going.map((one) => {
    const counted = counts.find(({ companyId }) => companyId === one.companyId);
    const code = companies.find(({ id }) => id === one.companyId)?.code ?? '';
    return {
      ...{ name: nameOf(one.companyId), href: companyPaths(code).today, since: since(one) },
      ...{ cases: numberText(counted?.cases ?? 0, locale), waits: numberText(counted?.waits ?? 0, locale) },
      end: mayEnd ? { href: endPath(visit, one), label: w.end, name: fill(w.endOf, { company: nameOf(one.companyId) }) } : null, // prettier-ignore
    };
  });
  const by = (await operatorsOf(read, company.id)).map((one) => ({
    text: fill(w.by, { operator: nameOf(one.operatorId), day: since(one) }),
    end: mayEnd ? { href: endPath(visit, one), label: w.end } : null,
  }));
  const over = all.flatMap((one) => one.endedAt === null ? [] : [fill(w.overLine, { company: nameOf(one.companyId), day: dayText(one.endedAt.slice(0, 10), locale), why: one.endedWhy ?? '' })]); // prettier-ignore
  const links = [
    { href: at.under('/recovery/prospects'), label: inLanguage(OPERATOR_WORDS, language).prospects.title },
  ];
  return page('pages/operators/operated', w.title, {
    w,
    title: w.title,
    rows,
    by,
    over,
    links,
    invoices: await feesTable(visit, nameOf),
  });
}

const MOST_INVOICES = 200;

/** What was drawn for new cases of those whom it works for; null: nothing yet. */
async function feesTable(visit: Visit, nameOf: (companyId: number) => string) {
  const { work, company, at, locale, language } = visit;
  const all = await drawnBy(work.db.read, company.id, MOST_INVOICES);
  if (all.length === 0) return null;
  const w = inLanguage(FEE_SHOWN_WORDS, language);
  const { title, caption, intro } = w.list;
  return {
    ...{ title, caption, intro },
    head: [w.list.number, w.list.day, w.list.company, w.list.case, w.list.gross, w.list.state].map((label) => ({ label, num: label === w.list.gross })),
    rows: all.map((one) => [
      { text: one.number, href: at.under(`/recovery/operated/invoices/${work.ids.seal('partner_invoice', one.invoiceId)}/pdf`), num: false, note: '' },
      ...[dayText(one.issuedOn, locale), nameOf(one.companyId), one.caseNumber].map(text),
      { ...text(format({ minor: one.grossMinor, currency: one.currency }, locale)), num: true },
      text(feeState(one, w, locale)),
    ]),
    foot: null,
  };
} // prettier-ignore

const text = (text: string) => ({ text, href: '', num: false, note: '' });

async function operationAsked({ work, company, asked, person }: Visit): Promise<Operation> {
  const id = work.ids.open('operation', asked.params['operation'] ?? '');
  const found = id === undefined ? undefined : await operationById(work.db.read, company.id, id);
  if (found === undefined || found.endedAt !== null || !mayAt(person, found.companyId, 'see')) throw new NotFound();
  return found;
}

async function ending(visit: Visit, wrong: string): Promise<Answer> {
  const { work, asked, at, locale } = visit;
  const w = wordsOf(visit);
  const found = await operationAsked(visit);
  const { legalName: company } = await companyById(work.db.read, found.companyId);
  const seats = await seatsOf(work.db.read, found);
  const cases = (await countsBy(work.db.read, found.operatorId)).find((one) => one.companyId === found.companyId)?.cases ?? 0; // prettier-ignore
  const names = seats.length === 0 ? w.endNobody : seats.map(({ name }) => name).join(', ');
  const title = fill(w.endTitle, { company });
  const blanks = {
    ...{ w, title, wrong, why: asked.form.get('why') ?? '', action: endPath(visit, found) },
    text: fill(w.endText, { company, names, n: numberText(cases, locale) }),
    back: { href: at.under(LIST), label: w.title },
  };
  return page('pages/operators/end', title, blanks, { status: wrong === '' ? 200 : 422 });
}

async function end(visit: Visit): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const w = wordsOf(visit);
  const found = await operationAsked(visit);
  const why = (asked.form.get('why') ?? '').trim();
  if (why === '' || why.length > LONGEST_REASON) return ending(visit, w.wrongWhy);
  await endOperation(work, company.id, found.id, why);
  const { legalName } = await companyById(work.db.read, found.companyId);
  asked.session.tell({ text: fill(w.ended, { company: legalName }) });
  return see(found.operatorId === company.id ? at.under(LIST) : PATHS.home); // who lost the seat is led to another company
}
