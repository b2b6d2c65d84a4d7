import type { Route, Visit } from '../companies/visit.pages';
import { settingsOf } from '../companies/store';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import type { Day } from '../kernel/day';
import { countText, dayText, fill, numberText } from '../languages/said';
import { page, see, type Answer } from '../platform/web/answer';
import { fieldsOf } from '../platform/web/form';
import { segmentsOf } from './account.store';
import { CHOICE_FIELDS, firstChoice, readChoice, type ChoiceRead } from './choice-form';
import { pathOf, sumsBlanks, wordsOf, type StatementPagesDeps } from './deps.pages';
import { FORMATS } from './run';
import { beginStatements, simulateStatements, type Asking, type Simulated } from './run.actions';
import { bringOnItsWay } from './run.pages';

/** Choosing whom: a form, what it would do in figures, and the button that does it. */
export const statementAskRoutes = (deps: StatementPagesDeps): readonly Route[] => [
  { method: 'get', path: '/statements/new', right: 'work', visit: (visit) => ask(visit, deps) },
  { method: 'post', path: '/statements/chosen', right: 'work', visit: (visit) => askChosen(visit, deps) },
  { method: 'post', path: '/statements', right: 'work', visit: (visit) => begin(visit, deps) },
];

/** What a form asks for: the choice, and the customers where they were ticked one by one. */
interface Read {
  readonly read: ChoiceRead;
  readonly segments: readonly string[];
  readonly customers: ReadonlySet<number> | undefined;
}

async function reading(visit: Visit, form: URLSearchParams): Promise<Read> {
  const { work, company, locale } = visit;
  const named = (form.get('customers') ?? '').split(' ').filter((text) => text !== '');
  const customers = new Set(named.flatMap((text) => work.ids.open('customer', text) ?? []));
  const segments = await segmentsOf(work.db.read, company.id);
  const first = { ...firstChoice(work.today), segment: segments.find((one) => one === form.get('segment')) ?? '' };
  const asked = form.has('asOn') ? form : new URLSearchParams(first);
  const read = readChoice(asked, { today: work.today, currency: company.currency, locale, segments });
  return { read, segments, customers: named.length === 0 ? undefined : customers };
}

const askingOf = (visit: Visit, deps: StatementPagesDeps, choice: Asking['choice'], { customers }: Read): Asking => ({
  company: visit.company,
  choice,
  customers,
  holds: (q) => deps.holdSources(q),
});

async function ask(visit: Visit, deps: StatementPagesDeps): Promise<Answer> {
  const { query } = visit.asked;
  return askPage(visit, deps, await reading(visit, query), query.has('asOn'));
}

/** Of customers that somebody ticked in a list. They are named in the form, which can be too long for an address. */
export async function askChosen(
  visit: Visit,
  deps: StatementPagesDeps,
  form: URLSearchParams = visit.asked.form,
): Promise<Answer> {
  const asked = await reading(visit, form);
  const { nobodyChosen, choose } = wordsOf(visit);
  if (asked.customers === undefined) throw new Refusal('nothing-selected', nobodyChosen, choose);
  return askPage(visit, deps, asked, form.has('asOn'));
}

async function begin(visit: Visit, deps: StatementPagesDeps): Promise<Answer> {
  const asked = await reading(visit, visit.asked.form);
  const { choice } = asked.read;
  if (choice === null || !visit.asked.form.has('asOn')) return askPage(visit, deps, asked, true);
  const run = await beginStatements(visit.work, askingOf(visit, deps, choice, asked));
  assert(run !== undefined, 'a run of a person has no month');
  bringOnItsWay(visit, deps, run);
  return see(pathOf(visit, run.id));
}

async function askPage(visit: Visit, deps: StatementPagesDeps, asked: Read, look: boolean): Promise<Answer> {
  const { company, at, work } = visit;
  const w = wordsOf(visit);
  const { read, segments, customers } = asked;
  const { typed, choice } = read;
  const ticked = [...(customers ?? [])].map((id) => work.ids.seal('customer', id)).join(' ');
  const chosen = customers === undefined ? '' : countText(w.chosenN, customers.size, visit.locale);
  const wrong = look ? Object.fromEntries(read.wrong.map((name) => [name, w.wrong[name]])) : {};
  const { testMode } = await settingsOf(work.db.read, company.id);
  const found = look && choice !== null ? await simulateStatements(work, askingOf(visit, deps, choice, asked)) : null;
  const blanks = {
    w,
    action: at.under(chosen === '' ? '/statements/new' : '/statements/chosen'),
    method: chosen === '' ? 'get' : 'post',
    chosen,
    send: at.under('/statements'),
    on: visit.on ?? '',
    today: work.today,
    min_label: fill(w.ask.min, { currency: company.currency }),
    fields: fieldsOf(CHOICE_FIELDS, typed, wrong),
    segments: segments.map((value) => ({ value, chosen: value === typed.segment })),
    formats: FORMATS.map((value) => ({ value, label: w.ask.formats[value], chosen: value === typed.format })),
    ticks: (['overdue', 'credits', 'again'] as const).map((name) => ({
      name,
      label: w.ask[name],
      chosen: typed[name] === '1',
    })),
    kept: [...CHOICE_FIELDS.map((name) => ({ name, value: typed[name] ?? '' })), { name: 'customers', value: ticked }],
    ticked,
    found: found && foundBlanks(visit, found, testMode),
    back: at.under('/statements'),
  };
  return page('pages/statements/ask', w.ask.title, blanks, { status: Object.keys(wrong).length === 0 ? 200 : 422 });
}

function foundBlanks(visit: Visit, { tally, refusal }: Simulated, testMode: boolean): object {
  const w = wordsOf(visit);
  const { locale } = visit;
  const all = tally.email + tally.print;
  const customers = countText(w.customers, all, locale);
  const said = (text: string, n: number): string[] => (n === 0 ? [] : [fill(text, { n: numberText(n, locale) })]);
  return {
    title: all === 0 ? w.preview.nobody : fill(w.preview.title, { customers }),
    lines: [...said(w.preview.email, tally.email), ...said(w.preview.print, tally.print)],
    sums: sumsBlanks(visit, tally.sums),
    left: tally.leftOut.map(({ why, customers: n }) => ({ why: w.why[why] ?? why, n: numberText(n, locale) })),
    test: testMode ? w.preview.test : '',
    refused: refusedText(visit, refusal),
    may: refusal === null && all > 0 && visit.on === null,
    send: fill(w.preview.send, { statements: countText(w.statements, all, locale) }),
  };
}

function refusedText(visit: Visit, refusal: Simulated['refusal']): string {
  const w = wordsOf(visit).preview;
  if (refusal === null) return '';
  if (refusal.code === 'shadow-mode') return w.shadow;
  const { asOf, needed } = refusal.facts as { readonly asOf: Day | null; readonly needed: Day };
  const day = asOf === null ? w.noDay : dayText(asOf, visit.locale);
  return fill(w.stale, { day, needed: dayText(needed, visit.locale) });
}
