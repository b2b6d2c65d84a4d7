import type { Route, Visit } from '../companies/visit.pages';
import { format, formatAmount } from '../kernel/money';
import { importTold } from '../languages/import-told';
import { IMPORTS_WORDS } from '../languages/imports-words';
import type { ImportsWords } from '../languages/imports-words';
import { countText, dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { nameOf } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { peopleOf } from '../people/store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { missingRows, missingTotals, problemRows, recognisedOf, type MissingTotal } from './imports.panel';
import { figureBlanks } from './preview.pages';
import { problemBlanks, problemsFile } from './problems.pages';
import { factsOf } from './recognised.pages';
import { importById, type Import } from './store';
import { dependentBlanks } from './dependent.pages';
import { closeWhatWasMissing } from './undo.actions';
import type { Found } from './upload';
import { bookedWorkOf, undoOf } from './upload.store';

/** What came of an import: what it changed, left out and found missing, with what can still be done about it. */
export interface ResultDeps {
  /** Customers that the import made and that may be others; null: none. */
  alike(visit: Visit, importId: number): Promise<{ readonly text: string; readonly href: string } | null>;
}

export const resultRoutes = (deps: ResultDeps): readonly Route[] => [
  { method: 'get', path: PATH, right: 'see', visit: (visit) => withImport(visit, (one) => show(visit, one, deps)) },
  { method: 'get', path: `${PATH}/problems`, right: 'see', visit: (visit) => withImport(visit, (one) => report(visit, one)) },
  { method: 'post', path: `${PATH}/close`, right: 'work', visit: (visit) => withImport(visit, (one) => close(visit, one)) },
]; // prettier-ignore

const PATH = '/imports/:import';

export async function withImport(visit: Visit, answer: (one: Import) => Promise<Answer>): Promise<Answer> {
  const id = visit.work.ids.open('import', visit.asked.params['import'] ?? '');
  const one = id === undefined ? undefined : await importById(visit.work.db.read, visit.company.id, id);
  if (one === undefined) throw new NotFound();
  return answer(one);
}

export const importPath = (visit: Visit, one: Import, below = ''): string =>
  visit.at.under(`/imports/${visit.work.ids.seal('import', one.id)}${below}`);

async function show(visit: Visit, one: Import, { alike }: ResultDeps): Promise<Answer> {
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  const { read } = visit.work.db;
  const { id: companyId } = visit.company;
  const [people, recognised, problems, totals, rows, upload, undo] = await Promise.all([
    peopleOf(read),
    recognisedOf(read, companyId, one.id),
    one.problems === 0 ? [] : problemRows(read, one.id, one.fileName),
    missingTotals(read, companyId, one.id),
    missingRows(read, companyId, one.id, SHOWN),
    bookedWorkOf(read, companyId, one.id),
    undoOf(read, companyId, one.id),
  ]);
  const title = fill(w.result.title, { file: one.fileName });
  const isStanding = one.state === 'booked' && visit.may('work') && visit.on === null;
  return page('pages/imports/import', title, {
    w,
    title,
    who: `${nameOf(people, one.recordedBy)}, ${momentText(one.recordedAt, visit.locale, visit.company.zone)}`,
    undone: one.state === 'undone' ? undoneText(visit, w, one, people) : '',
    figures: figureBlanks(visit, w, one),
    facts: recognised === undefined ? [] : factsOf({ visit, w }, recognised),
    problems: problems.length === 0 ? null : problemBlanks(visit, w, { kept: problems, count: one.problems, report: importPath(visit, one, '/problems') }),
    missing: totals.length === 0 ? null : missingBlanks(visit, w, { totals, rows: rows.map((row) => missingRow(visit, row)), close: isStanding ? importPath(visit, one, '/close') : '' }),
    ...toldBy(visit, upload?.result ?? null),
    taken: undo?.result?.is === 'undone' && one.state === 'undone' ? takenBlanks(visit, w, undo.result) : null,
    items: visit.at.items,
    customers: visit.at.customers,
    alike: one.state === 'booked' ? await alike(visit, one.id) : null,
    list: visit.at.imports,
    undo: isStanding ? importPath(visit, one, '/undo') : '',
  });
} // prettier-ignore

/** Missing items on the page, the largest. */
const SHOWN = 50;

function undoneText({ locale, company }: Visit, w: ImportsWords, one: Import, people: readonly ListedPerson[]): string {
  const when = one.undoneAt === null ? '' : momentText(one.undoneAt, locale, company.zone);
  return fill(w.result.undone, { who: nameOf(people, one.undoneBy ?? ''), when });
}

/** Sentences that were said when it was booked, as long as the upload is remembered. */
function toldBy(
  visit: Visit,
  found: Found | null,
): { readonly assumptions: readonly string[]; readonly notices: readonly string[] } {
  if (found?.is !== 'booked') return { assumptions: [], notices: [] };
  const said = (all: readonly string[]): string[] => all.map((one) => importTold(one, visit));
  return { assumptions: said(found.outcome.assumptions), notices: said(found.outcome.notices) };
}

function missingRow(visit: Visit, row: Awaited<ReturnType<typeof missingRows>>[number]): unknown {
  return {
    document: labelOf(row),
    customer: row.customerName,
    href: visit.at.customer(visit.work.ids.seal('customer', row.customerId)),
    due: row.dueOn === null ? '–' : dayText(row.dueOn, visit.locale),
    open: formatAmount({ minor: row.openMinor, currency: row.currency }, visit.locale),
    currency: row.currency,
  };
}

function missingBlanks(
  { locale }: Visit,
  w: ImportsWords,
  missing: { readonly totals: readonly MissingTotal[]; readonly rows: readonly unknown[]; readonly close: string },
): unknown {
  const { totals, rows, close } = missing;
  const items = totals.reduce((sum, total) => sum + total.items, 0);
  const sum = totals.map(({ currency, openMinor }) => format({ minor: openMinor, currency }, locale)).join(' + ');
  const said = { n: numberText(rows.length, locale), of: numberText(items, locale) };
  return {
    rows,
    more: rows.length < items ? fill(w.result.more, said) : '',
    close,
    button: fill(countText(w.result.close, items, locale), { sum }),
  };
}

/** Messages that had left already, on the page. */
const SENT_SHOWN = 50;

function takenBlanks(visit: Visit, w: ImportsWords, undone: Extract<Found, { is: 'undone' }>): unknown {
  const { locale } = visit;
  const n = (count: number): string => numberText(count, locale);
  return {
    withdrawn: undone.withdrawn.length === 0 ? '' : countText(w.undo.withdrawn, undone.withdrawn.length, locale),
    sentOnes: undone.sent.slice(0, SENT_SHOWN).map((one) => dependentBlanks(visit, w, one)),
    text: fill(w.undo.done, { cancelled: n(undone.cancelled), restored: n(undone.restored) }),
    sent: undone.sent.length === 0 ? '' : countText(w.undo.sent, undone.sent.length, locale),
    later: undone.later,
  };
}

async function report(visit: Visit, one: Import): Promise<Answer> {
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  const kept = await problemRows(visit.work.db.read, one.id, one.fileName);
  return problemsFile(visit, w, { kept, count: one.problems, fileName: one.fileName });
}

/** What was missing is settled: a person says so. */
async function close(visit: Visit, one: Import): Promise<Answer> {
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  const closed = await closeWhatWasMissing(visit.work, visit.company.id, one.id);
  const text = closed === 0 ? w.result.closedNone : countText(w.result.closed, closed, visit.locale);
  visit.asked.session.tell({ text });
  return see(importPath(visit, one));
}
