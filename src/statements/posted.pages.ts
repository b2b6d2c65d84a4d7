import type { Route, Visit } from '../companies/visit.pages';
import { dayFrom, type Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { countText, fill, numberText } from '../languages/said';
import { see, type Answer } from '../platform/web/answer';
import { pathOf, runAsked, wordsOf } from './deps.pages';
import { postStatements, unpostStatements } from './posted.actions';
import { unpostedOf } from './posting.store';
import type { StatementRun } from './run';

/** What lies printed and not posted: ticked off with its day and who carries it. */
export const statementPostedRoutes: readonly Route[] = [
  { method: 'post', path: '/statements/:statements/posted', right: 'work', visit: (visit) => posted(visit) },
  { method: 'post', path: '/statements/:statements/unposted', right: 'work', visit: (visit) => unposted(visit) },
];

/** More are not shown one by one, but can be ticked off together. */
const SHOWN = 100;

/** Null where nothing lies here. `n`: how many do. */
export async function unpostedBlanks(visit: Visit, run: StatementRun, n: number): Promise<object | null> {
  if (n === 0) return null;
  const { work, locale, at } = visit;
  const w = wordsOf(visit).posting;
  const rows = await unpostedOf(work.db.read, run.id, SHOWN);
  return {
    text: countText(w.text, n, locale),
    all: n > rows.length ? fill(w.all, { n: numberText(n, locale) }) : '',
    rows: rows.map(({ customerId, code, name, recipient }) => {
      const id = work.ids.seal('customer', customerId);
      return { id, name, code, to: recipient ?? name, href: at.customer(id), label: fill(w.postedOf, { name }) };
    }),
    action: visit.may('work') && visit.on === null ? pathOf(visit, run.id, '/posted') : '',
    first: run.begunOn,
    today: work.today,
  };
}

async function posted(visit: Visit): Promise<Answer> {
  const { work, company, asked, locale } = visit;
  const { form } = asked;
  const w = wordsOf(visit).posting;
  const run = await runAsked(visit);
  const service = (form.get('service') ?? '').trim().slice(0, 100);
  const on = dayFrom(form.get('on_day') ?? '');
  if (service === '') throw new Refusal('posting-incomplete', w.needed, w.again);
  if (on === undefined) throw new Refusal('posting-incomplete', w.day, w.again);
  const all = form.get('all') === '1';
  const customerIds = all ? null : form.getAll('id').flatMap((text) => work.ids.open('customer', text) ?? []);
  const n = await postStatements(work, { companyId: company.id, runId: run.id, customerIds, on, service });
  const undo = { path: pathOf(visit, run.id, '/unposted'), fields: { at: work.now } };
  asked.session.tell({ text: countText(w.done, n, locale), ...(n > 0 ? { undo } : {}) });
  return see(pathOf(visit, run.id));
}

async function unposted(visit: Visit): Promise<Answer> {
  const { work, company, asked, locale } = visit;
  const run = await runAsked(visit);
  const at = (asked.form.get('at') ?? '').slice(0, 30) as Instant;
  const n = await unpostStatements(work, { companyId: company.id, runId: run.id, at });
  asked.session.tell({ text: countText(wordsOf(visit).posting.undone, n, locale) });
  return see(pathOf(visit, run.id));
}
